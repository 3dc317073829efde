"""One school's page, and the rules by which its standing is told."""

import datetime as dt
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.pages import Crumb, paging

from .. import queries
from .. import standing as standing_of
from ..forms import MeasureForm
from ..models import School
from ..pages import map as maps
from ..pages import results as result_pages
from ..pages import school as pages
from ..pages import standing as standing_pages
from ..queries import Lineage

# A trust may have a hundred schools.
SHOWN_OF_GROUP = 25


@login_not_required
@require_safe
def school(request: HttpRequest, urn: int) -> HttpResponse:
    """All that the register says of a school; ``?to=`` measures to another one."""
    found = queries.find(urn)
    if found is None:
        return render(request, "schools/unknown.html", {"urn": urn}, status=404)
    form = MeasureForm(request.GET)
    form.is_valid()
    line = queries.lineage(found)
    changes = paging(request, queries.changes_of(found, line.before))
    same_group, in_group = queries.first_of_same_group(found, SHOWN_OF_GROUP)
    nearest, districts = queries.nearest(found), queries.drawn_districts()
    page = pages.school(
        found, area=queries.area_of(found, districts), nearest=nearest, measured_to=form.point,
        same_group=same_group, in_group=in_group, changes=changes.rows, line=line,
        **_judged(found, line, today=clock.today()),
    )  # fmt: skip
    crumbs = [Crumb("Schools", reverse("schools:schools")), Crumb(found.name)]
    context = {"title": found.name, "crumbs": crumbs, "form": form, "listed": changes, "page": page}
    context["map"] = maps.neighbourhood(found, nearest, districts)
    return render(request, "schools/school.html", context)


def _judged(found: School, line: Lineage, *, today: dt.date) -> dict[str, Any]:
    """What others say of the school: inspections, the standing that follows from them, results."""
    inspections = queries.inspections_of([found], {found.urn: line.told})[found.urn]
    answer = standing_of.of(inspections, rules=queries.standing_rules_now(), on=today)
    return {
        "standing": standing_pages.part(answer, inspections, urn=found.urn, today=today),
        "results": result_pages.stages(queries.results_of(found)),
    }


@login_not_required
@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """The programme's rules of standing, in the words in which they are published."""
    title = "How we tell whether a school is good"
    page = standing_pages.rules(queries.standing_rules_now(), today=clock.today())
    crumbs = [Crumb("Schools", reverse("schools:schools")), Crumb(title)]
    return render(request, "schools/standing.html", {"title": title, "crumbs": crumbs, "page": page})

"""The register of schools over HTTP. It is open to everybody; the list as a file to whoever is signed in."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.pages import Crumb, paging
from pharos.files import exports

from . import queries
from .criteria import Criteria
from .forms import MeasureForm, SchoolsForm
from .pages import listing
from .pages import school as pages
from .pages.listing import Areas

# A trust may have a hundred schools.
SHOWN_OF_GROUP = 25


def _form(request: HttpRequest, areas: Areas) -> SchoolsForm:
    form = SchoolsForm(request.GET, areas=sorted(set(areas.values()), key=lambda area: (area.position, area.name)))
    form.is_valid()
    return form


@login_not_required
@require_safe
def schools(request: HttpRequest) -> HttpResponseBase:
    """The list; a search that is one school's URN and nothing else leads straight there."""
    if found := queries.with_this_urn(request.GET.get("q", "")):
        return redirect("schools:school", found.urn)
    if exports.asked(request):
        return export(request) if request.user.is_authenticated else redirect_to_login(request.get_full_path())
    areas = queries.areas_by_district()
    form = _form(request, areas)
    criteria = form.criteria()
    paged = paging(request, queries.keys(criteria))
    page = listing.schools(
        queries.with_keys(paged.rows), criteria, areas, form=form, asked=request.GET,
        would_find={} if paged.count else queries.relaxations(criteria),
    )  # fmt: skip
    context = {
        "title": "Schools", "form": form, "filters": form, "listed": paged, "noun": "school", "page": page,
        "ways": exports.ways(request) if request.user.is_authenticated else [],
    }  # fmt: skip
    return render(request, "schools/schools.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The list as a file: the same filters, every page."""
    areas = queries.areas_by_district()
    criteria = _form(request, areas).criteria()
    return exports.answer(request, "schools", listing.HEADINGS, _lines(criteria, areas), day=clock.today())


def _lines(criteria: Criteria, areas: Areas) -> Iterator[list[Any]]:
    for school in queries.filtered(criteria).select_related("trust", "last_seen_in").iterator():
        yield listing.line(school, areas, criteria)


@login_not_required
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What somebody may mean by the words typed so far."""
    return JsonResponse(listing.suggestions(queries.search(request.GET.get("q", ""))), safe=False)


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
    same_group = queries.of_same_group(found)
    page = pages.school(
        found, area=queries.area_of(found), nearest=queries.nearest(found), measured_to=form.point,
        same_group=same_group[:SHOWN_OF_GROUP], in_group=same_group.count(), changes=changes.rows, line=line,
    )  # fmt: skip
    crumbs = [Crumb("Schools", reverse("schools:schools")), Crumb(found.name)]
    context = {"title": found.name, "crumbs": crumbs, "form": form, "listed": changes, "page": page}
    return render(request, "schools/school.html", context)

"""The list of schools: as a page, as a file, and as suggestions while somebody types."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.pages import paging
from pharos.files import exports

from .. import queries
from ..criteria import Criteria
from ..pages import listing
from ..pages.listing import Areas
from .asking import asked


@login_not_required
@require_safe
def schools(request: HttpRequest) -> HttpResponseBase:
    """The list; a search that is one school's URN and nothing else leads straight there."""
    if exports.asked(request):
        return export(request) if request.user.is_authenticated else redirect_to_login(request.get_full_path())
    if found := queries.with_this_urn(request.GET.get("q", "")):
        return redirect("schools:school", found.urn)
    districts = list(queries.districts())
    form = asked(request, districts)
    criteria = form.criteria()
    paged = paging(request, queries.keys(criteria))
    page = listing.schools(
        queries.with_keys(paged.rows), criteria, queries.areas_by_district(districts), form=form, asked=request.GET,
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
    districts = list(queries.districts())
    criteria, areas = asked(request, districts).criteria(), queries.areas_by_district(districts)
    return exports.answer(request, "schools", listing.HEADINGS, _lines(criteria, areas), day=clock.today())


def _lines(criteria: Criteria, areas: Areas) -> Iterator[list[Any]]:
    for school in queries.filtered(criteria).select_related("trust", "last_seen_in").iterator():
        yield listing.line(school, areas, criteria)


@login_not_required
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What somebody may mean by the words typed so far."""
    return JsonResponse(listing.suggestions(queries.search(request.GET.get("q", ""))), safe=False)

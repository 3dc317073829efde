"""The requests of one’s areas over HTTP, and the same list as a file."""

import datetime as dt

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.pages import paging
from pharos.files import exports
from pharos.matching import queries, rules
from pharos.matching.forms import TriageForm
from pharos.matching.pages import triage as pages
from pharos.people.signed_in import SignedInRequest
from pharos.schools.models import Area
from pharos.support.models import SupportRequest


@require_safe
def listing(request: SignedInRequest) -> HttpResponseBase:
    at = clock.now()
    rules.may_see_triage(request.user, at=at).enforce()
    areas = queries.areas_of(request.user, at=at)
    form = TriageForm(request.GET, areas=areas)
    if exports.asked(request):
        return export(request)
    shown = paging(request, _rows(request, form, at), by_key=True)
    page = pages.triage(
        shown, person=request.user, areas=_names(areas), mine=_mine(request), asked=request.GET, at=at
    )  # fmt: skip
    context = {
        "title": "Requests in your area" if len(areas) == 1 else "Requests by area", "page": page, "listed": shown,
        "noun": "request", "filters": form if len(areas) > 1 else None, "ways": exports.ways(request),
    }  # fmt: skip
    return render(request, "matching/triage.html", context)


@require_safe
def export(request: SignedInRequest) -> HttpResponseBase:
    """The whole list with the same filters."""
    at = clock.now()
    rules.may_see_triage(request.user, at=at).enforce()
    areas = queries.areas_of(request.user, at=at)
    rows = _rows(request, TriageForm(request.GET, areas=areas), at)
    names = _names(areas)
    lines = (pages.line(each, names) for each in rows.iterator(chunk_size=500))
    return exports.answer(request, "requests", pages.COLUMNS, lines, day=clock.day_of(at))


def _rows(request: SignedInRequest, form: TriageForm, at: dt.datetime) -> QuerySet[SupportRequest]:
    return queries.triage(request.user, at=at, area=form.chosen(), mine=_mine(request))


def _mine(request: SignedInRequest) -> bool:
    return request.GET.get("show") == "mine"


def _names(areas: list[Area]) -> dict[str, str]:
    return {each.code: each.name for each in areas}

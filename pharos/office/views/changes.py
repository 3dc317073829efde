"""What changed in schools between two files of the register, and the same list as a file."""

import datetime as dt

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.pages import paging
from pharos.files import exports
from pharos.office.forms.changes import ChangesForm
from pharos.office.pages import changes as pages
from pharos.people.signed_in import SignedInRequest
from pharos.schools import queries, rules
from pharos.schools.changes import Event


@require_safe
def changes(request: SignedInRequest) -> HttpResponseBase:
    """For administrators; for advisers, those of their areas."""
    at = clock.now()
    rules.may_read_changes(request.user, at=at).enforce()
    form = _form(request, at)
    found = _found(request, form, at)
    shown = [each for each in found if form.chosen("kind") in ("", each.kind)]
    if exports.asked(request):
        lines = (pages.line(each) for each in shown)
        return exports.answer(request, "changes in schools", pages.COLUMNS, lines, day=clock.day_of(at))
    listed = paging(request, shown)
    page = pages.changes(listed, found, form.between, asked=request.GET, files=len(form.days))
    context = {"title": "Changes in schools", "page": page, "listed": listed, "noun": "change"}
    context["filters"] = form if len(form.days) > 1 else None
    return render(request, "office/changes.html", context | {"ways": exports.ways(request)})


def _form(request: SignedInRequest, at: dt.datetime) -> ChangesForm:
    read = rules.areas_read(request.user, at=at)
    areas = [area for area in queries.areas() if read is None or area.code in read]
    return ChangesForm(request.GET, days=queries.dates_of_files(), areas=areas)


def _found(request: SignedInRequest, form: ChangesForm, at: dt.datetime) -> list[Event]:
    """Every kind of change of the chosen days and area, as far as this person reads them."""
    if form.between is None:
        return []
    since, until = form.between
    chosen, read = form.chosen("area"), rules.areas_read(request.user, at=at)
    return queries.between(since, until, areas=[chosen] if chosen else read)

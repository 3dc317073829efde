"""The support record over HTTP. Each page that shows its text records the reading, and stays out of every cache."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.people.signed_in import SignedInRequest

from .. import actions, pages, queries, record_rows, rules
from ..forms import PressForm, RowsForm
from ..forms.rows import base_of, typed
from ..models import RecordVersion, SupportRecord


def find(request: SignedInRequest, reference: str, at: dt.datetime) -> SupportRecord:
    """A sheet of support that this person may see; they must also be one of its readers."""
    found = get_object_or_404(queries.visible_records(request.user, at=at), reference=reference)
    rules.may_read_record(request.user, found.deployment, at=at).enforce()
    return found


def remember(request: SignedInRequest, found: SupportRecord, at: dt.datetime) -> None:
    """That this person is about to read what the sheet says."""
    what = f"the support record of visit {found.visit.number}"
    activity.record_reading(found, by=request.user, at=at, what=what)


@require_POST
def start(request: SignedInRequest, reference: str) -> HttpResponse:
    """Begin the sheet of a visit, or go to it where somebody has."""
    at = clock.now()
    visit = get_object_or_404(queries.visible_visits(request.user, at=at), reference=reference)
    rules.may_read_record(request.user, visit.deployment, at=at).enforce()
    record = actions.start_record(visit, by=request.user, at=at)
    return redirect("deployments:edit_record", record.reference)


@never_cache
@require_safe
def record(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = find(request, reference, at)
    versions = list(queries.versions(found))
    return _show(request, found, versions[0], versions, at)


@never_cache
@require_safe
def version(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """An earlier version, as it stood."""
    at = clock.now()
    found = find(request, reference, at)
    versions = list(queries.versions(found))
    return _show(request, found, _version(versions, number), versions, at)


def _version(versions: list[RecordVersion], number: int) -> RecordVersion:
    shown = next((each for each in versions if each.number == number), None)
    if shown is None:
        raise Http404
    return shown


def _show(
    request: SignedInRequest, found: SupportRecord, shown: RecordVersion, versions: list[RecordVersion],
    at: dt.datetime, form: PressForm | None = None,
) -> HttpResponse:  # fmt: skip
    remember(request, found, at)
    page = pages.record(found, shown, versions, person=request.user, at=at)
    title = f"KLE Support Record: visit {page.visit}, {page.school}"
    context = {"title": title, "page": page, "form": form}
    return render(request, "deployments/record.html", context, status=form.refusal_status if form else 200)


@never_cache
@require_safe
def compare(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """What a version changed of the one before."""
    at = clock.now()
    found = find(request, reference, at)
    versions = list(queries.versions(found))
    page = pages.compare(found, _version(versions, number - 1), _version(versions, number))
    remember(request, found, at)
    return render(request, "deployments/compare.html", {"title": f"What version {number} changed", "page": page})


@require_form
def edit(request: SignedInRequest, reference: str) -> HttpResponse:
    """Write the sheet. Rows come and go by buttons that save nothing; what was typed stays."""
    at = clock.now()
    found = find(request, reference, at)
    if request.method != "POST":
        rules.may_edit_record(request.user, found, at=at).enforce()
        remember(request, found, at)
        newest = queries.newest_version(found)
        assert newest is not None
        return _ask(request, found, RowsForm(rows=newest.rows or [{}], base=newest.number))
    if "save" not in request.POST:
        return _ask(request, found, _with_rows_changed(request))
    form = RowsForm(request.POST)
    if not (form.is_valid() and succeeds(form, lambda: _save(request, found, form, at))):
        return _ask(request, found, form)
    if isinstance(form.outcome, actions.Overtaken):
        remember(request, found, at)
        return _put_together(request, found, form.outcome.newest, form)
    messages.success(request, "The support record has been saved.")
    return redirect("deployments:record", found.reference)


def _save(
    request: SignedInRequest, found: SupportRecord, form: RowsForm, at: dt.datetime
) -> RecordVersion | actions.Overtaken:
    """The new version, or that somebody else’s came first: that is no error of the form, but a choice to make."""
    given: dict[str, Any] = form.cleaned_data
    try:
        return actions.save_record(
            found, form.answered(), base=given["base"], by=request.user, at=at, form_key=given["form_key"]
        )
    except actions.Overtaken as overtaken:
        return overtaken


def _with_rows_changed(request: SignedInRequest) -> RowsForm:
    """The form again, with a row more or a row less."""
    rows = typed(request.POST)
    remove = request.POST.get("remove", "")
    if remove.isdecimal() and int(remove) < len(rows):
        del rows[int(remove)]
    elif "add" in request.POST:
        rows.append(record_rows.row({}))
    return RowsForm(rows=rows or [{}], base=base_of(request.POST))


def _ask(request: SignedInRequest, found: SupportRecord, form: RowsForm) -> HttpResponse:
    page = pages.edit(found)
    context = {"title": f"Write the support record of visit {page.visit}", "page": page, "form": form}
    return render(request, "deployments/edit_record.html", context, status=form.refusal_status)


def _put_together(
    request: SignedInRequest, found: SupportRecord, newest: RecordVersion, form: RowsForm
) -> HttpResponse:
    """Both versions side by side, and one form in which they are put together."""
    mine, base = form.answered(), form.cleaned_data["base"]
    began = queries.versions(found).filter(number=base).first()
    together = record_rows.put_together(began.rows if began else [], newest.rows, record_rows.filled(mine))
    page = pages.conflict(found, newest, mine)
    context = {
        "title": "Somebody saved while you were writing", "page": page, "reference": found.reference,
        "form": RowsForm(rows=together or [{}], base=newest.number),
        "mine": RowsForm(rows=page.mine or [{}], base=newest.number),
    }  # fmt: skip
    return render(request, "deployments/conflict.html", context, status=409)


@require_POST
def sign(request: SignedInRequest, reference: str) -> HttpResponse:
    """Sign the version that was on the page; where a newer one stands, that is shown with the reason."""
    at = clock.now()
    found, form = find(request, reference, at), PressForm(request.POST)
    number = request.POST.get("version", "")
    shown = int(number) if number.isdecimal() and len(number) < 6 else 0
    if form.is_valid() and succeeds(
        form, lambda: actions.sign_record(found, number=shown, by=request.user, at=at)
    ):  # fmt: skip
        messages.success(request, "You have signed this version of the support record.")
        return redirect("deployments:record", found.reference)
    versions = list(queries.versions(found))
    return _show(request, found, versions[0], versions, at, form)

"""Visits over HTTP."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from pharos.common import clock
from pharos.common.methods import require_form
from pharos.common.steps import step
from pharos.common.ui.filters import date
from pharos.days import queries as days
from pharos.people.models import Person
from pharos.people.signed_in import SignedInRequest

from .. import actions, queries, rules
from ..forms import CancelForm, CorrectForm, TookPlaceForm, VisitForm
from ..models import Deployment, Visit
from ..visit_dates import Window
from .deployments import about, find


def _find(request: SignedInRequest, reference: str, at: dt.datetime) -> Visit:
    """A visit of support that this person may see."""
    return get_object_or_404(queries.visible_visits(request.user, at=at), reference=reference)


def _window(deployment: Deployment, at: dt.datetime) -> Window:
    return Window.of(deployment.agreement, deployment.started_at, at)


def _dates(window: Window) -> str:
    return f"Choose a date from {date(window.first)} to {date(window.last)}, while the agreement runs."


@require_form
def plan(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = find(request, reference, at)
    left, window = days.of_support(found.request).open, _window(found, at)
    form = VisitForm(request.POST or None, window=window, initial={"half_days": min(left, 2) or None})
    return step(
        request, form, rules.may_plan_visit(request.user, found, at=at),
        lambda: actions.plan_visit(
            found, on=form.cleaned_data["on"], half_days=form.cleaned_data["half_days"],
            words=form.cleaned_data["words"], by=request.user, at=at, form_key=form.cleaned_data["form_key"],
        ),
        **about(found),
        title="Plan a visit", button="Plan the visit", done="The visit is planned.", lead=[_dates(window)],
    )  # fmt: skip


@require_form
def change(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    visit = _find(request, reference, at)
    window = _window(visit.deployment, at)
    first = {"on": visit.on, "half_days": visit.half_days, "words": visit.words}
    form = VisitForm(request.POST or None, window=window, initial=first)
    return step(
        request, form, rules.may_change_visit(request.user, visit, at=at),
        lambda: actions.change_visit(visit, **form.answers, by=request.user, at=at),
        **about(visit.deployment),
        title=f"Change visit {visit.number}", button="Save the visit", done="The visit has been changed.",
        lead=[_dates(window)],
    )  # fmt: skip


@require_form
def took_place(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    visit = _find(request, reference, at)
    window = _window(visit.deployment, at)
    first = {"on": visit.on, "half_days": visit.half_days}
    form = TookPlaceForm(request.POST or None, window=window, initial=first)
    return step(
        request, form, rules.may_record_visit(request.user, visit, at=at),
        lambda: actions.record_visit(visit, **form.answers, by=request.user, at=at),
        **about(visit.deployment),
        title=f"Visit {visit.number} took place", button="Record the visit", done="The visit has been recorded.",
        lead=["Check the date and the time that it took. If it did not take place, go back and cancel it."],
    )  # fmt: skip


@require_form
def cancel(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    visit = _find(request, reference, at)
    form = CancelForm(request.POST or None)
    return step(
        request, form, rules.may_cancel_visit(request.user, visit, at=at),
        lambda: actions.cancel_visit(visit, by=request.user, at=at, why=form.cleaned_data["why"]),
        **about(visit.deployment),
        title=f"Cancel the visit of {date(visit.on)}", button="Cancel the visit", done="The visit is cancelled.",
    )  # fmt: skip


@require_form
def correct(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was recorded is put right, and both can be seen afterwards."""
    at = clock.now()
    visit = _find(request, reference, at)
    window = _window(visit.deployment, at)
    first = {"on": visit.on, "half_days": visit.half_days}
    form = CorrectForm(request.POST or None, window=window, initial=first)
    return step(
        request, form, rules.may_correct_visit(request.user, visit, at=at),
        lambda: _correct(visit, form.cleaned_data, by=request.user, at=at),
        **about(visit.deployment),
        title=f"Correct visit {visit.number}", button="Correct the visit", done="The visit has been corrected.",
        lead=["What was recorded before stays in the record of what happened, with your reason."],
    )  # fmt: skip


def _correct(visit: Visit, given: dict[str, Any], *, by: Person, at: dt.datetime) -> None:
    if given["what"] == "never":
        actions.strike_out_visit(visit, by=by, at=at, why=given["why"])
    else:
        actions.correct_visit(visit, on=given["on"], half_days=given["half_days"], by=by, at=at, why=given["why"])

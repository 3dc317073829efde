"""Visits over HTTP."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from pharos.common import clock
from pharos.common.forms import Form, succeeds
from pharos.common.ui.filters import date
from pharos.common.verdict import Verdict
from pharos.days import queries as days
from pharos.people.signed_in import SignedInRequest

from .. import actions, queries, rules
from ..forms import CancelForm, CorrectForm, TookPlaceForm, VisitForm
from ..models import Deployment, Visit
from ..visit_dates import Window

FORM = ["GET", "HEAD", "POST"]


def _find(request: SignedInRequest, reference: str) -> Visit:
    """A visit of support that this person may see."""
    return get_object_or_404(queries.visible_visits(request.user, at=clock.now()), reference=reference)


def _window(deployment: Deployment) -> Window:
    return Window.of(deployment.agreement, deployment.started_at, clock.now())


def _page(
    request: SignedInRequest, deployment: Deployment, form: Form, may: Verdict, act: Callable[[], Any], *,
    title: str, button: str, done: str, lead: str = "",
) -> HttpResponse:  # fmt: skip
    if form.is_valid() and succeeds(form, act):
        messages.success(request, done)
        return redirect("deployments:deployment", deployment.reference)
    if request.method != "POST":
        may.enforce()
    context = {
        "title": title, "form": form, "button": button, "lead_words": lead,
        "caption": f"Support for {deployment.school.name}",
        "back": reverse("deployments:deployment", args=[deployment.reference]),
    }  # fmt: skip
    return render(request, "deployments/step.html", context, status=form.refusal_status)


def _dates(deployment: Deployment) -> str:
    window = _window(deployment)
    return f"Choose a date from {date(window.first)} to {date(window.last)}, while the agreement runs."


@require_http_methods(FORM)
def plan(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = get_object_or_404(queries.deployments_visible_to(request.user, at=at), reference=reference)
    left = days.of_support(found.request).open
    form = VisitForm(request.POST or None, window=_window(found), initial={"half_days": min(left, 2) or None})
    return _page(
        request, found, form, rules.may_plan_visit(request.user, found, at=at),
        lambda: actions.plan_visit(
            found, on=form.cleaned_data["on"], half_days=form.cleaned_data["half_days"],
            words=form.cleaned_data["words"], by=request.user, at=at, form_key=form.cleaned_data["form_key"],
        ),
        title="Plan a visit", button="Plan the visit", done="The visit is planned.", lead=_dates(found),
    )  # fmt: skip


@require_http_methods(FORM)
def change(request: SignedInRequest, reference: str) -> HttpResponse:
    at, visit = clock.now(), _find(request, reference)
    first = {"on": visit.on, "half_days": visit.half_days, "words": visit.words}
    form = VisitForm(request.POST or None, window=_window(visit.deployment), initial=first)
    return _page(
        request, visit.deployment, form, rules.may_change_visit(request.user, visit, at=at),
        lambda: actions.change_visit(visit, **form.answers, by=request.user, at=at),
        title=f"Change visit {visit.number}", button="Save the visit", done="The visit has been changed.",
        lead=_dates(visit.deployment),
    )  # fmt: skip


@require_http_methods(FORM)
def took_place(request: SignedInRequest, reference: str) -> HttpResponse:
    at, visit = clock.now(), _find(request, reference)
    first = {"on": visit.on, "half_days": visit.half_days}
    form = TookPlaceForm(request.POST or None, window=_window(visit.deployment), initial=first)
    return _page(
        request, visit.deployment, form, rules.may_record_visit(request.user, visit, at=at),
        lambda: actions.record_visit(visit, **form.answers, by=request.user, at=at),
        title=f"Visit {visit.number} took place", button="Record the visit", done="The visit has been recorded.",
        lead="Check the date and the time that it took. If it did not take place, go back and cancel it.",
    )  # fmt: skip


@require_http_methods(FORM)
def cancel(request: SignedInRequest, reference: str) -> HttpResponse:
    at, visit = clock.now(), _find(request, reference)
    form = CancelForm(request.POST or None)
    return _page(
        request, visit.deployment, form, rules.may_cancel_visit(request.user, visit, at=at),
        lambda: actions.cancel_visit(visit, by=request.user, at=at, why=form.cleaned_data["why"]),
        title=f"Cancel the visit of {date(visit.on)}", button="Cancel the visit", done="The visit is cancelled.",
    )  # fmt: skip


@require_http_methods(FORM)
def correct(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was recorded is put right, and both can be seen afterwards."""
    at, visit = clock.now(), _find(request, reference)
    first = {"on": visit.on, "half_days": visit.half_days}
    form = CorrectForm(request.POST or None, window=_window(visit.deployment), initial=first)

    def act() -> None:
        given = form.cleaned_data
        who = {"by": request.user, "at": at, "why": given["why"]}
        if given["what"] == "never":
            actions.strike_out_visit(visit, **who)
        else:
            actions.correct_visit(visit, on=given["on"], half_days=given["half_days"], **who)

    return _page(
        request, visit.deployment, form, rules.may_correct_visit(request.user, visit, at=at), act,
        title=f"Correct visit {visit.number}", button="Correct the visit", done="The visit has been corrected.",
        lead="What was recorded before stays in the record of what happened, with your reason.",
    )  # fmt: skip

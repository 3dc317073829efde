"""What becomes of an offer over HTTP: accepted, declined, taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from pharos.common import clock
from pharos.common.forms import Form, succeeds
from pharos.common.verdict import Verdict
from pharos.matching import actions, rules
from pharos.matching.forms import PressForm, ReasonForm, RefuseForm
from pharos.matching.models import Offer
from pharos.people.signed_in import SignedInRequest

from .offers import find, show
from .requests import FORM


@require_POST
def accept(request: SignedInRequest, reference: str) -> HttpResponse:
    """The leader will do it. Whoever comes too late reads what happened, on the offer’s own page."""
    at, found, form = clock.now(), find(request, reference), PressForm(request.POST)
    if form.is_valid() and succeeds(form, lambda: actions.accept(found, by=request.user, at=at)):
        messages.success(request, f"You have accepted. {found.request.school.name} has been told.")
        return redirect("matching:offer", reference)
    return show(request, find(request, reference), form)


def _step(
    request: SignedInRequest, found: Offer, form: Form, may: Verdict, act: Callable[[], Any], *,
    title: str, button: str, done: str, lead: list[str], then: str = "",
) -> HttpResponse:  # fmt: skip
    """A page that asks why before an offer comes to its end."""
    here = reverse("matching:offer", args=[found.reference])
    if form.is_valid() and succeeds(form, act):
        messages.success(request, done)
        return redirect(then or here)
    if request.method != "POST":
        may.enforce()
    context = {
        "title": title, "caption": f"{found.request.case_number}, {found.request.school.name}", "form": form,
        "lead": lead, "button": button, "back": here,
    }  # fmt: skip
    return render(request, "matching/step.html", context, status=form.refusal_status)


@require_http_methods(FORM)
def decline(request: SignedInRequest, reference: str) -> HttpResponse:
    at, found, form = clock.now(), find(request, reference), RefuseForm(request.POST or None)
    return _step(
        request, found, form, rules.may_decline(request.user, found, at=at),
        lambda: actions.decline(found, by=request.user, at=at, **form.answers),
        title="Decline the offer", button="Decline the offer",
        done="You have declined. Thank you for saying so: the adviser looks for somebody else.",
        lead=["Nobody takes it amiss. The adviser looks for somebody else at once."],
    )  # fmt: skip


@require_http_methods(FORM)
def step_back(request: SignedInRequest, reference: str) -> HttpResponse:
    at, found, form = clock.now(), find(request, reference), RefuseForm(request.POST or None)
    return _step(
        request, found, form, rules.may_step_back(request.user, found, at=at),
        lambda: actions.step_back(found, by=request.user, at=at, **form.answers),
        title="Step back", button="Step back", done="You have stepped back. The adviser looks for somebody else.",
        lead=["You have accepted, and nothing is agreed yet. If you can no longer do it, say so now."],
    )  # fmt: skip


@require_http_methods(FORM)
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    """The adviser takes the offer back; of a direct offer, the school too."""
    at, found = clock.now(), find(request, reference)
    form = ReasonForm(
        request.POST or None, label="Why do you take the offer back?", hint=f"{found.leader} reads this.",
        missing="Enter why you take the offer back",
    )  # fmt: skip
    return _step(
        request, found, form, rules.may_withdraw_offer(request.user, found, at=at),
        lambda: actions.withdraw_offer(found, by=request.user, at=at, **form.answers),
        title=f"Withdraw the offer to {found.leader}", button="Withdraw the offer",
        done=f"The offer has been withdrawn. {found.leader} has been told.",
        lead=["The request stays open, and the adviser looks for another leader."],
        then=reverse("matching:request", args=[found.request.reference]),
    )  # fmt: skip

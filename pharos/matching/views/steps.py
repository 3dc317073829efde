"""What the adviser does with a request over HTTP: own it, ask for more, answer for its funding, close it."""

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
from pharos.matching.forms import GroundForm, PressForm, ReasonForm
from pharos.people.signed_in import SignedInRequest
from pharos.support import actions, rules
from pharos.support.models import SupportRequest

from .requests import FORM, find, show


@require_POST
def take_up(request: SignedInRequest, reference: str) -> HttpResponse:
    """Become the adviser who looks after it; a refusal is told on the request’s own page."""
    at, found, form = clock.now(), find(request, reference), PressForm(request.POST)
    if form.is_valid() and succeeds(form, lambda: actions.take_up(found, by=request.user, at=at)):
        messages.success(request, f"You now look after {found.case_number}.")
        return redirect("matching:request", reference)
    return show(request, find(request, reference), form)


def _step(
    request: SignedInRequest, found: SupportRequest, form: Form, may: Verdict, act: Callable[[], Any], *,
    title: str, button: str, done: str, lead: list[str], quote: str = "",
) -> HttpResponse:  # fmt: skip
    """A page that asks before something is done to a request."""
    if form.is_valid() and succeeds(form, act):
        messages.success(request, done)
        return redirect("matching:request", found.reference)
    if request.method != "POST":
        may.enforce()
    context = {
        "title": title, "caption": f"{found.case_number}, {found.school.name}", "form": form, "lead": lead,
        "button": button, "quote": quote, "back": reverse("matching:request", args=[found.reference]),
    }  # fmt: skip
    return render(request, "matching/step.html", context, status=form.refusal_status)


@require_http_methods(FORM)
def send_back(request: SignedInRequest, reference: str) -> HttpResponse:
    at, found = clock.now(), find(request, reference)
    form = ReasonForm(
        request.POST or None, label="What is missing?", hint="The school reads this.",
        missing="Enter what the school should add or change",
    )  # fmt: skip
    return _step(
        request, found, form, rules.may_send_back(request.user, found, at=at),
        lambda: actions.send_back(found, by=request.user, at=at, **form.answers),
        title="Ask the school for more", button="Send it back to the school",
        done=f"{found.case_number} is with the school again. It comes back when they send it.",
        lead=["The school can change its answers and send the request again. It keeps its case number."],
    )  # fmt: skip


@require_http_methods(FORM)
def leave_unfilled(request: SignedInRequest, reference: str) -> HttpResponse:
    at, found = clock.now(), find(request, reference)
    form = ReasonForm(
        request.POST or None, label="Why was no leader found?", hint="The school reads this.",
        missing="Enter why no leader was found, and what the school can do now",
    )  # fmt: skip
    return _step(
        request, found, form, rules.may_leave_unfilled(request.user, found, at=at),
        lambda: actions.leave_unfilled(found, by=request.user, at=at, **form.answers),
        title="Close the request without a leader", button="Close the request",
        done=f"{found.case_number} is closed. The school has been told why.",
        lead=["This ends the request. Say what the school can do now. It can ask again at any time."],
    )  # fmt: skip


@require_http_methods(FORM)
def ground(request: SignedInRequest, reference: str) -> HttpResponse:
    """Whether the school has another funded route than free days."""
    at, found, form = clock.now(), find(request, reference), GroundForm(request.POST or None)
    return _step(
        request, found, form, rules.may_answer_ground(request.user, found, at=at),
        lambda: _answer(form)(found, by=request.user, at=at, words=form.words),
        title="Another funded route", button="Save your answer",
        done="Your answer has been saved, and the school has been told.",
        lead=["The school asks for free days because it has no other funded route. It wrote:"],
        quote=found.funding_words,
    )  # fmt: skip


def _answer(form: GroundForm) -> Callable[..., None]:
    return actions.confirm_ground if form.confirms else actions.deny_ground

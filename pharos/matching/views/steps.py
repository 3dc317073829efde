"""What the adviser does with a request over HTTP: own it, ask for more, answer for its funding, close it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.steps import step
from pharos.matching.forms import GroundForm, PressForm, ReasonForm
from pharos.people.signed_in import SignedInRequest
from pharos.support import actions, rules

from .requests import about, find, show


@require_POST
def take_up(request: SignedInRequest, reference: str) -> HttpResponse:
    """Become the adviser who looks after it; a refusal is told on the request’s own page."""
    at = clock.now()
    found, form = find(request, reference, at), PressForm(request.POST)
    if form.is_valid() and succeeds(form, lambda: actions.take_up(found, by=request.user, at=at)):
        messages.success(request, f"You now look after {found.case_number}.")
        return redirect("matching:request", reference)
    return show(request, find(request, reference, at), form, at)


@require_form
def send_back(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = find(request, reference, at)
    form = ReasonForm(
        request.POST or None, label="What is missing?", hint="The school reads this.",
        missing="Enter what the school should add or change",
    )  # fmt: skip
    return step(
        request, form, rules.may_send_back(request.user, found, at=at),
        lambda: actions.send_back(found, by=request.user, at=at, **form.answers),
        **about(found),
        title="Ask the school for more", button="Send it back to the school",
        done=f"{found.case_number} is with the school again. It comes back when they send it.",
        lead=["The school can change its answers and send the request again. It keeps its case number."],
    )  # fmt: skip


@require_form
def leave_unfilled(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = find(request, reference, at)
    form = ReasonForm(
        request.POST or None, label="Why was no leader found?", hint="The school reads this.",
        missing="Enter why no leader was found, and what the school can do now",
    )  # fmt: skip
    return step(
        request, form, rules.may_leave_unfilled(request.user, found, at=at),
        lambda: actions.leave_unfilled(found, by=request.user, at=at, **form.answers),
        **about(found),
        title="Close the request without a leader", button="Close the request",
        done=f"{found.case_number} is closed. The school has been told why.",
        lead=["This ends the request. Say what the school can do now. It can ask again at any time."],
    )  # fmt: skip


@require_form
def ground(request: SignedInRequest, reference: str) -> HttpResponse:
    """Whether the school has another funded route than free days."""
    at = clock.now()
    found, form = find(request, reference, at), GroundForm(request.POST or None)
    return step(
        request, form, rules.may_answer_ground(request.user, found, at=at),
        lambda: _answer(form)(found, by=request.user, at=at, words=form.words),
        **about(found),
        title="Another funded route", button="Save your answer",
        done="Your answer has been saved, and the school has been told.",
        lead=["The school asks for free days because it has no other funded route. It wrote:"],
        quote=found.funding_words,
    )  # fmt: skip


def _answer(form: GroundForm) -> Callable[..., None]:
    return actions.confirm_ground if form.confirms else actions.deny_ground

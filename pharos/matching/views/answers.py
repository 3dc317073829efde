"""What becomes of an offer over HTTP: accepted, declined, taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.steps import step
from pharos.matching import actions, rules
from pharos.matching.forms import PressForm, ReasonForm, RefuseForm
from pharos.matching.models import Offer
from pharos.people.signed_in import SignedInRequest

from .offers import find, show


@require_POST
def accept(request: SignedInRequest, reference: str) -> HttpResponse:
    """The leader will do it. Whoever comes too late reads what happened, on the offer’s own page."""
    at = clock.now()
    found, form = find(request, reference, at), PressForm(request.POST)
    if form.is_valid() and succeeds(form, lambda: actions.accept(found, by=request.user, at=at)):
        messages.success(request, f"You have accepted. {found.request.school.name} has been told.")
        return redirect("matching:offer", reference)
    return show(request, find(request, reference, at), form, at)


def _about(found: Offer) -> dict[str, str]:
    """What each page that asks before an offer comes to its end says of it, and where it leads back to."""
    caption = f"{found.request.case_number}, {found.request.school.name}"
    return {"caption": caption, "back": reverse("matching:offer", args=[found.reference])}


@require_form
def decline(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found, form = find(request, reference, at), RefuseForm(request.POST or None)
    return step(
        request, form, rules.may_decline(request.user, found, at=at),
        lambda: actions.decline(found, by=request.user, at=at, **form.answers),
        **_about(found),
        title="Decline the offer", button="Decline the offer",
        done="You have declined. Thank you for saying so: the adviser looks for somebody else.",
        lead=["Nobody takes it amiss. The adviser looks for somebody else at once."],
    )  # fmt: skip


@require_form
def step_back(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found, form = find(request, reference, at), RefuseForm(request.POST or None)
    return step(
        request, form, rules.may_step_back(request.user, found, at=at),
        lambda: actions.step_back(found, by=request.user, at=at, **form.answers),
        **_about(found),
        title="Step back", button="Step back", done="You have stepped back. The adviser looks for somebody else.",
        lead=["You have accepted, and nothing is agreed yet. If you can no longer do it, say so now."],
    )  # fmt: skip


@require_form
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    """The adviser takes the offer back; of a direct offer, the school too."""
    at = clock.now()
    found = find(request, reference, at)
    form = ReasonForm(
        request.POST or None, label="Why do you take the offer back?", hint=f"{found.leader} reads this.",
        missing="Enter why you take the offer back",
    )  # fmt: skip
    return step(
        request, form, rules.may_withdraw_offer(request.user, found, at=at),
        lambda: actions.withdraw_offer(found, by=request.user, at=at, **form.answers),
        **_about(found),
        title=f"Withdraw the offer to {found.leader}", button="Withdraw the offer",
        done=f"The offer has been withdrawn. {found.leader} has been told.",
        lead=["The request stays open, and the adviser looks for another leader."],
        then=reverse("matching:request", args=[found.request.reference]),
    )  # fmt: skip

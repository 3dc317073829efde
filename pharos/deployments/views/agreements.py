"""Writing, checking, proposing, reading and confirming terms over HTTP."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.steps import step
from pharos.matching.models import Offer
from pharos.people.models import Person
from pharos.people.signed_in import SignedInRequest

from .. import actions, first_terms, pages, queries, rules
from ..forms import AnswerForm, PressForm, TermsForm
from ..models import Agreement
from ..states import AgreementState


def _find(request: SignedInRequest, reference: str, at: dt.datetime) -> Agreement:
    return get_object_or_404(queries.agreements_visible_to(request.user, at=at), reference=reference)


@require_safe
def of_request(request: SignedInRequest, reference: str) -> HttpResponse:
    """From a request to where its agreement stands: the support, the newest terms, or the page to write them."""
    at = clock.now()
    deployment = queries.deployments_visible_to(request.user, at=at).filter(request__reference=reference).first()
    if deployment is not None:
        return redirect("deployments:deployment", deployment.reference)
    newest = (
        queries.agreements_visible_to(request.user, at=at)
        .filter(request__reference=reference, version__isnull=False).order_by("-version").first()
    )  # fmt: skip
    if newest is not None:
        return redirect("deployments:agreement", newest.reference)
    offer = get_object_or_404(queries.offers_for(request.user, at=at), request__reference=reference)
    return redirect("deployments:terms", offer.request.reference)


@require_form
def terms(request: SignedInRequest, reference: str) -> HttpResponse:
    """The terms on one page, filled in with what is known. They are kept, then checked."""
    at = clock.now()
    offer = get_object_or_404(queries.offers_for(request.user, at=at), request__reference=reference)
    rules.may_write_terms(request.user, offer, at=at).enforce()
    newest = queries.newest_of(offer.request)
    form = TermsForm(
        request.POST or None, request=offer.request, today=clock.day_of(at), revises=newest is not None,
        not_chairs=_not_chairs(offer, at), initial=_initial(offer, newest, request.user, at),
    )  # fmt: skip
    if form.is_valid() and succeeds(
        form, lambda: actions.save_draft(offer, form.terms(), by=request.user, at=at)
    ):  # fmt: skip
        return redirect("deployments:check", form.outcome.reference)
    context = _terms_context(offer, newest, at) | {"form": form}
    return render(request, "deployments/terms.html", context, status=form.refusal_status)


def _not_chairs(offer: Offer, at: dt.datetime) -> list[str]:
    heads = queries.heads_of(offer.request.school, at=at) if offer.request.is_mentoring else []
    return [offer.leader.email, *(each.email for each in heads)]


def _initial(offer: Offer, newest: Agreement | None, person: Person, at: dt.datetime) -> dict[str, Any]:
    """What this person was writing, else the terms as they last were, else what the request says."""
    before = queries.draft_of(offer, person) or newest
    found = (
        first_terms.from_agreement(before, offer.request)
        if before
        else first_terms.from_request(offer.request, today=clock.day_of(at))
    )
    rate = found.pop("rate_pence") // 100
    return found | {"rate": rate}


def _terms_context(offer: Offer, newest: Agreement | None, at: dt.datetime) -> dict[str, Any]:
    year, balance = queries.days_left(offer.leader, at=at)
    asked = newest is not None and newest.state in {AgreementState.CHANGE_ASKED, AgreementState.DECLINED}
    words = activity.about(newest).exclude(why="").values_list("why", flat=True).first() if newest and asked else ""
    return {
        "title": "Propose new terms" if newest else "Propose the terms of the support",
        "page": pages.terms(offer, balance=balance, year=year, turned_down=words or ""),
        "button": "Save and check",
        "back": reverse("deployments:agreement", args=[newest.reference]) if newest else "/",
    }


@require_form
def check(request: SignedInRequest, reference: str) -> HttpResponse:
    """Everything once more; then the terms are put before both parties."""
    at = clock.now()
    agreement = _find(request, reference, at)
    if agreement.state != AgreementState.DRAFT:
        return redirect("deployments:agreement", agreement.reference)
    rules.may_write_terms(request.user, agreement.offer, at=at).enforce()
    form = PressForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.propose(agreement, by=request.user, at=at)):
        messages.success(request, "You have proposed the terms. Whoever still has to confirm them has been asked.")
        return redirect("deployments:agreement", agreement.reference)
    waiting = queries.proposed_of(agreement.request)
    page = pages.check(agreement, person=request.user, waiting=waiting, at=at)
    context = {"title": "Check the terms before you propose them", "page": page, "form": form, "back": page.terms_href}
    return render(request, "deployments/check.html", context, status=form.refusal_status)


@require_safe
def agreement(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = _find(request, reference, at)
    if found.state == AgreementState.DRAFT:
        return redirect("deployments:check", found.reference)
    deployment = queries.deployments_visible_to(request.user, at=at).filter(request=found.request).first()
    page = pages.agreement(
        found, person=request.user, versions=list(queries.versions_of(found.request)),
        activities=list(activity.timeline(found)), deployment=deployment.reference if deployment else "", at=at,
    )  # fmt: skip
    context = {"title": f"Agreement about support for {page.school}", "page": page}
    return render(request, "deployments/agreement.html", context)


@require_form
def confirm(request: SignedInRequest, reference: str) -> HttpResponse:
    """Read once more what one confirms, and confirm it."""
    at = clock.now()
    found = _find(request, reference, at)
    form = PressForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.confirm(found, by=request.user, at=at)):
        over = "The support can start." if form.outcome else "It now waits for the other party, who has been asked."
        messages.success(request, f"You have confirmed the agreement. {over}")
        return redirect("deployments:agreement", found.reference)
    if request.method != "POST":
        rules.may_confirm(request.user, found, at=at).enforce()
    context = {
        "title": f"Confirm the agreement about support for {found.request.school.name}", "form": form,
        "facts": pages.facts_of_terms(found), "typed": pages.agreements.TYPED, "button": "Confirm the agreement",
        "back": reverse("deployments:agreement", args=[found.reference]),
    }  # fmt: skip
    return render(request, "deployments/confirm.html", context, status=form.refusal_status)


@require_form
def answer(request: SignedInRequest, reference: str) -> HttpResponse:
    """Not to confirm: to ask for a change, or to decline."""
    at = clock.now()
    found = _find(request, reference, at)
    form = AnswerForm(request.POST or None)
    return step(
        request, form, rules.may_answer(request.user, found, at=at),
        lambda: _not_confirm(found, form.answers, by=request.user, at=at),
        title="Do not confirm the agreement", button="Send your answer",
        done="Your answer has been sent to everybody who needs to know.",
        back=reverse("deployments:agreement", args=[found.reference]),
    )  # fmt: skip


def _not_confirm(found: Agreement, given: dict[str, Any], *, by: Person, at: dt.datetime) -> None:
    say = actions.ask_for_change if given["what"] == "change" else actions.decline
    say(found, by=by, at=at, why=given["why"])


@require_form
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = _find(request, reference, at)
    form = PressForm(request.POST or None)
    return step(
        request, form, rules.may_withdraw(request.user, found, at=at),
        lambda: actions.withdraw(found, by=request.user, at=at),
        title="Withdraw these terms", button="Withdraw the terms", done="You have withdrawn the terms.",
        back=reverse("deployments:agreement", args=[found.reference]),
        lead=[
            "Nobody needs to confirm these terms any more. Terms that are in force stay in force. "
            "You can propose new ones at any time.",
        ],
    )  # fmt: skip

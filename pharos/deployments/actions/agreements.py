"""Writing, proposing and confirming terms."""

import datetime as dt
from typing import Any

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import AlreadyDone
from pharos.matching.models import Offer
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.states import Role
from pharos.support import actions as support
from pharos.support.states import RequestState

from .. import emails, queries, rules
from ..models import Agreement, Confirmation, Deployment
from ..states import AgreementState, Party
from . import ledger
from .once import once

SAYS = {
    Party.LEADER: "confirmed the agreement as the leader",
    Party.COMMISSIONER: "confirmed the agreement for the school",
    Party.GOVERNORS: "confirmed the agreement for the governing body",
}


@transaction.atomic
def save_draft(offer: Offer, terms: dict[str, Any], *, by: Person, at: dt.datetime) -> Agreement:
    """Keep the terms that somebody is writing: one draft for each writer, which nobody else sees."""
    support.lock(offer.request)
    rules.may_write_terms(by, offer, at=at).enforce()
    draft, _ = Agreement.objects.update_or_create(
        request=offer.request, drafted_by=by, state=AgreementState.DRAFT,
        defaults={**terms, "offer": offer, "drafted_at": at},
    )  # fmt: skip
    return draft


@transaction.atomic
def propose(agreement: Agreement, *, by: Person, at: dt.datetime) -> None:
    """Put the terms before both parties, in the place of any that wait. A party that proposes has confirmed."""
    _read_afresh(agreement)
    once(agreement, "propose", by=by)
    rules.may_propose(by, agreement, at=at).enforce()
    before = queries.proposed_of(agreement.request)
    if before is not None:
        activity.move(before, "supersede", by=by, at=at)
    newest = queries.newest_of(agreement.request)
    agreement.version = (newest.version or 0) + 1 if newest else 1
    agreement.proposed_at = at
    agreement.chair = _chair(agreement)
    agreement.save(update_fields=["version", "proposed_at", "chair"])
    stands_for = _stands_for(agreement, by, at)
    activity.move(agreement, "propose", by=by, at=at, version=agreement.version, standing_for=stands_for)
    if rules.party_of(by, agreement, at=at) in agreement.parties:
        _confirm_part(agreement, by=by, at=at)
    emails.proposed(agreement, by=by, at=at)


def _chair(agreement: Agreement) -> Person | None:
    if not agreement.request.is_mentoring:
        return None
    return Person.objects.named(agreement.chair_name, agreement.chair_email)


def _stands_for(agreement: Agreement, by: Person, at: dt.datetime) -> Person | None:
    return people.standing_for(by, Role.HEADTEACHER, str(agreement.request.school.urn), at=at)


@transaction.atomic
def confirm(agreement: Agreement, *, by: Person, at: dt.datetime) -> Deployment | None:
    """Confirm for one party. The second confirmation brings the agreement into force, with all that follows."""
    _read_afresh(agreement)
    if agreement.confirmations.filter(person=by).exists():
        raise AlreadyDone("You have confirmed this agreement.")
    rules.may_confirm(by, agreement, at=at).enforce()
    _confirm_part(agreement, by=by, at=at)
    if agreement.confirmations.count() < len(agreement.parties):
        emails.one_confirmed(agreement, by=by, at=at)
        return None
    return _bring_into_force(agreement, by=by, at=at)


def _read_afresh(agreement: Agreement) -> None:
    """Hold the request, so that nobody confirms what another is replacing, and read the terms as they now stand."""
    support.lock(agreement.request)
    agreement.refresh_from_db(from_queryset=queries.whole_agreements())


def _confirm_part(agreement: Agreement, *, by: Person, at: dt.datetime) -> None:
    party = rules.party_of(by, agreement, at=at)
    assert party is not None
    stands_for = _stands_for(agreement, by, at) if party == Party.COMMISSIONER else None
    Confirmation.objects.create(agreement=agreement, party=party, person=by, standing_for=stands_for, at=at)
    activity.record("confirm_part", agreement, by=by, at=at, says=SAYS[party], standing_for=stands_for)


def _bring_into_force(agreement: Agreement, *, by: Person, at: dt.datetime) -> Deployment:
    request = agreement.request
    before = queries.in_force(request)
    if before is not None:
        activity.move(before, "supersede", by=by, at=at)
    ledger.settle(agreement, by=by, at=at, why="New terms were agreed")
    agreement.confirmed_at = at
    agreement.save(update_fields=["confirmed_at"])
    activity.move(agreement, "confirm", by=by, at=at)
    if request.state == RequestState.OFFERED:
        activity.move(request, "agree", by=by, at=at)
    deployment = _deployment(agreement, at=at)
    emails.in_force(deployment, by=by, at=at)
    return deployment


def _deployment(agreement: Agreement, *, at: dt.datetime) -> Deployment:
    request = agreement.request
    deployment, _ = Deployment.objects.update_or_create(
        request=request,
        defaults={"agreement": agreement},
        create_defaults={
            "agreement": agreement, "leader": agreement.offer.leader, "school": request.school, "kind": request.kind,
            "area_code": request.area_code, "started_at": at,
        },
    )  # fmt: skip
    return deployment


@transaction.atomic
def ask_for_change(agreement: Agreement, *, by: Person, at: dt.datetime, why: str) -> None:
    """Say what should be different before one confirms. New terms are then proposed."""
    _read_afresh(agreement)
    once(agreement, "ask_for_change", by=by)
    rules.may_ask_for_change(by, agreement, at=at).enforce()
    activity.move(agreement, "ask_for_change", by=by, at=at, why=why)
    emails.change_asked(agreement, why=why, by=by, at=at)


@transaction.atomic
def decline(agreement: Agreement, *, by: Person, at: dt.datetime, why: str) -> None:
    """Say that one does not agree to this support at all. The adviser hears of it."""
    _read_afresh(agreement)
    once(agreement, "decline", by=by)
    rules.may_decline(by, agreement, at=at).enforce()
    activity.move(agreement, "decline", by=by, at=at, why=why)
    emails.declined(agreement, why=why, by=by, at=at)


@transaction.atomic
def withdraw(agreement: Agreement, *, by: Person, at: dt.datetime) -> None:
    """Take back terms that nobody has answered for good yet. Terms in force stay in force."""
    _read_afresh(agreement)
    once(agreement, "withdraw", by=by)
    rules.may_withdraw(by, agreement, at=at).enforce()
    activity.move(agreement, "withdraw", by=by, at=at)
    emails.withdrawn(agreement, by=by, at=at)

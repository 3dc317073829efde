"""Sending a request, offering it, answering the offer. Every verb locks the request's row first.

So of two people who act at once (a school withdraws, a leader accepts) one comes first, and the other
reads in plain words what happened.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from pharos.activity import actions as activity
from pharos.activity import queries as happened
from pharos.common import clock
from pharos.common.calendar import add_working_days
from pharos.common.errors import AlreadyDone, WrongState
from pharos.support import actions as support
from pharos.support import queries as requests
from pharos.support.models import SupportRequest

from . import emails, queries, rules, shortlist
from .models import Offer

if TYPE_CHECKING:
    from pharos.people.models import Person

    from .queries import Choice


def _lock(offer: Offer) -> SupportRequest:
    """Hold the request's row, then the offer's, and read both afresh."""
    request = offer.request
    support.lock(request)
    rows = Offer.objects.select_related("leader", "offered_by")
    offer.refresh_from_db(from_queryset=rows.select_for_update(of=("self",)))
    offer.request = request
    return request


def _once(offer: Offer, verb: str, *, by: "Person") -> None:
    if happened.was_last_done_by(offer, verb, by):
        raise AlreadyDone("You have already done this.")


@transaction.atomic
def send(request: SupportRequest, *, by: "Person", at: dt.datetime) -> None:
    """Send the request: to the leader whom it names, the adviser informed; else to the adviser."""
    support.lock(request)
    # A request that names a leader has made two moves by one press; the second is then its last.
    support.once(request, "offer", by=by)
    support.submit(request, by=by, at=at)
    if request.named_leader is None:
        emails.request_arrived(request, by=by, at=at)
    else:
        offer = _offer_directly(request, request.named_leader, by=by, at=at)
        emails.offered_directly(offer, by=by, at=at)
    emails.request_sent(request, by=by, at=at)


def _offer_directly(request: SupportRequest, leader: "Person", *, by: "Person", at: dt.datetime) -> Offer:
    choice = queries.choice_of(request, leader, at=at)
    rules.may_name(choice.row if choice else None, leader.name).enforce()
    assert choice is not None
    return _make(request, choice, leader=leader, by=by, at=at, direct=True)


@transaction.atomic
def offer(
    request: SupportRequest, leader: "Person", *, by: "Person", at: dt.datetime, message: str = "", reason: str = ""
) -> Offer:
    """Offer the request to one leader. What the adviser saw, and why a rule was set aside, is kept with it."""
    support.lock(request)
    _once_to(leader, request, by=by)
    choice = queries.choice_of(request, leader, at=at)
    if choice is None:
        raise WrongState(f"{leader.name} is no longer a designated leader.")
    rules.may_offer(by, request, choice.row, at=at, reason=reason).enforce()
    kept = reason if choice.row.to_explain else ""
    made = _make(request, choice, leader=leader, by=by, at=at, message=message, override_words=kept)
    emails.school_told_of_offer(made, by=by, at=at)
    return made


def _once_to(leader: "Person", request: SupportRequest, *, by: "Person") -> None:
    """A second press offers it to nobody else: another leader is refused, in words that say why."""
    live = queries.live(request)
    if live is not None and live.leader == leader and live.offered_by == by:
        raise AlreadyDone("You have already done this.")


def _make(request: SupportRequest, choice: "Choice", *, by: "Person", at: dt.datetime, **more: Any) -> Offer:
    last_day = add_working_days(clock.day_of(at), settings.OFFER_WORKING_DAYS)
    made = Offer.objects.create(
        request=request, offered_by=by, offered_at=at, lapses_on=last_day,
        shown=_shown(request, choice, at=at), **more,
    )  # fmt: skip
    says, standing_for = f"offered the request to {made.leader}", requests.standing_for(by, request, at=at)
    why = more.get("override_words", "")
    activity.record("offer", made, by=by, at=at, says=says, why=why, standing_for=standing_for)
    activity.move(request, "offer", by=by, at=at, standing_for=standing_for)
    emails.offer_made(made, by=by, at=at)
    return made


def _shown(request: SupportRequest, choice: "Choice", *, at: dt.datetime) -> dict[str, Any]:
    """What stood on the leader’s card: the rules’ results, the band and its reasons."""
    place = shortlist.place(queries.ask(request, at=at), choice.row)
    return {
        "checks": [[check.rule.value, check.outcome.value, check.words] for check in choice.row.checks],
        "band": place.band.value,
        "reasons": list(place.reasons),
        "warnings": list(place.warnings),
    }


@transaction.atomic
def accept(offer: Offer, *, by: "Person", at: dt.datetime) -> None:
    """The leader will do it. Next comes the agreement."""
    request = _lock(offer)
    _once(offer, "accept", by=by)
    rules.may_accept(by, offer, at=at).enforce()
    offer.answered_at = at
    offer.save(update_fields=["answered_at"])
    activity.move(offer, "accept", by=by, at=at)
    activity.record("accepted", request, by=by, at=at, says="accepted the request")
    emails.accepted(offer, by=by, at=at)


@transaction.atomic
def decline(offer: Offer, *, by: "Person", at: dt.datetime, reason: str, words: str = "") -> None:
    """The leader will not do it. The request goes back to the adviser."""
    _lock(offer)
    _once(offer, "decline", by=by)
    rules.may_decline(by, offer, at=at).enforce()
    _refuse(offer, "decline", by=by, at=at, reason=reason, words=words)


@transaction.atomic
def step_back(offer: Offer, *, by: "Person", at: dt.datetime, reason: str, words: str = "") -> None:
    """The leader accepted, and can no longer do it; nothing has been agreed yet."""
    _lock(offer)
    _once(offer, "step_back", by=by)
    rules.may_step_back(by, offer, at=at).enforce()
    _refuse(offer, "step_back", by=by, at=at, reason=reason, words=words)


def _refuse(offer: Offer, verb: str, *, by: "Person", at: dt.datetime, reason: str, words: str) -> None:
    offer.decline_reason, offer.decline_words, offer.answered_at = reason, words, at
    offer.save(update_fields=["decline_reason", "decline_words", "answered_at"])
    activity.move(offer, verb, by=by, at=at, why=words or offer.get_decline_reason_display())
    _back_to_adviser(offer.request, at=at)
    emails.declined(offer, by=by, at=at)


def _back_to_adviser(request: SupportRequest, *, at: dt.datetime) -> None:
    """To its owner, or, where nobody has taken it up yet, to whoever will."""
    activity.move(request, "resume" if request.owner_id else "put_back", by=None, at=at)


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: "Person", at: dt.datetime, why: str) -> None:
    """Take the offer back. The request goes back to the adviser."""
    _lock(offer)
    _once(offer, "withdraw", by=by)
    rules.may_withdraw_offer(by, offer, at=at).enforce()
    standing_for = requests.standing_for(by, offer.request, at=at)
    activity.move(offer, "withdraw", by=by, at=at, why=why, standing_for=standing_for)
    _back_to_adviser(offer.request, at=at)
    emails.offer_withdrawn(offer, why=why, by=by, at=at)


@transaction.atomic
def withdraw(request: SupportRequest, *, by: "Person", at: dt.datetime, why: str = "") -> None:
    """The school withdraws its request, and with it an offer that a leader has."""
    support.lock(request)
    support.withdraw(request, by=by, at=at, why=why)
    live = queries.live(request)
    if live is not None:
        live.request = request
        standing_for = requests.standing_for(by, request, at=at)
        activity.move(live, "withdraw", by=by, at=at, why="The school withdrew its request", standing_for=standing_for)
        emails.request_withdrawn(live, by=by, at=at)


def lapse_due(*, at: dt.datetime) -> int:
    """Record the offers that ran out; says how many. Until then they count as lapsed all the same."""
    return sum(_lapse(each, at=at) for each in queries.due_to_lapse(at=at))


@transaction.atomic
def _lapse(offer: Offer, *, at: dt.datetime) -> bool:
    request = _lock(offer)
    if not offer.has_run_out(at):
        return False
    activity.move(offer, "lapse", by=None, at=at)
    _back_to_adviser(request, at=at)
    emails.lapsed(offer, at=at)
    return True

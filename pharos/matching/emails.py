"""The letters about sending a request and about offers."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from pharos.outbox import actions as outbox
from pharos.support import queries as support
from pharos.support.models import SupportRequest

from . import queries
from .models import Offer

if TYPE_CHECKING:
    from django.db.models import Model

    from pharos.people.models import Person


def _write(
    to: "list[Person]", template: str, about: "Model", *, by: "Person | None", at: dt.datetime, **context: Any
) -> None:
    """One letter each; whoever acts hears at once, the others in working hours."""
    for person in dict.fromkeys(to):
        outbox.write(
            to=person, template=f"matching/emails/{template}.txt", about=about, by=by, at=at,
            routine=person != by, context={"to": person, **context},
        )  # fmt: skip


def request_sent(request: SupportRequest, *, by: "Person", at: dt.datetime) -> None:
    """What happens next: to the school."""
    _write([by, *support.told(request, at=at)], "request_sent", request, by=by, at=at, request=request)


def request_arrived(request: SupportRequest, *, by: "Person", at: dt.datetime) -> None:
    """A request waits for an adviser."""
    _write(queries.advisers(request, at=at), "request_arrived", request, by=by, at=at, request=request)


def offered_directly(offer: Offer, *, by: "Person", at: dt.datetime) -> None:
    """A school named a leader, who has been asked: the adviser is informed."""
    _write(queries.advisers(offer.request, at=at), "offered_directly", offer, by=by, at=at, offer=offer)


def offer_made(offer: Offer, *, by: "Person", at: dt.datetime) -> None:
    """A school asks for this leader’s support."""
    _write([offer.leader], "offer_made", offer, by=by, at=at, offer=offer)


def school_told_of_offer(offer: Offer, *, by: "Person", at: dt.datetime) -> None:
    """The adviser asked a leader: the school hears that, and not yet whom."""
    _write(support.told(offer.request, at=at), "leader_asked", offer, by=by, at=at, offer=offer)


def accepted(offer: Offer, *, by: "Person", at: dt.datetime) -> None:
    """The leader said yes: the school and the adviser hear what comes next, the leader has it in writing."""
    _write(support.told(offer.request, at=at), "accepted_school", offer, by=by, at=at, offer=offer)
    _write(queries.advisers(offer.request, at=at), "accepted_adviser", offer, by=by, at=at, offer=offer)
    _write([offer.leader], "accepted_leader", offer, by=by, at=at, offer=offer)


def declined(offer: Offer, *, by: "Person", at: dt.datetime) -> None:
    """The leader cannot do it: the adviser hears why, the school what happens next."""
    _write(queries.advisers(offer.request, at=at), "declined_adviser", offer, by=by, at=at, offer=offer)
    _write(support.told(offer.request, at=at), "back_to_adviser", offer, by=by, at=at, offer=offer)


def lapsed(offer: Offer, *, at: dt.datetime) -> None:
    """Nobody answered in time: all three hear."""
    _write([offer.leader], "lapsed_leader", offer, by=None, at=at, offer=offer)
    _write(queries.advisers(offer.request, at=at), "lapsed_adviser", offer, by=None, at=at, offer=offer)
    _write(support.told(offer.request, at=at), "back_to_adviser", offer, by=None, at=at, offer=offer)


def offer_withdrawn(offer: Offer, *, why: str, by: "Person", at: dt.datetime) -> None:
    """The offer was taken back: the leader hears, and whoever of school and adviser did not do it."""
    _write([offer.leader], "offer_withdrawn", offer, by=by, at=at, offer=offer, why=why)
    others = [each for each in queries.advisers(offer.request, at=at) if each != by]
    _write(others, "back_in_triage", offer, by=by, at=at, offer=offer, why=why)
    school = support.told(offer.request, at=at)
    if by not in school:
        _write(school, "back_to_adviser", offer, by=by, at=at, offer=offer)


def request_withdrawn(offer: Offer, *, by: "Person", at: dt.datetime) -> None:
    """The school withdrew its request while a leader had it."""
    _write([offer.leader], "request_withdrawn", offer, by=by, at=at, offer=offer)

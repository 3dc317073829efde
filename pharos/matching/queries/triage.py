"""The requests that advisers look after, and what waits for whom."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When

from pharos.common import clock
from pharos.common.waiting import Waiting
from pharos.matching.models import Offer
from pharos.matching.states import LIVE, OfferState
from pharos.people import queries as people
from pharos.people.states import Role
from pharos.schools.models import Area
from pharos.support.models import SupportRequest
from pharos.support.states import Funding, RequestState

if TYPE_CHECKING:
    from pharos.people.models import Person

# What an adviser has to do comes first: take up, find a leader, answer for a ground; then what others have to do.
PLACES = {RequestState.SUBMITTED: 0, RequestState.IN_TRIAGE: 1, RequestState.OFFERED: 3, RequestState.RETURNED: 4}
GROUND_PLACE = 2
UNCONFIRMED = Q(funding=Funding.NO_FUNDED_ROUTE, ground_confirmed_at=None, ground_denied_at=None)


def areas_of(person: "Person", *, at: dt.datetime) -> list[Area]:
    """The areas whose requests this person sees: their own; all, for an administrator."""
    roles = people.roles_of(person, at=at)
    rows = Area.objects.order_by("position", "name")
    if not roles.administrator:
        rows = rows.filter(code__in=roles.keys(Role.SIA, Role.AREA_CHAIR))
    return list(rows)


def triage(person: "Person", *, at: dt.datetime, area: str = "", mine: bool = False) -> QuerySet[SupportRequest]:
    """Open requests of this person’s areas: what needs doing first, then the longest wait. ``place`` is the heading."""
    roles = people.roles_of(person, at=at)
    rows = SupportRequest.objects.filter(state__in=list(PLACES))
    if not roles.administrator:
        rows = rows.filter(area_code__in=roles.keys(Role.SIA, Role.AREA_CHAIR))
    if area:
        rows = rows.filter(area_code=area)
    if mine:
        rows = rows.filter(owner=person)
    cases = [When(UNCONFIRMED, state=RequestState.OFFERED, then=Value(GROUND_PLACE))]
    cases += [When(state=state, then=Value(place)) for state, place in PLACES.items()]
    waiting = Offer.objects.filter(state__in=LIVE).select_related("leader").order_by("pk")
    return (
        rows.annotate(place=Case(*cases, output_field=IntegerField()))
        .select_related("school", "owner")
        .prefetch_related(Prefetch("offers", queryset=waiting, to_attr="live_offers"))
        .order_by("place", "sent_at", "pk")
    )


def advisers(request: SupportRequest, *, at: dt.datetime) -> "list[Person]":
    """Who is told about a request: its owner, else the area’s advisers, else the administrators."""
    if request.owner is not None:
        return [request.owner]
    found = people.holders(Role.SIA, [request.area_code], at=at) if request.area_code else []
    return found or people.holders(Role.ADMINISTRATOR, [""], at=at)


def waiting_for(person: "Person", *, at: dt.datetime) -> list[Waiting]:
    """Offers to answer; for an adviser, requests to take up, to find a leader for, and grounds to confirm."""
    return [*_offers(person, at), *_requests(person, at)]


def _offers(person: "Person", at: dt.datetime) -> list[Waiting]:
    rows = Offer.objects.filter(
        leader=person, state=OfferState.OFFERED, request__state=RequestState.OFFERED, lapses_on__gte=clock.day_of(at)
    )
    return [
        Waiting(
            f"Answer the offer to support {offer.request.school.name}", "matching:offer", offer.offered_at,
            (offer.reference,), due=offer.lapses_on, why="The school waits for your answer", group="Offers to you",
        )
        for offer in rows.select_related("request__school").order_by("lapses_on", "pk")
    ]  # fmt: skip


def _requests(person: "Person", at: dt.datetime) -> list[Waiting]:
    roles = people.roles_of(person, at=at)
    mine = Q(area_code__in=roles.keys(Role.SIA))
    if roles.administrator:
        mine |= Q(area_code="")
    to_do = Q(state=RequestState.SUBMITTED) | Q(state=RequestState.IN_TRIAGE, owner=person)
    to_do |= UNCONFIRMED & Q(state=RequestState.OFFERED) & (Q(owner=None) | Q(owner=person))
    if not (roles.administrator or roles.keys(Role.SIA)):
        return []
    rows = SupportRequest.objects.filter(mine & to_do).select_related("school").order_by("sent_at", "pk")
    return [_request(each) for each in rows]


def _request(request: SupportRequest) -> Waiting:
    name, why = f"{request.case_number}, {request.school.name}", "No adviser looks after it yet"
    what = f"Take up {name}"
    if request.state == RequestState.IN_TRIAGE:
        what, why = f"Find a leader for {name}", "You are looking after it"
    elif request.state == RequestState.OFFERED:
        what, why = f"Say whether there is another funded route: {name}", "Nothing can be agreed before you do"
    assert request.sent_at is not None
    urgent = request.state == RequestState.SUBMITTED
    return Waiting(
        what,
        "matching:request",
        request.sent_at,
        (request.reference,),
        why=why,
        urgent=urgent,
        group="Requests in your area",
    )

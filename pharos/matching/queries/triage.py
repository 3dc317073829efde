"""The requests that advisers look after, and what waits for whom."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from pharos.activity.models import Activity
from pharos.common import clock
from pharos.common.waiting import Waiting
from pharos.matching.models import Offer
from pharos.matching.states import LIVE, OfferState
from pharos.people import queries as people
from pharos.people.models import RoleGrant
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


def area_names() -> dict[str, str]:
    """What each area is called, by its code."""
    return dict(Area.objects.order_by("position", "name").values_list("code", "name"))


def triage(person: "Person", *, at: dt.datetime, area: str = "", mine: bool = False) -> QuerySet[SupportRequest]:
    """Open requests of this person’s areas: what needs doing first, then the longest wait.

    ``place`` is the heading that each stands under, ``since`` when it came there.
    """
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
        rows.annotate(place=Case(*cases, output_field=IntegerField()), since=_since())
        .select_related("school", "owner")
        .prefetch_related(Prefetch("offers", queryset=waiting, to_attr="live_offers"))
        .order_by("place", "sent_at", "pk")
    )


def _since() -> Coalesce:
    """When a request came where it stands: its leader accepted, or it made its last move."""
    accepted = Offer.objects.filter(request=OuterRef("pk"), state=OfferState.ACCEPTED).order_by("-answered_at", "-pk")
    label, key = SupportRequest._meta.label, Cast(OuterRef("pk"), TextField())
    moves = Activity.objects.filter(subject_label=label, subject_pk=key).exclude(after="").order_by("-at", "-pk")
    return Coalesce(Subquery(accepted.values("answered_at")[:1]), Subquery(moves.values("at")[:1]), "sent_at")


def advisers(request: SupportRequest, *, at: dt.datetime) -> "list[Person]":
    """Who is told about a request: its owner while they advise its area, else the area’s advisers or administrators."""
    found = people.holders(Role.SIA, [request.area_code], at=at) if request.area_code else []
    found = found or people.holders(Role.ADMINISTRATOR, [""], at=at)
    return [request.owner] if request.owner in found else found


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
        for offer in rows.select_related("request__school")
        .only("reference", "offered_at", "lapses_on", "request__school__name")
        .order_by("lapses_on", "pk")
    ]  # fmt: skip


def _requests(person: "Person", at: dt.datetime) -> list[Waiting]:
    roles = people.roles_of(person, at=at)
    if not (roles.administrator or roles.keys(Role.SIA)):
        return []
    area = Q(area_code__in=roles.keys(Role.SIA))
    if roles.administrator:
        area |= Q(area_code="")
    mine = Q(owner=person) | Q(is_looked_after=False)
    to_do = Q(state=RequestState.SUBMITTED) | mine & Q(state=RequestState.IN_TRIAGE)
    to_do |= mine & UNCONFIRMED & Q(state=RequestState.OFFERED)
    rows = SupportRequest.objects.annotate(is_looked_after=_is_looked_after(at), since=_since()).filter(area, to_do)
    told = rows.select_related("school", "owner").only(
        "reference", "number", "state", "sent_at", "school__name", "owner__name"
    )
    return [_request(each) for each in told.order_by("sent_at", "pk")]


def _is_looked_after(at: dt.datetime) -> Exists:
    """Whether its owner still advises its area; of a school in no area, still administers."""
    advise = RoleGrant.objects.filter(people.in_force(clock.day_of(at)), role__in=[Role.SIA, Role.ADMINISTRATOR])
    return Exists(advise.filter(scope_key=OuterRef("area_code"), person=OuterRef("owner"), person__is_active=True))


def _request(request: SupportRequest) -> Waiting:
    name, why, urgent = f"{request.case_number}, {request.school.name}", "No adviser looks after it yet", True
    what = f"Take up {name}"
    if request.state == RequestState.OFFERED:
        what, why = f"Say whether there is another funded route: {name}", "Nothing can be agreed before you do"
        urgent = False
    elif request.state == RequestState.IN_TRIAGE and request.is_looked_after:  # type: ignore[attr-defined]
        what, why, urgent = f"Find a leader for {name}", "You are looking after it", False
    elif request.state == RequestState.IN_TRIAGE:
        what, why = f"Take over {name}", f"{request.owner}, who looked after it, no longer advises this area"
    since: dt.datetime = request.since  # type: ignore[attr-defined]
    where = (request.reference,)
    return Waiting(what, "matching:request", since, where, why=why, urgent=urgent, group="Requests in your area")

"""Offers: of a request, and to a leader."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from pharos.common import clock
from pharos.matching.models import Offer
from pharos.matching.states import LIVE, OfferState
from pharos.people import queries as people
from pharos.people.states import Role
from pharos.schools import queries as schools
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState

if TYPE_CHECKING:
    from pharos.people.models import Person


def _everything() -> QuerySet[Offer]:
    return Offer.objects.select_related(
        "leader", "offered_by", "request__school", "request__owner", "request__raised_by"
    )


def visible_to(person: "Person", *, at: dt.datetime) -> QuerySet[Offer]:
    """Offers made to this person; those of the areas they look after; of their own school's, those it knows of.

    A school hears who was asked when it named the leader itself, and else when somebody has accepted: who
    declined, and why, is between the leader and the adviser.
    """
    roles = people.roles_of(person, at=at)
    urns = roles.schools_led
    own_school = Q(request__in=SupportRequest.objects.filter(school__in=schools.with_urns(urns)))
    known_to_school = Q(direct=True) | Q(state=OfferState.ACCEPTED)
    area = Q(request__area_code__in=roles.keys(Role.SIA, Role.AREA_CHAIR))
    if roles.administrator:
        area = Q(request__number__isnull=False)
    return _everything().filter(Q(leader=person) | own_school & known_to_school | area & ~own_school)


def to_leader(person: "Person") -> QuerySet[Offer]:
    """Every offer made to this person: those to answer first, then the newest."""
    first = When(state=OfferState.OFFERED, request__state=RequestState.OFFERED, then=Value(0))
    rows = (
        _everything().filter(leader=person).annotate(place=Case(first, default=Value(1), output_field=IntegerField()))
    )
    return rows.order_by("place", "-offered_at", "-pk")


def of_request(request: SupportRequest) -> list[Offer]:
    """Every offer of a request, newest first."""
    rows = Offer.objects.filter(request=request).select_related("leader", "offered_by")
    found = list(rows.order_by("-offered_at", "-pk"))
    for each in found:
        each.request = request
    return found


def live(request: SupportRequest) -> Offer | None:
    """The offer that waits for its leader, or that the leader has accepted: at most one."""
    return _everything().filter(request=request, state__in=LIVE).first()


def due_to_lapse(*, at: dt.datetime) -> list[Offer]:
    """Offers whose last day is over, and nobody has recorded it."""
    rows = _everything().filter(state=OfferState.OFFERED, lapses_on__lt=clock.day_of(at))
    return list(rows.filter(request__state=RequestState.OFFERED).order_by("lapses_on", "pk"))

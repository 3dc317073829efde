"""Accepted offers that need terms, and the versions of the terms."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from pharos.common import clock
from pharos.common.calendar import academic_year
from pharos.days import queries as days
from pharos.days.tally import Balance
from pharos.leaders import queries as leaders
from pharos.leaders.states import DesignationKind
from pharos.matching.models import Offer
from pharos.matching.states import OfferState
from pharos.people import queries as people
from pharos.people.states import Role
from pharos.support.models import SupportRequest
from pharos.support.states import FREE_GROUNDS, RequestState

from ..models import Agreement, Confirmation
from ..states import OPEN, AgreementState

if TYPE_CHECKING:
    from pharos.people.models import Person

_WHOLE = ("request__school", "request__owner", "offer__leader", "offer__request", "chair", "drafted_by")
_WAITING = (RequestState.SUBMITTED, RequestState.IN_TRIAGE, RequestState.OFFERED)


def offers_for(person: "Person", *, at: dt.datetime) -> QuerySet[Offer]:
    """Accepted offers whose terms this person may write: the leader's, those of their school or of their area."""
    roles = people.roles_of(person, at=at)
    urns = roles.schools_led
    part = Q(leader=person) | Q(request__school__urn__in=urns) | Q(request__area_code__in=roles.keys(Role.SIA))
    if roles.administrator:
        part |= Q(request__area_code="")
    rows = Offer.objects.filter(
        part, state=OfferState.ACCEPTED, request__state__in=[RequestState.OFFERED, RequestState.AGREED]
    )
    return rows.select_related("request__school", "leader")


def agreements_visible_to(person: "Person", *, at: dt.datetime) -> QuerySet[Agreement]:
    """The agreements that this person may read: as a party, for their school or area; a draft only its writer.

    Who wrote terms for a school or an area and has left it reads them no more.
    """
    roles = people.roles_of(person, at=at)
    urns = roles.schools_led
    part = Q(offer__leader=person) | Q(chair=person) | Q(request__school__urn__in=urns)
    part |= Q(request__area_code__in=roles.keys(Role.SIA, Role.AREA_CHAIR))
    if roles.administrator:
        part = Q()
    rows = Agreement.objects.filter(part, ~Q(state=AgreementState.DRAFT) | Q(drafted_by=person))
    signed = Confirmation.objects.select_related("person", "standing_for").order_by("at", "pk")
    return rows.select_related(*_WHOLE).prefetch_related(Prefetch("confirmations", queryset=signed))


def whole_agreements() -> QuerySet[Agreement]:
    """Agreements with all that a rule or a letter asks of them."""
    return Agreement.objects.select_related(*_WHOLE)


def draft_of(offer: Offer, person: "Person") -> Agreement | None:
    """What this person is writing for this request."""
    return Agreement.objects.filter(
        request=offer.request_id, drafted_by=person, state=AgreementState.DRAFT
    ).first()  # fmt: skip


def proposed_of(request: SupportRequest) -> Agreement | None:
    """The terms that wait for a confirmation or for a new proposal."""
    return Agreement.objects.filter(request=request, state__in=OPEN).select_related("offer", "drafted_by").first()


def in_force(request: SupportRequest) -> Agreement | None:
    return Agreement.objects.filter(request=request, state=AgreementState.CONFIRMED).first()


def newest_of(request: SupportRequest) -> Agreement | None:
    """The latest version that was proposed, whatever became of it."""
    return versions_of(request).first()


def versions_of(request: SupportRequest) -> QuerySet[Agreement]:
    """Every version that was proposed, newest first."""
    rows = Agreement.objects.filter(request=request, version__isnull=False)
    return rows.select_related("drafted_by", "chair").order_by("-version")


def others_waiting_for_free_days(request: SupportRequest) -> int:
    """How many other requests of the area still wait for support on one of the two grounds for free days."""
    rows = SupportRequest.objects.filter(
        area_code=request.area_code, state__in=_WAITING, funding__in=FREE_GROUNDS, ground_denied_at__isnull=True
    )
    return rows.exclude(pk=request.pk).count()


def is_promised_free_days(person: "Person", agreement: Agreement) -> bool:
    """Whether the leader is a Kent Leader of Education while the agreement runs: each commits free days every year."""
    held = leaders.overlapping(
        person, DesignationKind.KLE, from_on=agreement.starts_on, until_on=agreement.ends_on
    )  # fmt: skip
    return held is not None


def days_left(leader: "Person", *, at: dt.datetime) -> tuple[str, Balance]:
    """The school year of today, and what the leader has in it."""
    day = clock.day_of(at)
    year = academic_year(day)
    promised = leaders.overlapping(leader, DesignationKind.KLE, from_on=day, until_on=day) is not None
    return year.label, days.balance(leader, year.key, promised=promised)

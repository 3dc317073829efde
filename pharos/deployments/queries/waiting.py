"""What waits for a person: terms to propose or confirm, visits to plan or record, sheets to sign."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from pharos.common import calendar, clock
from pharos.common.ui.filters import date
from pharos.common.waiting import Waiting
from pharos.days import queries as days
from pharos.matching.models import Offer
from pharos.matching.states import OfferState
from pharos.people import queries as people
from pharos.schools import queries as schools
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState
from pharos.taxonomy.states import SupportKind

from ..models import Agreement, Confirmation, Deployment, RecordVersion, Signature, Visit
from ..states import OPEN, RUNNING, AgreementState, DeploymentState, Ground, Party, VisitState
from .people import led_in_person

if TYPE_CHECKING:
    from pharos.people.models import Person

WORKING_DAYS_TO_RECORD = 5
AGREEMENTS = "Agreements"
SUPPORT = "Support under way"


def waiting_for(person: "Person", *, at: dt.datetime) -> list[Waiting]:
    """Everything of this area that the person can do next. The same number of queries, however much waits."""
    urns = people.roles_of(person, at=at).schools_led
    return [
        *_to_confirm(person, urns),
        *_to_propose(person, urns),
        *_under_way(person, urns, at),
        *_to_sign(person, urns, at),
    ]


def _of_schools(urns: list[int]) -> QuerySet[SupportRequest]:
    return SupportRequest.objects.filter(school__in=schools.with_urns(urns))


def _to_confirm(person: "Person", urns: list[int]) -> Iterator[Waiting]:
    """Terms that lack this person's confirmation, unless they wait for the adviser first."""
    mentoring = Q(request__kind=SupportKind.MENTORING)
    parts = {
        Party.LEADER: Q(offer__leader=person),
        Party.GOVERNORS: mentoring & Q(chair=person),
        Party.COMMISSIONER: ~mentoring & Q(request__in=_of_schools(urns)),
    }
    mine = Q(pk__in=[])
    for party, part in parts.items():
        mine |= part & ~Q(Exists(Confirmation.objects.filter(agreement=OuterRef("pk"), party=party)))
    rows = Agreement.objects.filter(
        mine, state=AgreementState.PROPOSED, offer__state=OfferState.ACCEPTED,
        request__state__in=[RequestState.OFFERED, RequestState.AGREED],
    ).exclude(ground=Ground.NO_FUNDED_ROUTE, request__ground_confirmed_at__isnull=True)  # fmt: skip
    told = rows.select_related("request__school", "drafted_by").only(
        "reference", "proposed_at", "request__school__name", "drafted_by__name"
    )
    for each in told.order_by("proposed_at", "pk"):
        assert each.proposed_at is not None
        yield Waiting(
            f"Confirm the agreement about support for {each.request.school.name}",
            "deployments:agreement", url_args=(each.reference,), since=each.proposed_at,
            why=f"{each.drafted_by} proposed it on {date(each.proposed_at)}", urgent=True, group=AGREEMENTS,
        )  # fmt: skip


def _to_propose(person: "Person", urns: list[int]) -> Iterator[Waiting]:
    """Accepted offers that have no terms yet, or whose terms were turned down."""
    waiting = Agreement.objects.filter(request=OuterRef("request"), state=AgreementState.PROPOSED)
    turned_down = Agreement.objects.filter(request=OuterRef("request"), state__in=OPEN[1:])
    rows = Offer.objects.filter(
        Q(leader=person) | Q(request__in=_of_schools(urns)), ~Exists(waiting),
        state=OfferState.ACCEPTED, request__state=RequestState.OFFERED,
    ).annotate(turned_down=Exists(turned_down)).select_related("request__school", "leader").only(
        "answered_at", "offered_at", "leader__name", "request__reference", "request__school__name"
    )  # fmt: skip
    for each in rows.order_by("answered_at", "pk"):
        before = each.turned_down
        what = "Propose new terms" if before else "Propose the terms"
        why = "A change was asked for" if before else f"{each.leader} accepted the offer"
        yield Waiting(
            f"{what} of the support for {each.request.school.name}",
            "deployments:terms", url_args=(each.request.reference,), since=each.answered_at or each.offered_at,
            why=why, group=AGREEMENTS,
        )  # fmt: skip


def _under_way(person: "Person", urns: list[int], at: dt.datetime) -> Iterator[Waiting]:
    rows = list(_running(Q(leader=person) | Q(school__in=schools.with_urns(urns))))
    left = days.of_supports([each.request for each in rows])
    today = clock.day_of(at)
    for each in rows:
        planned = [visit for visit in each.visits.all() if visit.state == VisitState.PLANNED]
        passed = [visit for visit in planned if visit.on < today]
        yield from (_to_record(each, visit) for visit in passed)
        nothing_left = left[each.request.pk].open == 0
        if not planned and (nothing_left or each.agreement.ends_on < today):
            yield _to_complete(each, at, nothing_left=nothing_left)
        elif not planned and each.leader_id == person.pk and each.state == DeploymentState.ACTIVE:
            yield Waiting(
                f"Plan the next visit to {each.school.name}", "deployments:plan_visit", url_args=(each.reference,),
                since=each.started_at, why=f"The agreement runs until {date(each.agreement.ends_on)}",
                due=each.agreement.ends_on, group=SUPPORT,
            )  # fmt: skip


def _running(mine: Q) -> QuerySet[Deployment]:
    visits = Visit.objects.order_by("on", "number", "pk")
    rows = Deployment.objects.filter(mine, state__in=RUNNING).select_related("school", "request", "agreement")
    told = rows.only(
        "reference", "state", "started_at", "leader", "request__number", "school__name", "agreement__ends_on"
    )
    return told.prefetch_related(Prefetch("visits", queryset=visits)).order_by("started_at", "pk")


def _to_record(deployment: Deployment, visit: Visit) -> Waiting:
    due = calendar.add_working_days(visit.on, WORKING_DAYS_TO_RECORD)
    return Waiting(
        f"Say whether visit {visit.number} to {deployment.school.name} took place",
        "deployments:visit_took_place", url_args=(visit.reference,), since=visit.on,
        why=f"It was planned for {date(visit.on)}", due=due, group=SUPPORT,
    )  # fmt: skip


def _to_complete(deployment: Deployment, at: dt.datetime, *, nothing_left: bool) -> Waiting:
    ends_on = deployment.agreement.ends_on
    why = "All the days that were agreed have been delivered" if nothing_left else f"It ran until {date(ends_on)}"
    return Waiting(
        f"Complete the support for {deployment.school.name}", "deployments:complete",
        url_args=(deployment.reference,), since=at if nothing_left else ends_on, why=why, group=SUPPORT,
    )  # fmt: skip


def _to_sign(person: "Person", urns: list[int], at: dt.datetime) -> Iterator[Waiting]:
    """Newest versions that one of the two has signed and this person, the other, has not."""
    newer = RecordVersion.objects.filter(record=OuterRef("version__record"), number__gt=OuterRef("version__number"))
    mine = Q(leader=person) | Q(school__in=schools.with_urns(urns))
    running = Deployment.objects.filter(mine, state__in=RUNNING)

    rows = (
        Signature.objects.filter(~Exists(newer), version__record__deployment__in=running)
        .select_related("version__record__deployment__school", "version__record__visit", "person")
        .only(
            "party",
            "at",
            "person__name",
            "version__record__reference",
            "version__record__deployment__leader",
            "version__record__deployment__school__name",
            "version__record__deployment__school__urn",
            "version__record__visit__number",
        )
        .order_by("version__saved_at", "version", "at", "pk")
    )
    own = led_in_person(person, at=at)
    for version, each in groupby(rows, key=lambda signature: signature.version):
        signed, deployment = list(each), version.record.deployment
        party = Party.LEADER if deployment.leader_id == person.pk else Party.HEADTEACHER
        if party in {one.party for one in signed} or (party == Party.HEADTEACHER and deployment.school.urn not in own):
            continue
        yield Waiting(
            f"Sign the support record of visit {version.record.visit.number}, {deployment.school.name}",
            "deployments:record", url_args=(version.record.reference,), since=signed[0].at,
            why=f"{signed[0].person} has signed it", group=SUPPORT,
        )  # fmt: skip

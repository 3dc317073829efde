"""What the first page tells: what waits for somebody, how things stand, what happened of late.

Each area says what waits in it; this is where it comes together, in the order of what needs doing.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.base import Model
from django.db.models.functions import Cast, Coalesce

from pharos.activity.models import Activity
from pharos.common.waiting import FOR_ADMINISTRATORS, Waiting, in_order
from pharos.deployments import queries as deployments
from pharos.deployments.models import Deployment
from pharos.deployments.states import DeploymentState
from pharos.leaders import queries as leaders
from pharos.leaders.models import Designation
from pharos.matching import queries as matching
from pharos.outbox import queries as outbox
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.support import queries as support
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState

RECENT = 8
LATELY = 2_000
TOLD = ("support.SupportRequest", "deployments.Deployment")
UNDER_WAY = (DeploymentState.ACTIVE, DeploymentState.PAUSED)
OPEN = (RequestState.SUBMITTED, RequestState.IN_TRIAGE, RequestState.OFFERED, RequestState.RETURNED)


def waiting_for(person: Person, *, at: dt.datetime) -> list[Waiting]:
    """Everything that waits for this person, the most pressing first."""
    tasks = [
        *support.waiting_for(person, at=at),
        *matching.waiting_for(person, at=at),
        *deployments.waiting_for(person, at=at),
        *leaders.waiting_for(person, at=at),
    ]
    if people.roles_of(person, at=at).administrator:
        tasks += outbox.waiting_for_administrators()
        tasks += [task for ask in FOR_ADMINISTRATORS for task in ask()]
    return in_order(tasks)


@dataclass(frozen=True)
class Standing:
    """How things stand for one person, in numbers."""

    open_requests: int
    under_way: int
    is_leader: bool


def standing(person: Person, *, at: dt.datetime) -> Standing:
    """The numbers of what this person may see, in one query."""
    requests = support.visible_to(person, at=at).filter(state__in=OPEN)
    supports = deployments.deployments_visible_to(person, at=at).filter(state__in=UNDER_WAY)
    counted = Person.objects.filter(pk=person.pk).annotate(
        open_requests=_number(requests),
        under_way=_number(supports),
        is_leader=Exists(Designation.objects.filter(leaders.current(at), person=OuterRef("pk"))),
    )
    return Standing(**counted.values("open_requests", "under_way", "is_leader").get())


def _number(rows: QuerySet[Model]) -> Coalesce:
    counted = rows.order_by().annotate(everything=Value(1)).values("everything").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


@dataclass(frozen=True)
class Happening:
    """One thing that happened of late, and where it did."""

    activity: Activity
    label: str
    reference: str
    school: str


def recent(person: Person, *, at: dt.datetime) -> Sequence[Happening]:
    """What others did of late to the requests and supports that this person may see, in one query."""
    told = _told_to(person, at).exclude(verb="read").exclude(by=person)
    newest = told.order_by("-at", "-pk").values("pk")[:RECENT]
    rows = (
        Activity.objects.filter(pk__in=newest)
        .annotate(
            request=_of(SupportRequest, "reference"), request_school=_of(SupportRequest, "school__name"),
            deployment=_of(Deployment, "reference"), deployment_school=_of(Deployment, "school__name"),
        )
        .select_related("by", "standing_for")
        .order_by("-at", "-pk")
    )  # fmt: skip
    return [_happening(row) for row in rows]


def _told_to(person: Person, at: dt.datetime) -> QuerySet[Activity]:
    """What happened to the requests and supports that this person may see. Those who look after an area see thousands,
    and find enough among the newest things of all; others see few, and all that ever happened to them is at hand.
    """
    requests, supports = support.visible_to(person, at=at), deployments.deployments_visible_to(person, at=at)
    if not people.roles_of(person, at=at).looks_after:
        mine = Q(subject_label=TOLD[0], subject_pk__in=_keys(requests))
        return Activity.objects.filter(mine | Q(subject_label=TOLD[1], subject_pk__in=_keys(supports)))
    newest = Activity.objects.order_by("-at", "-pk").values("pk")[:LATELY]
    # Cast, the label leads into no index: a database would begin there, with everything that ever happened.
    rows = Activity.objects.filter(pk__in=newest).alias(label=Cast("subject_label", TextField()))
    subject = Cast(OuterRef("subject_pk"), BigIntegerField())
    of_request = Q(label=TOLD[0]) & Q(Exists(requests.filter(pk=subject)))
    return rows.filter(of_request | Q(label=TOLD[1]) & Q(Exists(supports.filter(pk=subject))))


def _keys(rows: QuerySet[Model]) -> QuerySet[Model]:
    """The primary keys as the record writes them."""
    return rows.order_by().annotate(key=Cast("pk", TextField())).values("key")


def _of(model: type[Model], field: str) -> Subquery:
    key = Cast(OuterRef("subject_pk"), BigIntegerField())
    return Subquery(model._default_manager.filter(pk=key).values(field)[:1])


def _happening(row: Activity) -> Happening:
    part = "request" if row.subject_label == TOLD[0] else "deployment"
    return Happening(row, row.subject_label, getattr(row, part), getattr(row, f"{part}_school"))

"""Support that is under way or over, and its visits."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Min,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)

from pharos.common import clock
from pharos.common.in_turn import InTurn
from pharos.people import queries as people
from pharos.people.states import Role
from pharos.schools import queries as schools
from pharos.support.models import SupportRequest

from ..models import Deployment, RecordVersion, SupportRecord, Visit
from ..states import RUNNING, DeploymentState, VisitState

if TYPE_CHECKING:
    from pharos.people.models import Person


def mine(person: "Person", *, at: dt.datetime) -> Q:
    """Deployments in which the person has a part of their own: leader, school, or chair of governors."""
    urns = people.roles_of(person, at=at).schools_led
    parts = [
        Deployment.objects.filter(part).values("pk")
        for part in (Q(leader=person), Q(school__in=schools.with_urns(urns)), Q(agreement__chair=person))
    ]
    # Three looks into an index; as one condition with an "or", they would be a look at every deployment.
    return Q(pk__in=parts[0].union(*parts[1:], all=True))


def area_list(person: "Person", *, at: dt.datetime) -> Q:
    """Deployments that the person looks after or may look at: those of their areas; all for administrators."""
    roles = people.roles_of(person, at=at)
    if roles.administrator:
        return Q(pk__isnull=False)  # an empty Q would say nothing where it is joined by "or"
    return Q(area_code__in=roles.keys(Role.SIA, Role.AREA_CHAIR))


def deployments_visible_to(person: "Person", *, at: dt.datetime) -> QuerySet[Deployment]:
    return whole_deployments().filter(mine(person, at=at) | area_list(person, at=at))


def whole_deployments() -> QuerySet[Deployment]:
    """Deployments with all that a rule or a letter asks of them."""
    return Deployment.objects.select_related(
        "school", "leader", "request__owner", "request__school", "agreement__chair", "agreement__request__school",
        "agreement__offer__leader",
    )  # fmt: skip


def deployment_of(request: SupportRequest) -> Deployment | None:
    return Deployment.objects.filter(request=request).first()


_PLANNED = Q(visits__state=VisitState.PLANNED)


def listed(which: Q, *, at: dt.datetime) -> InTurn:
    """The keys of ``mine`` or of an ``area_list``: those with something to do first, then by their next visit, then the
    newest; and after all that goes on, what is over.
    """
    rows = Deployment.objects.filter(which)
    running = rows.filter(state__in=RUNNING).values("pk").annotate(next_on=Min("visits__on", filter=_PLANNED))
    placed = running.annotate(place=_place(clock.day_of(at)))
    ordered = placed.order_by("place", F("next_on").asc(nulls_last=True), "-started_at", "-pk")
    over = rows.exclude(state__in=RUNNING).order_by("-started_at", "-pk")
    return InTurn(list(ordered.values_list("pk", flat=True)), over.values_list("pk", flat=True))


def _place(today: dt.date) -> Case:
    """What waits to be recorded or completed, what has no visit planned, what goes on, what is paused."""
    return Case(
        When(Q(next_on__lt=today) | Q(agreement__ends_on__lt=today), then=Value(0)),
        When(state=DeploymentState.ACTIVE, next_on__isnull=True, then=Value(1)),
        When(state=DeploymentState.ACTIVE, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )


def with_keys(wanted: Sequence[int], *, at: dt.datetime) -> list[Deployment]:
    """These deployments, in this order, each with its next visit and how many are overdue."""
    overdue = Count("visits", filter=_PLANNED & Q(visits__on__lt=clock.day_of(at)))
    rows = whole_deployments().annotate(next_on=Min("visits__on", filter=_PLANNED), overdue=overdue)
    found = rows.in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def visits_of(deployment: Deployment) -> list[Visit]:
    """Every visit in the order of its date, with its sheet and who signed it."""
    versions = RecordVersion.objects.select_related("saved_by").prefetch_related("signatures").order_by("-number")
    sheets = SupportRecord.objects.prefetch_related(Prefetch("versions", queryset=versions))
    rows = Visit.objects.prefetch_related(Prefetch("record", queryset=sheets)).order_by("on", "number", "pk")
    prefetch_related_objects([deployment], Prefetch("visits", queryset=rows))
    return list(deployment.visits.all())


def visible_visits(person: "Person", *, at: dt.datetime) -> QuerySet[Visit]:
    """Visits of support that this person may see."""
    theirs = deployments_visible_to(person, at=at).order_by().values("pk")
    rows = Visit.objects.filter(deployment__in=theirs)
    return rows.select_related(
        "deployment__school", "deployment__leader", "deployment__request__owner", "deployment__request__school",
        "deployment__agreement__chair", "deployment__agreement__request__school",
        "deployment__agreement__offer__leader",
    )  # fmt: skip


def highest_visit(deployment: Deployment) -> int:
    """The highest number of a visit that was not cancelled."""
    standing = Visit.objects.filter(deployment=deployment).exclude(state=VisitState.CANCELLED)
    return standing.aggregate(highest=Max("number"))["highest"] or 0

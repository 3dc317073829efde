"""Support that is under way or over, and its visits."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, IntegerField, Max, Min, Prefetch, Q, QuerySet, Value, When

from pharos.common import clock
from pharos.people import queries as people
from pharos.people.states import Role
from pharos.support.models import SupportRequest

from ..models import Deployment, RecordVersion, SupportRecord, Visit
from ..states import RUNNING, DeploymentState, VisitState

if TYPE_CHECKING:
    from pharos.people.models import Person


def mine(person: "Person", *, at: dt.datetime) -> Q:
    """Deployments in which the person has a part of their own: leader, school, or chair of governors."""
    urns = [int(key) for key in people.roles_of(person, at=at).keys(Role.HEADTEACHER)]
    return Q(leader=person) | Q(school__urn__in=urns) | Q(agreement__chair=person)


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


def listed(person: "Person", which: Q, *, at: dt.datetime) -> QuerySet[Deployment]:
    """The deployments of one list: those with something to do first, then by their next visit, then the newest."""
    today = clock.day_of(at)
    planned = Q(visits__state=VisitState.PLANNED)
    rows = deployments_visible_to(person, at=at).filter(which)
    told = rows.annotate(
        next_on=Min("visits__on", filter=planned),
        overdue=Count("visits", filter=planned & Q(visits__on__lt=today)),
    )
    return told.annotate(place=_place(today)).order_by("place", F("next_on").asc(nulls_last=True), "-started_at", "-pk")


def _place(today: dt.date) -> Case:
    """What waits to be recorded or completed, what has no visit planned, what goes on, what is paused, what is over."""
    return Case(
        When(Q(state__in=RUNNING) & (Q(overdue__gt=0) | Q(agreement__ends_on__lt=today)), then=Value(0)),
        When(state=DeploymentState.ACTIVE, next_on__isnull=True, then=Value(1)),
        When(state=DeploymentState.ACTIVE, then=Value(2)),
        When(state=DeploymentState.PAUSED, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )


def visits_of(deployment: Deployment) -> list[Visit]:
    """Every visit in the order of its date, with its sheet and who signed it."""
    versions = RecordVersion.objects.select_related("saved_by").prefetch_related("signatures").order_by("-number")
    sheets = SupportRecord.objects.prefetch_related(Prefetch("versions", queryset=versions))
    rows = Visit.objects.filter(deployment=deployment).prefetch_related(Prefetch("record", queryset=sheets))
    return list(rows.order_by("on", "number", "pk"))


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

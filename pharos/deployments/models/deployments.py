"""Support that is under way, and its visits."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.support.models import SupportRequest
from pharos.taxonomy.states import SupportKind

from ..states import DEPLOYMENT, RUNNING, VISIT, DeploymentState, Keeping, VisitState
from .agreements import Agreement

_person = settings.AUTH_USER_MODEL


class Deployment(models.Model):
    """A leader supports a school. It begins when both have confirmed the agreement, and never without.

    ``agreement`` is the version in force; earlier ones are the request's other agreements.
    """

    privacy = Privacy(
        purpose="Support that leaders give to schools",
        keep=PROGRAMME,
        public="reference request agreement school kind area_code state started_at ended_at",
        personal="leader",
        sensitive="keeping keeping_words",
    )
    machine = DEPLOYMENT

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    request = models.OneToOneField(SupportRequest, on_delete=models.PROTECT, related_name="deployment")
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="deployment")
    leader = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="deployments")
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="deployments")
    kind = models.TextField(choices=SupportKind)
    area_code = models.TextField(blank=True)
    state = models.TextField(choices=DeploymentState, default=DeploymentState.ACTIVE)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    keeping = models.TextField(choices=Keeping, blank=True)
    keeping_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DeploymentState.values), name="deployment_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=RUNNING) | Q(ended_at__isnull=False),
                name="deployment_has_an_end_once_over",
            ),
        ]
        indexes = [
            models.Index(fields=["leader", "state"], name="deployment_by_leader"),
            models.Index(fields=["area_code", "state", "-started_at"], name="deployment_by_area"),
        ]

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING


class Visit(models.Model):
    """A support visit: planned, then it took place or was cancelled.

    ``number`` is the 1, 2, 3 of the support record; a cancelled visit gives up its own. ``half_days`` are those planned
    and, once it took place, those delivered.
    """

    privacy = Privacy(
        purpose="When a leader visited, and the days that it took",
        keep=PROGRAMME,
        public="reference form_key deployment number on half_days state planned_at",
        personal="planned_by",
        sensitive="words",
    )
    machine = VISIT

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    form_key = models.TextField(unique=True, default=new_reference, editable=False)
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="visits")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    half_days = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    state = models.TextField(choices=VisitState, default=VisitState.PLANNED)
    planned_by = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VisitState.values), name="visit_state_is_known"),
            models.CheckConstraint(condition=Q(half_days__gt=0), name="visit_takes_at_least_half_a_day"),
            models.UniqueConstraint(
                fields=["deployment", "number"],
                condition=~Q(state=VisitState.CANCELLED),
                name="visits_are_numbered_once",
            ),
        ]
        indexes = [models.Index(fields=["deployment", "on"], name="visit_by_date")]

"""A request for support, as the school wrote it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.schools.models import School
from pharos.taxonomy.models import Expertise
from pharos.taxonomy.states import SupportKind

from .states import FREE_GROUNDS, REQUEST, Funding, LeaderChoice, MenteeStage, RequestState, Route

_person = settings.AUTH_USER_MODEL


class SupportRequest(models.Model):
    """A school asks for support: draft, sent, looked after by an adviser, offered, agreed, closed.

    ``number`` makes the case number and is given when the request is first sent, with the area in which
    the school then lay. ``owner`` is the adviser who looks after it: nothing in triage is without one.
    That no other funded route exists is confirmed or denied by the adviser; a new answer asks again.
    """

    privacy = Privacy(
        purpose="Asking for support, and finding a leader who can give it",
        keep=PROGRAMME,
        public="reference form_key number kind route school state area_code sent_at created_at saved_at",
        personal="raised_by raised_for owner mentee_name mentee_stage named_leader leader_choice chair_name "
        "chair_email ground_confirmed_by ground_confirmed_at ground_denied_by ground_denied_at",
        sensitive="need expertise wanted_from_on wanted_until_on half_days success funding funding_words "
        "ground_words has_other_support other_support",
    )
    machine = REQUEST

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    form_key = models.TextField(unique=True, default=new_reference, editable=False)
    number = models.PositiveIntegerField(null=True, unique=True, editable=False)
    state = models.TextField(choices=RequestState, default=RequestState.DRAFT)

    route = models.TextField(choices=Route, default=Route.SCHOOL)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="support_requests")
    raised_by = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="requests_raised")
    # The headteacher for whom a delegate asks.
    raised_for = models.ForeignKey(_person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    area_code = models.TextField(blank=True)
    owner = models.ForeignKey(_person, null=True, blank=True, on_delete=models.PROTECT, related_name="requests_owned")

    kind = models.TextField(choices=SupportKind, blank=True)
    mentee_stage = models.TextField(choices=MenteeStage, blank=True)
    mentee_name = models.TextField(blank=True)
    need = models.TextField(blank=True)
    expertise = models.ManyToManyField(Expertise, related_name="support_requests", blank=True)
    wanted_from_on = models.DateField(null=True, blank=True)
    wanted_until_on = models.DateField(null=True, blank=True)
    half_days = models.PositiveSmallIntegerField(null=True, blank=True)
    success = models.TextField(blank=True)
    has_other_support = models.BooleanField(null=True, blank=True)
    other_support = models.TextField(blank=True)
    funding = models.TextField(choices=Funding, blank=True)
    funding_words = models.TextField(blank=True)
    chair_name = models.TextField(blank=True)
    chair_email = models.EmailField(blank=True)
    leader_choice = models.TextField(choices=LeaderChoice, blank=True)
    named_leader = models.ForeignKey(
        _person, null=True, blank=True, on_delete=models.PROTECT, related_name="requests_naming"
    )

    ground_confirmed_by = models.ForeignKey(_person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ground_confirmed_at = models.DateTimeField(null=True, blank=True)
    ground_denied_by = models.ForeignKey(_person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ground_denied_at = models.DateTimeField(null=True, blank=True)
    ground_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="request_state_is_known"),
            models.CheckConstraint(condition=Q(route__in=Route.values), name="request_route_is_known"),
            models.CheckConstraint(condition=Q(kind="") | Q(kind__in=SupportKind.values), name="request_kind_is_known"),
            models.CheckConstraint(
                condition=Q(funding="") | Q(funding__in=Funding.values), name="request_funding_is_known"
            ),
            models.CheckConstraint(
                condition=Q(wanted_until_on__isnull=True) | Q(wanted_until_on__gte=F("wanted_from_on")),
                name="request_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(half_days__isnull=True) | Q(half_days__gt=0), name="request_is_for_at_least_half_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.IN_TRIAGE) | Q(owner__isnull=False),
                name="request_in_triage_has_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RequestState.DRAFT, RequestState.WITHDRAWN])
                | Q(number__isnull=False, sent_at__isnull=False),
                name="request_sent_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(ground_confirmed_at__isnull=True, ground_confirmed_by__isnull=True)
                | Q(
                    ground_confirmed_at__isnull=False, ground_confirmed_by__isnull=False, ground_denied_at__isnull=True
                ),
                name="request_ground_is_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ground_denied_at__isnull=True, ground_denied_by__isnull=True)
                | Q(ground_denied_at__isnull=False, ground_denied_by__isnull=False),
                name="request_ground_is_denied_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["area_code", "state", "sent_at"], name="request_by_area")]

    def __str__(self) -> str:
        return self.case_number or "Draft request"

    @property
    def case_number(self) -> str:
        """How people name the request to one another: "PH-0001"; empty until it has been sent."""
        return f"PH-{self.number:04d}" if self.number else ""

    @property
    def is_mentoring(self) -> bool:
        return self.kind == SupportKind.MENTORING

    @property
    def free_ground(self) -> str:
        """The ground on which the school asks for free days; empty where it asks for none."""
        return self.funding if self.funding in FREE_GROUNDS else ""

    @property
    def ground_needs_confirming(self) -> bool:
        """Whether the adviser still has to say that no other funded route exists."""
        answered = self.ground_confirmed_at or self.ground_denied_at
        return self.funding == Funding.NO_FUNDED_ROUTE and not answered

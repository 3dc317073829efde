"""What leader and commissioner agree before any support starts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pharos.common.calendar import AcademicYear, academic_year
from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.days.states import Pool
from pharos.matching.models import Offer
from pharos.support.models import SupportRequest

from ..states import AGREEMENT, OPEN, AgreementState, Ground, Party, Reporting

_person = settings.AUTH_USER_MODEL


class Agreement(models.Model):
    """One version of the terms of one request. A change is a new version, which both confirm again.

    A draft belongs to the person who writes it and has no ``version`` yet. For mentoring, ``chair`` confirms for the
    governing body: the person whom ``chair_name`` and ``chair_email`` name, known once the terms are proposed.
    """

    privacy = Privacy(
        purpose="What was agreed before support began: purpose, days, who pays, to whom the leader answers",
        keep=PROGRAMME,
        public="reference request offer version state half_days pool ground starts_on ends_on "
        "drafted_at proposed_at confirmed_at",
        personal="drafted_by chair chair_name chair_email",
        sensitive="purpose success_measures payer rate_pence accountable_to form_of_reporting record_readers expenses "
        "supply_cover why_changed",
    )
    machine = AGREEMENT

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="agreements")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="agreements")
    version = models.PositiveSmallIntegerField(null=True)
    state = models.TextField(choices=AgreementState, default=AgreementState.DRAFT)

    purpose = models.TextField()
    success_measures = models.TextField()
    half_days = models.PositiveSmallIntegerField()
    pool = models.TextField(choices=Pool)
    ground = models.TextField(choices=Ground, blank=True)
    payer = models.TextField(blank=True)
    rate_pence = models.PositiveIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    accountable_to = models.TextField()
    form_of_reporting = models.TextField(choices=Reporting)
    record_readers = models.JSONField(default=list, blank=True)
    expenses = models.TextField(blank=True)
    supply_cover = models.TextField(blank=True)
    why_changed = models.TextField(blank=True)

    chair_name = models.TextField(blank=True)
    chair_email = models.EmailField(blank=True)
    chair = models.ForeignKey(
        _person, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements_as_chair"
    )
    drafted_by = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="agreements_drafted")
    drafted_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AgreementState.values), name="agreement_state_is_known"),
            models.CheckConstraint(condition=Q(half_days__gt=0), name="agreement_is_for_at_least_half_a_day"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="agreement_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(pool=Pool.FREE, payer="", rate_pence__isnull=True) & ~Q(ground="")
                | Q(pool=Pool.FUNDED, ground="", rate_pence__isnull=False) & ~Q(payer=""),
                name="agreement_is_free_on_a_ground_or_has_a_payer",
            ),
            models.CheckConstraint(
                condition=Q(state=AgreementState.DRAFT) | Q(version__isnull=False, proposed_at__isnull=False),
                name="agreement_has_a_version_once_proposed",
            ),
            models.UniqueConstraint(fields=["request", "version"], name="agreement_versions_are_numbered_once"),
            models.UniqueConstraint(
                fields=["request", "drafted_by"],
                condition=Q(state=AgreementState.DRAFT),
                name="one_draft_agreement_for_each_writer",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state__in=OPEN), name="one_open_agreement_of_a_request"
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state=AgreementState.CONFIRMED), name="one_agreement_in_force"
            ),
        ]

    @property
    def year(self) -> AcademicYear:
        """The school year whose days it takes: an agreement lies within one."""
        return academic_year(self.starts_on)

    @property
    def parties(self) -> tuple[Party, Party]:
        """Who must confirm: the leader, and the commissioner or, for mentoring, the governing body."""
        return (Party.LEADER, Party.GOVERNORS if self.request.is_mentoring else Party.COMMISSIONER)


class Confirmation(models.Model):
    """A party has confirmed one version of an agreement."""

    privacy = Privacy(
        purpose="Who agreed to the terms, and when",
        keep=PROGRAMME,
        public="agreement party at",
        personal="person standing_for",
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="confirmations")
    party = models.TextField(choices=Party)
    person = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="+")
    standing_for = models.ForeignKey(_person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(party__in=Party.values), name="confirmation_party_is_known"),
            models.UniqueConstraint(fields=["agreement", "party"], name="each_party_confirms_once"),
        ]

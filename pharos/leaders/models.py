"""Designated system leaders: what they were designated as, and what they tell about themselves."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.taxonomy.models import Expertise

from .several import SeveralField
from .states import Availability, DesignationKind


class Designation(models.Model):
    """A person is designated as one kind of leader, at a school, from a day until a day (inclusive).

    Nothing flips when a date passes: whether it holds follows from the dates. A leader who moves to another
    school and stays designated has a second designation, from that day, at that school.
    """

    privacy = Privacy(
        purpose="Who is a designated system leader, and why",
        keep=PROGRAMME,
        public="reference form_key person kind school from_on until_on",
        personal="designated_by designated_at ended_by ended_at",
        sensitive="why end_why",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    form_key = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="designations")
    kind = models.TextField(choices=DesignationKind)
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="designations")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    why = models.TextField()
    # Nobody where a list was brought in at the service's console.
    designated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    designated_at = models.DateTimeField()
    end_why = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="designation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, end_why="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False, until_on__isnull=False) & ~Q(end_why="")),
                name="designation_is_ended_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(kind__in=DesignationKind.values), name="designation_kind_is_known"),
            models.CheckConstraint(condition=~Q(why=""), name="designation_has_a_reason"),
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(until_on__isnull=True), name="one_open_designation_of_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["person", "from_on", "until_on"], name="designation_by_span")]


class Profile(models.Model):
    """What a leader tells the directory. Each leader has one, made with the first designation.

    ``portrait`` is the finished text; ``portrait_draft`` is what is still being written, so that a published
    portrait stands while its next version grows. ``search_text`` is what words are looked for in: only what
    anybody may read. Whether it is published is never stored: see ``queries.published``.
    """

    privacy = Privacy(
        purpose="The System Leader Directory",
        keep=PROGRAMME,
        public="reference person portrait search_text phases can_lead expertise",
        personal="portrait_draft consented_at withdrew_at",
        sensitive="availability availability_words available_from_on",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="profile")
    portrait = models.TextField(blank=True)
    portrait_draft = models.TextField(blank=True)
    phases = SeveralField(blank=True, default=list)
    can_lead = SeveralField(blank=True, default=list)
    expertise = models.ManyToManyField(Expertise, through="ProfileExpertise", related_name="profiles")
    availability = models.TextField(choices=Availability, blank=True)
    availability_words = models.TextField(blank=True)
    available_from_on = models.DateField(null=True, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    withdrew_at = models.DateTimeField(null=True, blank=True)
    search_text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(availability="") | Q(availability__in=Availability.values),
                name="profile_availability_is_known",
            ),
            models.CheckConstraint(
                condition=Q(withdrew_at__isnull=True)
                | Q(consented_at__isnull=False, withdrew_at__gte=F("consented_at")),
                name="profile_consent_is_given_before_it_is_withdrawn",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person"],
                condition=Q(consented_at__isnull=False, withdrew_at__isnull=True),
                name="profile_consented",
            )
        ]

    @property
    def consents(self) -> bool:
        return self.consented_at is not None and self.withdrew_at is None


class ProfileExpertise(models.Model):
    """A leader offers an area of expertise, and says what shows it."""

    privacy = Privacy(
        purpose="What a leader offers, and what shows it",
        keep=PROGRAMME,
        public="profile expertise",
        sensitive="evidence",
    )

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="offers")
    expertise = models.ForeignKey(Expertise, on_delete=models.PROTECT, related_name="offers")
    evidence = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "expertise"], name="expertise_is_offered_once"),
        ]
        # What is published is asked of every profile at once: those with a gap are few.
        indexes = [models.Index(fields=["profile"], condition=Q(evidence=""), name="offer_without_evidence")]

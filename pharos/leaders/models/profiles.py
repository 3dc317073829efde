"""What leaders tell about themselves, and what we asked them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.taxonomy.models import Expertise

from ..several import SeveralField
from ..states import Availability, Crop, ReminderKind, Shape


class Profile(models.Model):
    """What a leader tells the directory. Each leader has one, made with the first designation.

    ``portrait`` is the finished text; ``portrait_draft`` is what is still being written, so that a published
    portrait stands while its next version grows. Whether it is published is never stored: see
    ``queries.published``.

    ``confirmed_at`` is when the leader last said that all this is right, by agreeing to publish it at first.
    ``warned_at`` is when the warning left that stands since then: see ``freshness``. Before ``remind_from_on``
    the leader does not want to be reminded of what is missing.
    """

    privacy = Privacy(
        purpose="The System Leader Directory",
        keep=PROGRAMME,
        public="reference person portrait phases can_lead expertise",
        personal="portrait_draft consented_at withdrew_at confirmed_at warned_at remind_from_on",
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
    confirmed_at = models.DateTimeField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    remind_from_on = models.DateField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(consented_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="profile_that_may_be_published_was_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(warned_at__isnull=True) | Q(warned_at__gte=F("confirmed_at")),
                name="profile_warning_follows_its_confirmation",
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


class Photo(models.Model):
    """A photo that a leader handed in, cut to squares, kept as files under its reference (``album``).

    It is shown where the leader agreed to it, as long as the profile is. One that was removed can be put back
    until its files are.
    """

    privacy = Privacy(
        purpose="Knowing in the directory whom one is going to meet",
        keep="Seven days after it was removed, the profile was taken back or the designation ended",
        public="reference profile crop shape",
        personal="handed_in_at agreed_at removed_at",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="photos")
    crop = models.TextField(choices=Crop, default=Crop.MIDDLE)
    shape = models.TextField(choices=Shape)
    handed_in_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(crop__in=Crop.values), name="photo_crop_is_known"),
            models.CheckConstraint(condition=Q(shape__in=Shape.values), name="photo_shape_is_known"),
            models.UniqueConstraint(
                fields=["profile"], condition=Q(removed_at__isnull=True), name="one_photo_at_a_time"
            ),
        ]


class Reminder(models.Model):
    """A letter that asked a leader to look at the profile. ``by`` is empty where the service wrote by itself.

    ``on`` is the day on which it leaves.
    """

    privacy = Privacy(
        purpose="Who was reminded of what, so that nobody is asked twice",
        keep=PROGRAMME,
        public="profile kind on",
        personal="by written_at",
    )

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="reminders")
    kind = models.TextField(choices=ReminderKind)
    on = models.DateField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReminderKind.values), name="reminder_kind_is_known"),
            models.UniqueConstraint(fields=["profile", "kind", "on"], name="one_reminder_of_a_kind_a_day"),
        ]


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

"""Designated system leaders: what they were designated as, and what they tell about themselves."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from pharos.common.privacy import ACCOUNT, PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.taxonomy.models import Expertise

from .several import SeveralField
from .states import Availability, Crop, DesignationKind, ReminderKind, Shape


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


class SearchEntry(models.Model):
    """What words find a leader by: only what anybody may read, in small letters without accents (``words.plain``).

    One for each designation, since each has its own school; ``queries.leaders`` tells which one speaks. The database
    keeps an index of these texts in step by itself: see migration ``0003_full_text``.
    """

    privacy = Privacy(
        purpose="Finding a leader by words",
        keep=PROGRAMME,
        public="designation school facts areas portrait",
    )

    designation = models.OneToOneField(
        Designation, on_delete=models.PROTECT, primary_key=True, related_name="search_entry"
    )
    school = models.TextField(blank=True)
    facts = models.TextField(blank=True)
    areas = models.TextField(blank=True)
    portrait = models.TextField(blank=True)


class DirectoryChange(models.Model):
    """Something about a leader changed: what a process remembers of the directory is out of date.

    Rows are only added, so that nobody waits for anybody; old ones go by a task.
    """

    privacy = Privacy(purpose="Keeping the directory up to date", keep="two days", public="at")

    at = models.DateTimeField()


class SavedSearch(models.Model):
    """The filters of the directory, as they stood in the address, under a name of the person's own."""

    privacy = Privacy(
        purpose="Finding the same leaders again",
        keep=ACCOUNT,
        personal="reference person name query saved_at removed_at",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_searches")
    name = models.TextField()
    query = models.TextField()
    saved_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", Lower("name"), condition=Q(removed_at__isnull=True), name="saved_search_is_named_once"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(query=""), name="saved_search_has_a_name_and_filters"),
        ]

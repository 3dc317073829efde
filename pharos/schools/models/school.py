"""A school as the national register describes it, and how its facts changed."""

import datetime as dt
from typing import Any

from django.db import models

from pharos.common.privacy import REGISTER, Privacy

from .. import phases, words
from ..states import OPEN_STATUSES, RegisterPhase, Status
from .groups import Federation, Trust
from .imports import RegisterImport


class School(models.Model):
    """An establishment of the national register, by its URN. What the register leaves empty is empty here.

    Its facts are as ``last_seen_in``, the newest file that had it, stated them; a fact on which that
    file was silent keeps the date on which it was last stated in ``older`` (field name to ISO date).
    """

    privacy = Privacy(
        purpose="The national register: which schools there are",
        keep=REGISTER,
        public="urn name la_code la_name establishment_number type_name type_group status_code status_name phase_code "
        "phase_name low_age high_age gender religious_character street locality address3 town county postcode easting "
        "northing district_code district_name opened_on closed_on trust federation website telephone pupils capacity "
        "reason_opened reason_closed ofsted_rating ofsted_last_inspected_on ukprn last_changed_on older "
        "first_seen_in last_seen_in search_text",
        personal="head_title head_first_name head_last_name head_job_title",
    )

    urn = models.PositiveIntegerField(unique=True)
    name = models.TextField()
    la_code = models.TextField(blank=True)
    la_name = models.TextField(blank=True)
    establishment_number = models.TextField(blank=True)
    ukprn = models.TextField(blank=True)
    type_name = models.TextField(blank=True)
    type_group = models.TextField(blank=True)
    status_code = models.TextField(blank=True, choices=Status)
    status_name = models.TextField(blank=True)
    phase_code = models.TextField(blank=True, choices=RegisterPhase)
    phase_name = models.TextField(blank=True)
    low_age = models.PositiveSmallIntegerField(null=True, blank=True)
    high_age = models.PositiveSmallIntegerField(null=True, blank=True)
    gender = models.TextField(blank=True)
    religious_character = models.TextField(blank=True)
    pupils = models.PositiveIntegerField(null=True, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    street = models.TextField(blank=True)
    locality = models.TextField(blank=True)
    address3 = models.TextField(blank=True)
    town = models.TextField(blank=True)
    county = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    easting = models.IntegerField(null=True, blank=True)
    northing = models.IntegerField(null=True, blank=True)
    district_code = models.TextField(blank=True)
    district_name = models.TextField(blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    trust = models.ForeignKey(Trust, null=True, blank=True, on_delete=models.PROTECT, related_name="schools")
    federation = models.ForeignKey(Federation, null=True, blank=True, on_delete=models.PROTECT, related_name="schools")
    head_title = models.TextField(blank=True)
    head_first_name = models.TextField(blank=True)
    head_last_name = models.TextField(blank=True)
    head_job_title = models.TextField(blank=True)
    website = models.TextField(blank=True)
    telephone = models.TextField(blank=True)
    reason_opened = models.TextField(blank=True)
    reason_closed = models.TextField(blank=True)
    ofsted_rating = models.TextField(blank=True)
    ofsted_last_inspected_on = models.DateField(null=True, blank=True)
    last_changed_on = models.DateField(null=True, blank=True)
    older = models.JSONField(default=dict, blank=True)
    first_seen_in = models.ForeignKey(
        RegisterImport, null=True, blank=True, on_delete=models.PROTECT, related_name="schools_added"
    )
    last_seen_in = models.ForeignKey(
        RegisterImport, null=True, blank=True, on_delete=models.PROTECT, related_name="schools_seen"
    )
    search_text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(status_code__in=Status.values), name="school_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(phase_code__in=RegisterPhase.values), name="school_phase_is_known"
            ),
        ]
        # Those that end in the key answer the public list by themselves: which schools match, in which order.
        indexes = [
            models.Index(fields=["district_code", "district_name", "status_code"], name="school_by_district"),
            models.Index(fields=["search_text", "status_code"], name="school_by_name"),
            models.Index(
                fields=["status_code", "search_text", "phase_code", "type_name", "id"], name="school_by_words"
            ),
            models.Index(fields=["status_code", "easting", "northing", "id"], name="school_by_place"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the words by which it is found in step with its facts; an import writes both itself."""
        self.search_text = words.searchable(self.urn, self.name, self.town, self.postcode)
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.status_code in OPEN_STATUSES

    @property
    def head_name(self) -> str:
        """The head as the register writes the name, without a title; empty where it names nobody."""
        return f"{self.head_first_name} {self.head_last_name}".strip()

    @property
    def phase(self) -> str:
        """The kind of school for people to read: "Primary", "Special"."""
        return phases.words(self.phase_code, self.type_name)

    @property
    def phase_key(self) -> str:
        """nursery, primary, secondary, all_through, special, post16 or not_applicable."""
        return phases.key(self.phase_code, self.type_name)

    @property
    def address_lines(self) -> list[str]:
        parts = (self.street, self.locality, self.address3, self.town, self.county, self.postcode)
        return list(dict.fromkeys(filter(None, parts)))

    def stated_on(self, fact: str) -> dt.date | None:
        """The date of the newest file that stated this fact; needs ``last_seen_in``."""
        if older := self.older.get(fact):
            return dt.date.fromisoformat(older)
        return self.last_seen_in.as_at if self.last_seen_in else None


class FactChange(models.Model):
    """An import found a fact of a school different from what stood. ``field`` is the name of School's field.

    ``late`` says that its file was older than what we knew: it filled a gap, and nothing happened then.
    A prompt for a person, not a truth: the register corrects itself, and writes one name in many ways.
    """

    privacy = Privacy(
        purpose="The source and date of every fact",
        keep=REGISTER,
        public="school register_import field late",
        personal="before after",
    )

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="changes")
    register_import = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="changes")
    field = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    late = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "register_import", "field"], name="fact_changes_once_an_import"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="fact_change_changes_something"),
        ]
        indexes = [models.Index(fields=["register_import", "school"], name="change_by_import")]


class SchoolBefore(models.Model):
    """What a school was before an import changed it: kept so that the import can be taken back.

    ``facts`` has the columns that the import wrote, as the database had them: field name to value.
    """

    privacy = Privacy(
        purpose="Taking an import back",
        keep=REGISTER,
        public="school register_import",
        personal="facts",
    )

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    register_import = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="schools_before")
    facts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["register_import", "school"],
                name="school_is_kept_once_an_import",
                violation_error_message="This import has already kept what the school was before it.",
            )
        ]

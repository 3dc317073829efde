"""The ledger of days: entries, never a counter."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from pharos.common.append_only import WrittenOnce, WrittenOnceQuerySet
from pharos.common.privacy import PROGRAMME, Privacy

from .states import EntryKind, Pool


class Account(models.Model):
    """One leader's days in one school year. Whoever writes an entry locks this row first."""

    privacy = Privacy(
        purpose="The days each leader gives in a school year", keep=PROGRAMME, public="year", personal="person"
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="day_accounts")
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "year"], name="account_is_one_for_each_year")]


class EntryQuerySet(WrittenOnceQuerySet["Entry"]):
    """Entries, to be read and added."""


class Entry(WrittenOnce):
    """Days committed, reserved, delivered, released or taken back. Written once; the database refuses an update too.

    ``subject_label`` and ``subject_pk`` name the piece of support that the days are for, which stays the same
    through every version of its agreement; ``visit_pk`` the visit that delivered them. Purpose, school, payer and
    span are kept as they stood, so that load and past work can be told from the ledger alone.
    """

    privacy = Privacy(
        purpose="What was promised, given and paid for: the year’s statement of each leader",
        keep=PROGRAMME,
        public="account kind pool half_days purpose ground school subject_label subject_pk visit_pk "
        "from_on until_on at reverses",
        personal="by",
        sensitive="payer rate_pence why",
    )

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries")
    kind = models.TextField(choices=EntryKind)
    pool = models.TextField(choices=Pool, default=Pool.FREE)
    half_days = models.PositiveSmallIntegerField()
    purpose = models.TextField(blank=True)
    ground = models.TextField(blank=True)
    school = models.ForeignKey("schools.School", null=True, on_delete=models.PROTECT, related_name="day_entries")
    payer = models.TextField(blank=True)
    rate_pence = models.PositiveIntegerField(null=True)
    subject_label = models.TextField(blank=True)
    subject_pk = models.TextField(blank=True)
    visit_pk = models.TextField(blank=True)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    why = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Entry"]] = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=EntryKind.values), name="entry_kind_is_known"),
            models.CheckConstraint(condition=models.Q(pool__in=Pool.values), name="entry_pool_is_known"),
            models.CheckConstraint(condition=models.Q(half_days__gt=0), name="entry_is_at_least_half_a_day"),
            models.CheckConstraint(
                condition=models.Q(kind=EntryKind.REVERSE, reverses__isnull=False) & ~models.Q(why="")
                | (~models.Q(kind=EntryKind.REVERSE) & models.Q(reverses__isnull=True)),
                name="entry_reverses_one_and_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=EntryKind.COMMIT) | models.Q(pool=Pool.FREE),
                name="entry_commits_free_days_only",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[EntryKind.RESERVE, EntryKind.DELIVER, EntryKind.RELEASE])
                | ~models.Q(subject_pk=""),
                name="entry_names_its_support",
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(kind=EntryKind.COMMIT),
                name="entry_commits_once_a_year",
            ),
        ]
        indexes = [models.Index(fields=["subject_label", "subject_pk"], name="entry_by_support")]

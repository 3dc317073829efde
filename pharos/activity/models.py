"""The append-only record of what happened."""

from django.conf import settings
from django.db import models

from pharos.common.append_only import WrittenOnce, WrittenOnceQuerySet
from pharos.common.privacy import PROGRAMME, Privacy


class ActivityQuerySet(WrittenOnceQuerySet["Activity"]):
    """Activities, to be read and added."""


class Activity(WrittenOnce):
    """Something that happened. Written once, never changed; the database refuses an update too.

    ``says`` is the predicate of a sentence ("accepted the offer") as it read on the day, so that a
    timeline stays true when the words of the service change. ``by`` is empty where the service acted
    by itself; ``standing_for`` is the person for whom a delegate or deputy acted.
    """

    privacy = Privacy(
        purpose="Audit: who did what, when and why",
        keep=PROGRAMME,
        public="verb subject_label subject_pk at before after",
        personal="by standing_for says",
        sensitive="why facts",
    )

    verb = models.TextField()
    says = models.TextField()
    subject_label = models.TextField()
    subject_pk = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="activities")
    standing_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    why = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_label", "subject_pk", "at"], name="activity_by_subject"),
            models.Index(fields=["at"], name="activity_by_time"),
        ]

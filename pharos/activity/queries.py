"""What happened to a thing, in order."""

from typing import TYPE_CHECKING

from django.db import models

from .models import Activity, ActivityQuerySet

if TYPE_CHECKING:
    from pharos.people.models import Person


def key_of(subject: models.Model) -> tuple[str, str]:
    """How the record names a thing: its model's label and its primary key."""
    return subject._meta.label, str(subject.pk)


def about(*subjects: models.Model) -> ActivityQuerySet:
    """Everything recorded about these things, newest first, with its authors."""
    wanted = models.Q(pk__in=[])
    for label, pk in map(key_of, subjects):
        wanted |= models.Q(subject_label=label, subject_pk=pk)
    return Activity.objects.filter(wanted).select_related("by", "standing_for").order_by("-at", "-pk")


def timeline(*subjects: models.Model) -> ActivityQuerySet:
    """What people may read of a thing's story: everything but the readings of confidential documents."""
    return about(*subjects).exclude(verb="read")


def was_last_done_by(subject: models.Model, verb: str, by: "Person | None") -> bool:
    """Whether the newest move of this thing is this verb by this person."""
    last = about(subject).exclude(before="", after="").first()
    return last is not None and last.verb == verb and by is not None and last.by_id == by.pk

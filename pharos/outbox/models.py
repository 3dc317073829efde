"""Emails, from the moment they are written to their fate."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When

from pharos.common.privacy import OPERATION, Privacy
from pharos.common.references import new_reference

from .states import LETTER, WORK_FIRST, LetterState


class Letter(models.Model):
    """An email: written in the transaction of the change that causes it, sent by the worker.

    ``key`` names the occasion where one letter only may ever be written for it. A ``secret`` letter carries
    a sign-in code: its body is erased once it has gone, and no page shows it. ``rank`` is the place of its
    state in a list ordered by what needs doing; the database computes it, so that a long list has an index.
    """

    privacy = Privacy(
        purpose="Telling people what happened, and showing that they were told",
        keep=OPERATION,
        public="reference kind about_label about_pk state rank not_before attempts posted_at sent_at secret key "
        "message_id",
        personal="to to_person subject",
        sensitive="text html last_error",
    )
    machine: ClassVar = LETTER

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    key = models.TextField(unique=True, null=True, blank=True)
    kind = models.TextField()
    to = models.EmailField()
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField()
    about_label = models.TextField()
    about_pk = models.TextField()
    secret = models.BooleanField(default=False)
    state = models.TextField(choices=LetterState, default=LetterState.WAITING)
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    message_id = models.TextField(unique=True)
    posted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    rank = models.GeneratedField(
        expression=Case(
            *(When(state=state, then=Value(place)) for place, state in enumerate(WORK_FIRST)),
            default=Value(len(WORK_FIRST)),
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LetterState.values), name="letter_state_is_known"),
            models.CheckConstraint(condition=~Q(key=""), name="letter_key_is_absent_or_says_something"),
        ]
        indexes = [
            models.Index(fields=["rank", "-posted_at", "-id"], name="letter_by_rank"),
            models.Index(fields=["state", "-posted_at"], name="letter_by_state"),
            models.Index(fields=["about_label", "about_pk"], name="letter_by_subject"),
            models.Index(fields=["to_person", "-posted_at"], name="letter_by_person"),
        ]

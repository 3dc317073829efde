"""Lists of leaders that were handed in, and what became of each row."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.common.states import Machine

from .states import LEADER_LIST, Answer, Doubt, ListState, RowResult


class LeaderImport(models.Model):
    """A county's own list of leaders: its columns, and what came of reading it.

    ``columns`` is our column to the list's heading; ``heading_key`` is the same for lists with the same headings.
    ``stored_as`` is the file itself, kept until it has been read. ``dry_run`` says which of the two was asked for last.
    """

    privacy = Privacy(
        purpose="Where designations from a list come from",
        keep=PROGRAMME,
        public="reference file_name state dry_run letters headings heading_key columns rows rows_done message "
        "stored_as worker requested_at started_at finished_at",
        personal="started_by",
    )
    machine: ClassVar[Machine] = LEADER_LIST

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    file_name = models.TextField()
    state = models.TextField(choices=ListState, default=ListState.NEW)
    dry_run = models.BooleanField(default=True)
    letters = models.BooleanField(default=False)
    headings = models.JSONField(default=list, blank=True)
    heading_key = models.TextField(blank=True)
    columns = models.JSONField(default=dict, blank=True)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    stored_as = models.TextField(blank=True)
    worker = models.TextField(blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ListState.values), name="leader_list_state_is_known"),
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state=ListState.RUNNING), name="one_leader_list_runs_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["-requested_at"], name="leader_list_by_time")]


class LeaderImportRow(models.Model):
    """What became of one row, or would.

    ``told`` is what the row says, kept only while it waits for a decision. ``person`` is whom it is about, or may be.
    ``is_final`` says that it was brought in, and not only tried. ``undo`` names what it made, to take it back by.
    """

    privacy = Privacy(
        purpose="Each row of a list is accounted for",
        keep=PROGRAMME,
        public="leader_import line result doubt answer is_final undo",
        personal="person name email reason told answered_by answered_at",
    )

    leader_import = models.ForeignKey(LeaderImport, on_delete=models.PROTECT, related_name="lines")
    line = models.PositiveIntegerField()
    result = models.TextField(choices=RowResult)
    doubt = models.TextField(choices=Doubt, blank=True)
    answer = models.TextField(choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    name = models.TextField(blank=True)
    email = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    told = models.JSONField(default=dict, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undo = models.JSONField(default=dict, blank=True)
    is_final = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["leader_import", "line"], name="leader_list_line_is_told_once"),
            models.CheckConstraint(
                condition=models.Q(result__in=RowResult.values), name="leader_list_row_result_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="") | models.Q(answered_at__isnull=True),
                name="leader_list_row_is_answered_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["leader_import", "result", "line"], name="leader_list_row_by_result")]

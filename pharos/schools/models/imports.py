"""One reading of a register file, and what it said about single rows."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.common.states import Machine

from ..states import REGISTER_IMPORT, ImportState, RemarkKind


class RegisterImport(models.Model):
    """One file of the register: when it was true, and what came of reading it. Only one runs at a time.

    ``columns`` names the facts (fields of ``School``) that the file states at all. ``worker`` is the
    process that runs it ("host:pid"). ``stored_as`` is the uploaded file, kept until it has been read.
    ``turn`` counts the imports in the order in which they changed the register.
    To take it back: ``follows`` is the import that most of its schools were last seen in, and
    ``groups_before`` has the trusts and federations that it changed, without a code those that it added;
    None, where nothing was kept.
    """

    privacy = Privacy(
        purpose="Where each fact of a school comes from",
        keep=PROGRAMME,
        public="reference file_name as_at la dry_run columns state message rows rows_done added changed "
        "unchanged closed rejected seconds stored_as form_key worker turn follows groups_before requested_at "
        "started_at finished_at",
        personal="started_by",
    )
    machine: ClassVar[Machine] = REGISTER_IMPORT

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    file_name = models.TextField()
    as_at = models.DateField()
    la = models.TextField(blank=True)
    dry_run = models.BooleanField(default=False)
    columns = models.JSONField(default=list, blank=True)
    state = models.TextField(choices=ImportState, default=ImportState.WAITING)
    message = models.TextField(blank=True)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    stored_as = models.TextField(blank=True)
    form_key = models.TextField(unique=True, null=True, blank=True)
    worker = models.TextField(blank=True)
    turn = models.PositiveIntegerField(null=True, blank=True)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    groups_before = models.JSONField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_state_is_known"),
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state=ImportState.RUNNING), name="one_import_runs_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["-requested_at"], name="import_by_time")]


class RegisterRemark(models.Model):
    """What an import says about one row: why it was not read, or which damaged value it did not take."""

    privacy = Privacy(
        purpose="Each row of a file is accounted for",
        keep=PROGRAMME,
        public="register_import kind line urn name reason",
    )

    register_import = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="remarks")
    kind = models.TextField(choices=RemarkKind)
    line = models.PositiveIntegerField()
    urn = models.TextField(blank=True)
    name = models.TextField(blank=True)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=RemarkKind.values), name="remark_kind_is_known")
        ]
        indexes = [models.Index(fields=["register_import", "kind", "line"], name="remark_by_import")]

"""One reading of a file of another source than the register, and the rows that did not come in."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.common.states import Machine

from ..states import SOURCE_IMPORT, SourceKind, SourceState


class SourceImport(models.Model):
    """A file of another source than the register: when it was true, and what came of reading it.

    ``rows`` counts the file's rows; the other numbers count what they tell, of which a row may tell
    several. ``stored_as`` is the uploaded file, kept until it has been read. One of a kind runs at a time.
    """

    privacy = Privacy(
        purpose="Where inspections, links, results, postcodes and outlines come from",
        keep=PROGRAMME,
        public="reference kind file_name as_at dry_run state message rows added changed unchanged rejected seconds "
        "stored_as form_key requested_at started_at finished_at",
        personal="started_by",
    )
    machine: ClassVar[Machine] = SOURCE_IMPORT

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    kind = models.TextField(choices=SourceKind)
    file_name = models.TextField()
    as_at = models.DateField()
    dry_run = models.BooleanField(default=False)
    state = models.TextField(choices=SourceState, default=SourceState.WAITING)
    message = models.TextField(blank=True)
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    stored_as = models.TextField(blank=True)
    form_key = models.TextField(unique=True, null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=SourceState.values), name="source_state_is_known"),
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(state=SourceState.RUNNING), name="one_source_of_a_kind_is_read"
            ),
        ]
        indexes = [models.Index(fields=["-requested_at"], name="source_by_time")]

    def __str__(self) -> str:
        return self.file_name


class SourceRemark(models.Model):
    """A row of such a file, or a part of one, that did not come in, and why."""

    privacy = Privacy(
        purpose="Each row of a file is accounted for", keep=PROGRAMME, public="source_import line urn name reason"
    )

    source_import = models.ForeignKey(SourceImport, on_delete=models.PROTECT, related_name="remarks")
    line = models.PositiveIntegerField()
    urn = models.TextField(blank=True)
    name = models.TextField(blank=True)
    reason = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["source_import", "line"], name="source_remark_by_line")]

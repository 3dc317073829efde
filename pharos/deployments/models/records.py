"""The KLE Support Record: one sheet for each visit, every version kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pharos.common.append_only import WrittenOnce
from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference

from ..states import Party
from .deployments import Deployment, Visit

_person = settings.AUTH_USER_MODEL


class SupportRecord(models.Model):
    """The sheet of one visit. What it says stands in its versions."""

    privacy = Privacy(
        purpose="What leader and headteacher recorded of their work together",
        keep=PROGRAMME,
        public="reference deployment visit started_at",
        personal="started_by",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="records")
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="record")
    started_by = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()


class RecordVersion(WrittenOnce):
    """One saving of a sheet: a list of rows, each a dict (see ``record_rows``). Never changed.

    The first version of a sheet carries forward the rows of the visit before.
    """

    privacy = Privacy(
        purpose="What leader and headteacher recorded of their work together",
        keep=PROGRAMME,
        public="record number saved_at form_key",
        personal="saved_by",
        sensitive="rows",
    )

    record = models.ForeignKey(SupportRecord, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    rows = models.JSONField(default=list)
    saved_by = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    form_key = models.TextField(unique=True, default=new_reference, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="record_versions_are_numbered_once"),
        ]


class Signature(models.Model):
    """A party has signed one version. A later version needs signing again."""

    privacy = Privacy(
        purpose="That both stand by what the record says",
        keep=PROGRAMME,
        public="version party at",
        personal="person",
    )

    version = models.ForeignKey(RecordVersion, on_delete=models.PROTECT, related_name="signatures")
    party = models.TextField(choices=Party)
    person = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(party__in=[Party.LEADER, Party.HEADTEACHER]), name="record_is_signed_by_its_two_parties"
            ),
            models.UniqueConstraint(fields=["version", "party"], name="each_party_signs_a_version_once"),
        ]

"""Postcodes and where they are, and the files that told us."""

from django.conf import settings
from django.db import models

from pharos.common.privacy import PROGRAMME, REGISTER, Privacy
from pharos.common.references import new_reference


class PostcodeImport(models.Model):
    """One reading of a list of postcodes: when it was true, whose it is, and what came of it."""

    privacy = Privacy(
        purpose="Where the place of each postcode comes from",
        keep=PROGRAMME,
        public="reference file_name as_at source rows added changed unchanged rejected seconds imported_at",
        personal="imported_by",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    file_name = models.TextField()
    as_at = models.DateField()
    source = models.TextField()
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class Postcode(models.Model):
    """A postcode by its key ("ME141XX"), with its place on the national grid as ``told_by``, the newest file that
    changed it, states it. One without a place is known, and nothing can be measured from it.
    """

    privacy = Privacy(
        purpose="Distances from any postcode",
        keep=REGISTER,
        public="key outward quality easting northing district_code told_by",
    )

    key = models.TextField(unique=True)
    outward = models.TextField()
    quality = models.PositiveSmallIntegerField()
    easting = models.IntegerField(null=True, blank=True)
    northing = models.IntegerField(null=True, blank=True)
    district_code = models.TextField(blank=True)
    told_by = models.ForeignKey(PostcodeImport, on_delete=models.PROTECT, related_name="postcodes")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(easting__isnull=True, northing__isnull=True)
                | models.Q(easting__isnull=False, northing__isnull=False),
                name="postcode_has_a_whole_place",
                violation_error_message="A postcode has an easting and a northing, or neither.",
            )
        ]
        indexes = [models.Index(fields=["outward", "key"], name="postcode_by_outward")]

    def __str__(self) -> str:
        return f"{self.key[:-3]} {self.key[-3:]}"

"""What Ofsted found at a school, and what its pupils reached: from files of other sources."""

from django.db import models

from pharos.common.privacy import REGISTER, Privacy

from ..states import Concern, Regime, Safeguarding
from .sources import SourceImport


class Inspection(models.Model):
    """One inspection, of the school that had this ``urn`` at the time; a successor finds it through its links.

    ``number`` is Ofsted's own; where the file gives none, it is made of school, kind and day. ``grades`` has
    a word for each area that was graded (``{"leadership": "good"}``), ``outcome`` an ungraded inspection's
    own words. Where the file contradicts itself, ``unclear`` says how, and nothing is taken from the rest.
    """

    privacy = Privacy(
        purpose="Whether a school counts as good",
        keep=REGISTER,
        public="urn number regime words starts_on published_on grades outcome concern safeguarding unclear source",
    )

    urn = models.PositiveIntegerField()
    number = models.TextField(unique=True)
    regime = models.TextField(choices=Regime)
    words = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    grades = models.JSONField(default=dict, blank=True)
    outcome = models.TextField(blank=True)
    concern = models.TextField(blank=True, choices=Concern)
    safeguarding = models.TextField(blank=True, choices=Safeguarding)
    unclear = models.TextField(blank=True)
    source = models.ForeignKey(SourceImport, on_delete=models.PROTECT, related_name="inspections")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(regime__in=Regime.values),
                name="inspection_regime_is_known",
                violation_error_message="Say which kind of inspection it was.",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=False) | ~models.Q(unclear=""),
                name="inspection_has_a_day",
                violation_error_message="Say on which day the inspection began.",
            ),
        ]
        indexes = [models.Index(fields=["urn", "starts_on"], name="inspection_by_school")]

    def __str__(self) -> str:
        return self.number


class Result(models.Model):
    """One measure of one school in one year. A value that was not published has ``missing``: the source's marker.

    ``year`` is the calendar year in which the academic year ended. ``value`` is in the measure's own unit.
    """

    privacy = Privacy(
        purpose="What the pupils of a school reached",
        keep=REGISTER,
        public="urn key_stage year measure value missing source",
    )

    urn = models.PositiveIntegerField()
    key_stage = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    measure = models.TextField()
    value = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    missing = models.TextField(blank=True)
    source = models.ForeignKey(SourceImport, on_delete=models.PROTECT, related_name="results")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["urn", "key_stage", "year", "measure"],
                name="result_is_told_once",
                violation_error_message="This result of the school is known already.",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, missing="") | (models.Q(value=None) & ~models.Q(missing="")),
                name="result_is_a_value_or_missing",
                violation_error_message="Give a value, or say why there is none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urn} {self.year} {self.measure}"

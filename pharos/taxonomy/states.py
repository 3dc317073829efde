"""The words that leaders, requests and the ledger share: kinds of support, phases of education, lists of areas."""

from django.db import models


class SupportKind(models.TextChoices):
    """The four kinds of work of the protocol."""

    MENTORING = "mentoring", "Mentoring or coaching of a headteacher"
    LEADERSHIP_DEVELOPMENT = "leadership_development", "Leadership development"
    PEER_REVIEW = "peer_review", "Peer review"
    SCHOOL_IMPROVEMENT = "school_improvement", "School improvement"


class Phase(models.TextChoices):
    """The kind of school that somebody knows from within."""

    NURSERY = "nursery", "Nursery"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    ALL_THROUGH = "all_through", "All-through"
    SPECIAL = "special", "Special"
    POST16 = "post16", "Post-16"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class Scheme(models.TextChoices):
    """The published list that an area of expertise comes from."""

    SLE = "sle", "Specialist leaders of education"
    NPQ = "npq", "National professional qualifications"
    OFSTED = "ofsted", "Ofsted report card"
    RISE = "rise", "RISE national priorities"
    RISE_PLAN = "rise_plan", "RISE targeted plans"
    LOCAL = "local", "Priorities of the programme"


class TermKind(models.TextChoices):
    """How an expression stands to the area that it is kept for."""

    SYNONYM = "synonym", "Another name"
    SYMPTOM = "symptom", "A sign of the need"
    BROADER = "broader", "A wider expression"
    RELATED = "related", "Often comes with it"
    # These two come from the label itself and are not kept.
    NAME = "name", "Its name"
    PART = "part", "Part of its name"

    @property
    def closeness(self) -> float:
        """How surely somebody who says it means the area: 1 is for certain."""
        return _CLOSENESS[self]


_CLOSENESS = {
    TermKind.NAME: 1.0,
    TermKind.SYNONYM: 1.0,
    TermKind.SYMPTOM: 0.9,
    TermKind.PART: 0.8,
    TermKind.BROADER: 0.55,
    TermKind.RELATED: 0.5,
}
KEPT_KINDS = [(kind.value, kind.label) for kind in TermKind if kind not in (TermKind.NAME, TermKind.PART)]

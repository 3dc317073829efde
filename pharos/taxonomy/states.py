"""The words that leaders, requests and the ledger share: kinds of support and phases of education."""

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

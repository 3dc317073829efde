"""What binds a person to a school, or to another person."""

from django.db import models


class InterestKind(models.TextChoices):
    """What somebody declares."""

    FAMILY = "family", "Family or close relationship"
    FRIEND = "friend", "Close friendship"
    POST = "post", "A post held in the past"
    GOVERNANCE = "governance", "Governor or trustee"
    BUSINESS = "business", "Business or paid work"
    DISPUTE = "dispute", "A dispute or complaint"
    OTHER = "other", "Something else"


class ConflictKind(models.TextChoices):
    """Why somebody should not support a school, or that nobody can tell."""

    OWN_SCHOOL = "own_school", "Their own school"
    SAME_TRUST = "same_trust", "Same trust"
    SAME_FEDERATION = "same_federation", "Same federation"
    PAST_POST = "past_post", "A past post"
    DECLARED = "declared", "Declared interest"
    UNKNOWN = "unknown", "Not known"

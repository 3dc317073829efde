"""The designations there are, how available a leader is, and what the profile is asked about."""

from django.db import models


class DesignationKind(models.TextChoices):
    KLE = "KLE", "Kent Leader of Education"
    NLE = "NLE", "National Leader of Education"
    LLE = "LLE", "Local Leader of Education"
    SLE = "SLE", "Specialist Leader of Education"
    NLG = "NLG", "National Leader of Governance"


class Availability(models.TextChoices):
    OPEN = "open", "Open to requests"
    LIMITED = "limited", "Limited availability"
    PAUSED = "paused", "Not taking requests"


class ReminderKind(models.TextChoices):
    """What a letter about a profile asks for."""

    INCOMPLETE = "incomplete", "Complete the profile"
    DUE = "due", "Confirm that the profile is still right"
    WARNING = "warning", "Confirm it before it is hidden"


class Crop(models.TextChoices):
    """Which square of a photo is shown: of a tall one the top comes first, of a wide one the left."""

    START = "start", "Top or left"
    MIDDLE = "middle", "Centre"
    END = "end", "Bottom or right"


class Shape(models.TextChoices):
    """How a photo was before it was cut: of a square one there is nothing to choose."""

    TALL = "tall", "Taller than wide"
    WIDE = "wide", "Wider than tall"
    SQUARE = "square", "Square"

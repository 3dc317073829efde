"""The designations there are, and how available a leader is."""

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

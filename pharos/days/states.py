"""What an entry of the ledger can be, and the pool that it draws on. Entries have no machine: they never change."""

from django.db import models


class EntryKind(models.TextChoices):
    COMMIT = "commit", "Committed"
    RESERVE = "reserve", "Reserved"
    DELIVER = "deliver", "Delivered"
    RELEASE = "release", "Released"
    REVERSE = "reverse", "Reversed"


class Pool(models.TextChoices):
    """Free days cost the school nothing and are few; funded days have a payer and a rate."""

    FREE = "free", "Free"
    FUNDED = "funded", "Funded"

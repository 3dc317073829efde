"""Bring the areas of expertise in from a file."""

from pathlib import Path

from django.db import transaction

from . import expertise_file
from .models import Expertise


@transaction.atomic
def load(path: Path) -> int:
    """Add the areas of the file, and change those whose code is known; how many the file has.

    An area that the file no longer has stays: profiles and requests speak of it.
    """
    rows = expertise_file.read(path)
    Expertise.objects.bulk_create(
        [Expertise(**vars(row)) for row in rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["label", "group", "scheme", "position"],
    )
    return len(rows)


def load_default() -> int:
    """The lists that come with the service. Doing it again changes nothing."""
    return load(expertise_file.SHIPPED)

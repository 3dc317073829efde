"""Bring the areas of expertise in from a file."""

import csv
from pathlib import Path

from django.db import transaction

from pharos.common.references import new_reference

from . import expertise_file
from .models import Edition, Expertise, Term

THESAURUS = Path(__file__).parent / "data" / "thesaurus.csv"


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
        update_fields=["label", "group", "scheme", "position", "related"],
    )
    _new_edition()
    return len(rows)


def load_default() -> int:
    """The lists that come with the service, and its thesaurus where there is none yet."""
    loaded = load(expertise_file.SHIPPED)
    if not Term.objects.exists():
        areas = {each.code: each for each in Expertise.objects.all()}
        with THESAURUS.open(encoding="utf-8") as file:
            rows = [(areas[row["code"]], row["term"], row["kind"]) for row in csv.DictReader(file)]
        Term.objects.bulk_create([Term(expertise=area, words=words, kind=kind) for area, words, kind in rows])
    return loaded


def _new_edition() -> None:
    Edition.objects.update_or_create(pk=1, defaults={"stamp": new_reference()})

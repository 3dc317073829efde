"""Compares what a file tells with what stands, and writes only the difference.

Two files may tell of the same thing: the one that was true later counts, in whichever order they come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

CHUNK = 500


@dataclass
class SourceTally:
    """How many entries were added, changed, and left as they stood."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def merge[Row: models.Model](
    model: type[Row], told: Mapping[Any, Row], known: Mapping[Any, Row], *, fields: Sequence[str]
) -> SourceTally:
    """Bring in the rows of a file, by their key. ``fields`` are compared; the source is written with them.

    What an older file says of a row that a newer one has told counts as unchanged.
    """
    new = [row for key, row in told.items() if key not in known]
    same, changed, confirmed = 0, [], []
    for key, row in told.items():
        stood = known.get(key)
        if stood is None:
            continue
        if _is_older(row, stood) or all(getattr(row, name) == getattr(stood, name) for name in fields):
            same += 1
            if _is_older(stood, row):
                row.pk = stood.pk
                confirmed.append(row)
            continue
        row.pk = stood.pk
        changed.append(row)
    model._default_manager.bulk_create(new, batch_size=CHUNK)
    written = [*fields, *(["source"] if _has_source(model) else [])]
    model._default_manager.bulk_update(changed, written, batch_size=CHUNK)
    if confirmed:  # the newest file that said so stands behind it
        model._default_manager.bulk_update(confirmed, ["source"], batch_size=CHUNK)
    return SourceTally(len(new), len(changed), same)


def _has_source(model: type[models.Model]) -> bool:
    return any(field.name == "source" for field in model._meta.fields)


def _is_older(row: Any, stood: Any) -> bool:
    return _has_source(type(row)) and bool(row.source.as_at < stood.source.as_at)


def in_chunks[Key: (int, str)](values: Iterable[Key]) -> list[list[Key]]:
    """Parts small enough for one question."""
    whole = sorted(set(values))
    return [whole[start : start + 5000] for start in range(0, len(whole), 5000)]

"""Bring areas of expertise and the thesaurus in from files. A row that can't be taken is told; the others come in."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, transaction

from pharos.activity.actions import record
from pharos.common.errors import Refused
from pharos.people.models import Person
from pharos.people.rules import may_administer
from pharos.taxonomy import comparing, expertise_file, thesaurus_file
from pharos.taxonomy.comparing import Changes, Kept
from pharos.taxonomy.models import Expertise, Term
from pharos.taxonomy.spoken import folded
from pharos.taxonomy.table_rows import Refusal

from .editions import new_edition

FIELDS = ("label", "group", "scheme", "position", "related")


@dataclass(frozen=True)
class Report:
    """What came of a file, in rows; ``missing`` are areas that its lists have no longer, ``retired`` how many of
    them were taken out of the choice."""

    rows: int
    added: int
    changed: int
    unchanged: int
    retired: int = 0
    missing: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@transaction.atomic
def import_taxonomy(
    path: Path, *, by: Person | None, at: dt.datetime, retire_missing: bool = False, name: str = ""
) -> Report:
    """Add and change areas as the file has them. One that it lacks stays: profiles and requests speak of it.

    ``by`` None is the console of the service. Refused where the file is no such table.
    """
    _enforce(by, at)
    read = expertise_file.read(path)
    changes = comparing.compare(read.rows, _kept())
    _write(changes)
    missing = Expertise.objects.filter(code__in=changes.missing, retired_at=None)
    labels = list(missing.order_by("position", "pk").values_list("label", flat=True))
    retired = missing.update(retired_at=at) if retire_missing else 0
    refused = sorted([*read.refused, *changes.refused], key=lambda each: each.line)
    report = Report(
        rows=len(read.rows) + len(read.refused), added=len(changes.added),
        changed=len({each.code for each in changes.changed}), unchanged=len(changes.unchanged), retired=retired,
        missing=labels, refused=refused,
    )  # fmt: skip
    _remember("areas of expertise", report, name or path.name, by, at)
    return report


@transaction.atomic
def import_thesaurus(path: Path, *, by: Person | None, at: dt.datetime, name: str = "") -> Report:
    """Add expressions, and change their kind as the file has it. What the file lacks stays."""
    _enforce(by, at)
    areas = {each.code: each for each in Expertise.objects.all()}
    read = thesaurus_file.read(path, {code: each.label for code, each in areas.items()})
    known = {(each.expertise_id, folded(each.words)): each for each in Term.objects.all()}
    added: dict[tuple[int, str], Term] = {}
    changed: dict[int, Term] = {}
    for row in read.rows:
        place = (areas[row.code].pk, folded(row.words))
        before = known.get(place)
        if before is None:
            added.setdefault(place, Term(expertise=areas[row.code], words=row.words, kind=row.kind))
        elif before.kind != row.kind:
            before.kind = row.kind
            changed[before.pk] = before
    Term.objects.bulk_create(added.values())
    Term.objects.bulk_update(changed.values(), ["kind"], batch_size=500)
    report = Report(
        rows=len(read.rows) + len(read.refused), added=len(added), changed=len(changed),
        unchanged=len(read.rows) - len(added) - len(changed), refused=read.refused,
    )  # fmt: skip
    _remember("the thesaurus", report, name or path.name, by, at)
    return report


@transaction.atomic
def load_default() -> int:
    """The lists and the thesaurus that come with the service; how many areas the lists have.

    What stands stays: where there is a thesaurus already, also what was removed from it stays removed.
    """
    loaded = load_lists()
    if not Term.objects.exists():
        areas = {each.code: each for each in Expertise.objects.all()}
        rows = thesaurus_file.shipped()
        Term.objects.bulk_create([Term(expertise=areas[row.code], words=row.words, kind=row.kind) for row in rows])
    return loaded


@transaction.atomic
def load_lists() -> int:
    """The lists that come with the service, without their thesaurus."""
    changes = comparing.compare(expertise_file.read(expertise_file.SHIPPED).rows, _kept())
    _write(changes)
    new_edition()
    return len(changes.added) + len(changes.changed) + len(changes.unchanged)


def _enforce(by: Person | None, at: dt.datetime) -> None:
    if by is not None:
        may_administer(by, at=at).enforce()


def _kept() -> list[Kept]:
    rows = Expertise.objects.order_by("position", "pk")
    return [Kept(e.code, e.label, e.group, e.scheme, e.position, tuple(e.related)) for e in rows]


def _write(changes: Changes) -> None:
    rows = [Expertise(**vars(each) | {"related": list(each.related)}) for each in [*changes.added, *changes.changed]]
    try:
        with transaction.atomic():
            Expertise.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=FIELDS)
    except IntegrityError as broken:
        raise Refused("Two areas of one list would have the same name. Give one of them another first.") from broken


def _remember(what: str, report: Report, name: str, by: Person | None, at: dt.datetime) -> None:
    numbers = f"{report.added} added, {report.changed} changed, {len(report.refused)} not taken"
    record("imported", new_edition(), by=by, at=at, says=f"imported {what} from {name}: {numbers}")

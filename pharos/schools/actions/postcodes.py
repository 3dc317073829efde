"""Take in a list of postcodes: some thousands at a time, all or nothing."""

import datetime as dt
import time
from collections.abc import Callable
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.errors import Refused
from pharos.common.ui.filters import date
from pharos.people.rules import may_administer

from .. import postcodes_file, source_file
from ..models import Postcode, PostcodeImport, SourceImport
from ..postcodes import outward
from ..postcodes_file import Entry, Rejected
from ..source_file import SourceFile
from . import bulk
from .tally import SourceTally

if TYPE_CHECKING:
    from pharos.people.models import Person

# Fewer than the variables that SQLite takes in one statement.
AT_ONCE = 5_000
SOURCE = (
    "Contains OS data © Crown copyright and database right {year}. Contains Royal Mail data © Royal Mail copyright and "
    "database right {year}. Contains National Statistics data © Crown copyright and database right {year}."
)
FACTS = ("quality", "easting", "northing", "district_code")


@transaction.atomic
def import_postcodes(
    path: Path, *, by: "Person | None", at: dt.datetime, as_at: dt.date | None = None, source: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[PostcodeImport, list[Rejected]]:  # fmt: skip
    """Read the file; the import with its numbers, and the rows that were not read.

    It is true as at ``as_at``, else on the date in its name, else today. A postcode that it does not have stays,
    and so does what a newer file has told. ``source`` are the words that its licence asks for; empty: Code-Point's.
    """
    may_administer(by, at=at).enforce()
    began, true_on = time.perf_counter(), as_at or postcodes_file.month_in_name(path.name) or clock.day_of(at)
    if true_on > clock.day_of(at):
        raise Refused(f"The file’s date, {date(true_on)}, is still to come.")
    done = PostcodeImport.objects.create(
        file_name=path.name[:200], as_at=true_on, source=source or SOURCE.format(year=true_on.year),
        imported_by=by, imported_at=at,
    )  # fmt: skip
    rejected: list[Rejected] = []
    for rows in batched(postcodes_file.read(path, progress=progress), AT_ONCE):
        rejected += [row for row in rows if isinstance(row, Rejected)]
        _bring_in([row for row in rows if isinstance(row, Entry)], done)
    done.rejected = len(rejected)
    done.rows = done.added + done.changed + done.unchanged + done.rejected
    if done.rows == done.rejected:
        raise Refused(_nothing(rejected))
    done.seconds = round(time.perf_counter() - began, 3)
    done.save()
    activity.record("import", done, by=by, at=at, says=f"took in the postcodes of {done.file_name}")
    return done, rejected


def write(found: SourceFile[Path], by: SourceImport) -> SourceTally:
    """A list that was handed in on a page."""
    [path] = found.entries
    done, rejected = import_postcodes(path, by=by.started_by, at=by.started_at or by.requested_at, as_at=by.as_at)
    found.rows = done.rows
    found.rejected += [source_file.Rejected(row.line, "", row.postcode, row.reason) for row in rejected]
    return SourceTally(done.added, done.changed, done.unchanged)


def _nothing(rejected: list[Rejected]) -> str:
    if not rejected:
        return "This file has no postcodes in it."
    first = rejected[0]
    return f"No row of this file can be read. The first, line {first.line}: {first.reason}."


def _bring_in(entries: list[Entry], done: PostcodeImport) -> None:
    rows = Postcode.objects.filter(key__in=[entry.key for entry in entries])
    known = {row[0]: row[1:] for row in rows.values_list("key", "pk", "told_by__as_at", *FACTS)}
    new = [entry for entry in entries if entry.key not in known]
    changed = [entry for entry in entries if _changes(entry, known.get(entry.key), done.as_at)]
    bulk.insert(Postcode, ("key", "outward", *FACTS, "told_by"), [_new(entry, done) for entry in new])
    bulk.update(Postcode, (*FACTS, "told_by"), [(*entry[2:], done.pk, known[entry.key][0]) for entry in changed])
    done.added += len(new)
    done.changed += len(changed)
    done.unchanged += len(entries) - len(new) - len(changed)


def _changes(entry: Entry, known: tuple[Any, ...] | None, as_at: dt.date) -> bool:
    return known is not None and known[1] <= as_at and known[2:] != entry[2:]


def _new(entry: Entry, done: PostcodeImport) -> tuple[object, ...]:
    return (entry.key, outward(entry.key), *entry[2:], done.pk)

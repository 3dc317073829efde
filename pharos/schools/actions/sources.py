"""Bring in files of other sources than the register: inspections, results, postcodes and more. All or nothing.

Each kind has a reader and a writer. A further one is a line in ``SOURCES``, and the pages and the command
know it.
"""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.errors import Refused, WrongState
from pharos.common.ui.filters import date
from pharos.people.rules import may_administer

from .. import dates, inspections_file, links_file, map_files, performance_file
from ..models import SourceImport, SourceRemark
from ..source_file import SourceFile
from ..states import SourceKind, SourceState
from . import inspections, links, outlines, postcodes, results
from .bulk import insert
from .tally import SourceTally

if TYPE_CHECKING:
    from pharos.people.models import Person

STALE_AFTER = dt.timedelta(minutes=15)
BROKE = "The service broke off the reading of this file because of an error of its own. Nothing was changed."
HALF_WAY = "The reading of this file stopped half-way. Nothing was changed. Hand it in again."


@dataclass(frozen=True)
class Source:
    """``check`` looks at a file's heading; ``read`` takes the file and the day on which it was true; ``write``
    brings its entries in.
    """

    check: Callable[[Path], None]
    read: Callable[[Path, dt.date], SourceFile[Any]]
    write: Callable[[SourceFile[Any], SourceImport], SourceTally]


SOURCES = {
    SourceKind.INSPECTIONS: Source(inspections_file.check, inspections_file.read, inspections.write),
    SourceKind.LINKS: Source(links_file.check, links_file.read, links.write),
    SourceKind.RESULTS: Source(performance_file.check, performance_file.read, results.write),
    SourceKind.POSTCODES: Source(map_files.check_postcodes, map_files.read_postcodes, postcodes.write),
    SourceKind.OUTLINES: Source(map_files.check_outlines, map_files.read_outlines, outlines.write),
}


class _OnlyTrying(Exception):
    """A dry run undoes what it did."""


def import_source(
    kind: SourceKind, path: Path, *, by: "Person | None", at: dt.datetime, as_at: dt.date | None = None,
    dry_run: bool = False,
) -> SourceImport:  # fmt: skip
    """Read the file at once; the finished import, or ``Refused`` with the reason and nothing changed."""
    asked = ask_source(kind, path.name, by=by, at=at, as_at=as_at, dry_run=dry_run)
    return run_source(asked, path, by=by, at=at)


@transaction.atomic
def ask_source(
    kind: SourceKind, file_name: str, *, by: "Person | None", at: dt.datetime, as_at: dt.date | None = None,
    dry_run: bool = False, stored_as: str = "", form_key: str = "",
) -> SourceImport:  # fmt: skip
    """Ask for a file to be read. It is true as at ``as_at``; else on the date in its name, else today."""
    may_administer(by, at=at).enforce()
    known = SourceImport.objects.filter(form_key=form_key).first() if form_key else None
    if known is not None:
        return known
    true_on = as_at or dates.in_name(file_name) or clock.day_of(at)
    if true_on > clock.day_of(at):
        raise Refused(f"The file’s date, {date(true_on)}, is still to come.")
    return SourceImport.objects.create(
        kind=kind, file_name=file_name[:200], as_at=true_on, dry_run=dry_run, stored_as=stored_as,
        form_key=form_key or None, started_by=by, requested_at=at,
    )  # fmt: skip


def run_source(asked: SourceImport, path: Path, *, by: "Person | None", at: dt.datetime) -> SourceImport:
    """Read the file and bring it in, all or nothing. One file of a kind is read at a time."""
    _start(asked, by=by, at=at)
    began = time.perf_counter()
    try:
        found = SOURCES[SourceKind(asked.kind)].read(path, asked.as_at)
        SourceImport.objects.filter(pk=asked.pk).update(rows=found.rows)
        _bring_in(asked, found, by=by, at=at, began=began)
    except Refused as refusal:
        refuse_source(asked, str(refusal), by=by, at=at)
        raise
    except BaseException:
        refuse_source(asked, BROKE, by=by, at=at)
        raise
    return asked


def _start(asked: SourceImport, *, by: "Person | None", at: dt.datetime) -> None:
    """Take the one place of its kind, if need be from a reading that died."""
    others = SourceImport.objects.filter(kind=asked.kind, state=SourceState.RUNNING)
    for stale in others.filter(started_at__lt=at - STALE_AFTER).order_by("pk"):
        refuse_source(stale, HALF_WAY, by=None, at=at)
    try:
        with transaction.atomic():
            activity.move(asked, "start", by=by, at=at)
            asked.started_at = at
            asked.save(update_fields=["started_at"])
    except IntegrityError as taken:
        asked.refresh_from_db()
        words = "Another file of this kind is being read. Wait until it is done, then try again."
        refuse_source(asked, words, by=by, at=at)
        raise WrongState(words) from taken


def refuse_source(asked: SourceImport, why: str, *, by: "Person | None", at: dt.datetime) -> None:
    """Nothing came of this file."""
    with transaction.atomic():
        activity.move(asked, "refuse", by=by, at=at, why=why)
        asked.message, asked.finished_at = why, at
        asked.save(update_fields=["message", "finished_at"])


def put_source_back(stopped: SourceImport, *, at: dt.datetime) -> None:
    """A reading that stopped half-way waits to be done again."""
    activity.move(stopped, "put_back", by=None, at=at)


def _bring_in(
    asked: SourceImport, found: SourceFile[Any], *, by: "Person | None", at: dt.datetime, began: float
) -> None:
    write = SOURCES[SourceKind(asked.kind)].write
    tally = _tried(asked, found) if asked.dry_run else None
    with transaction.atomic():
        tally = tally or write(found, asked)
        rejected = [(asked.pk, *remark) for remark in found.rejected]
        insert(SourceRemark, ("source_import", "line", "urn", "name", "reason"), rejected)
        asked.rows, asked.rejected = found.rows, len(found.rejected)
        asked.added, asked.changed, asked.unchanged = tally.added, tally.changed, tally.unchanged
        asked.seconds = round(time.perf_counter() - began, 3)
        asked.finished_at = at + dt.timedelta(seconds=asked.seconds)
        asked.save()
        activity.move(asked, "finish", by=by, at=at)


def _tried(asked: SourceImport, found: SourceFile[Any]) -> SourceTally:
    try:
        with transaction.atomic():
            tally = SOURCES[SourceKind(asked.kind)].write(found, asked)
            raise _OnlyTrying
    except _OnlyTrying:
        return tally

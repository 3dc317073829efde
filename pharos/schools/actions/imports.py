"""Read a register file into the service: asked for, run, finished or refused."""

import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from pharos.activity import actions as activity
from pharos.common import clock, processes
from pharos.common.errors import Refused, WrongState
from pharos.common.ui.filters import date, moment
from pharos.people.rules import may_administer

from .. import dates, queries, register_file
from ..models import RegisterImport
from ..register_file import Progress
from . import writing

if TYPE_CHECKING:
    from pharos.people.models import Person

# An import takes seconds: one that has run this long has died, on whatever machine.
STALE_AFTER = dt.timedelta(minutes=15)
BROKE = "The service broke off this import because of an error of its own. Nothing was changed."
HALF_WAY = "This import stopped half-way. Nothing was changed. Start it again."


class _OnlyTrying(Exception):
    """A dry run undoes what it did."""


def import_register(
    path: Path, *, by: "Person | None", at: dt.datetime, as_at: dt.date | None = None,
    la: str = "", dry_run: bool = False, progress: Progress | None = None,
) -> RegisterImport:  # fmt: skip
    """Read the file at once; the finished import, or ``Refused`` with the reason and nothing changed."""
    asked = ask(path.name, by=by, at=at, as_at=as_at, la=la, dry_run=dry_run)
    return run(asked, path, by=by, at=at, progress=progress)


@transaction.atomic
def ask(
    file_name: str, *, by: "Person | None", at: dt.datetime, as_at: dt.date | None = None,
    la: str = "", dry_run: bool = False, stored_as: str = "", form_key: str = "",
) -> RegisterImport:  # fmt: skip
    """Ask for an import. It is true as at ``as_at``; else on the date in the file's name, else today.

    Asked again with the same ``form_key``, the first one is the answer.
    """
    may_administer(by, at=at).enforce()
    known = RegisterImport.objects.filter(form_key=form_key).first() if form_key else None
    if known is not None:
        return known
    true_on = as_at or dates.in_name(file_name) or clock.day_of(at)
    if true_on > clock.day_of(at):
        raise Refused(f"The file’s date, {date(true_on)}, is still to come.")
    return RegisterImport.objects.create(
        file_name=file_name[:200], as_at=true_on, la=la.strip(), dry_run=dry_run, stored_as=stored_as,
        form_key=form_key or None, started_by=by, requested_at=at,
    )  # fmt: skip


def run(
    asked: RegisterImport, path: Path, *, by: "Person | None", at: dt.datetime, progress: Progress | None = None
) -> RegisterImport:
    """Read the file and bring it in, all or nothing. One import runs at a time."""
    _start(asked, by=by, at=at)
    began = time.perf_counter()
    try:
        found = register_file.read(path, la=asked.la, progress=_telling(asked, progress))
        _bring_in(asked, found, by=by, at=at, began=began)
    except Refused as refusal:
        refuse(asked, str(refusal), by=by, at=at)
        raise
    except BaseException:
        refuse(asked, BROKE, by=by, at=at)
        raise
    return asked


def _start(asked: RegisterImport, *, by: "Person | None", at: dt.datetime) -> None:
    """Take the one place of a running import, if need be from one that died."""
    free_the_place(at=at)
    try:
        with transaction.atomic():
            activity.move(asked, "start", by=by, at=at)
            asked.worker, asked.started_at = processes.this_one(), at
            asked.save(update_fields=["worker", "started_at"])
    except IntegrityError as taken:
        asked.refresh_from_db()
        other = queries.running()
        what = f": {other.file_name}, since {moment(other.started_at)}" if other and other.started_at else ""
        words = f"Another import is running{what}. Wait until it has finished, then try again."
        refuse(asked, words, by=by, at=at)
        raise WrongState(words) from taken


def free_the_place(*, at: dt.datetime) -> None:
    """Refuse an import whose process died while it ran: it changed nothing."""
    other = queries.running()
    if other is not None and _is_dead(other, at=at):
        refuse(other, HALF_WAY, by=None, at=at)


def put_back(stopped: RegisterImport, *, at: dt.datetime) -> None:
    """An import that stopped half-way waits to be run again."""
    activity.move(stopped, "put_back", by=None, at=at)


def _is_dead(other: RegisterImport, *, at: dt.datetime) -> bool:
    if other.started_at is None or at - other.started_at > STALE_AFTER:
        return True
    return processes.has_died(other.worker)


def refuse(asked: RegisterImport, why: str, *, by: "Person | None", at: dt.datetime) -> None:
    """Nothing came of this import."""
    with transaction.atomic():
        activity.move(asked, "refuse", by=by, at=at, why=why)
        asked.message, asked.finished_at = why, at
        asked.save(update_fields=["message", "finished_at"])


def _telling(asked: RegisterImport, progress: Progress | None) -> Progress:
    """Keeps the row's progress fresh for the page, twice a second, and at the end."""
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if progress:
            progress(done, total)
        if done == total or time.monotonic() - last > 0.5:
            last = time.monotonic()
            RegisterImport.objects.filter(pk=asked.pk).update(rows_done=done, rows=total)

    return tell


def _bring_in(
    asked: RegisterImport, found: register_file.RegisterFile, *, by: "Person | None", at: dt.datetime, began: float
) -> None:
    tally = _tried(asked, found) if asked.dry_run else None
    with transaction.atomic():
        turn = queries.next_turn()
        tally = tally or writing.write(found, asked)
        if not asked.dry_run:
            asked.turn, asked.follows_id, asked.groups_before = turn, tally.follows, tally.groups_before
        writing.write_remarks(found, tally, asked)
        asked.rows = asked.rows_done = found.rows
        asked.added, asked.changed, asked.unchanged = tally.added, tally.changed, tally.unchanged
        asked.closed, asked.rejected = tally.closed, len(found.rejected)
        asked.columns = sorted(found.columns)
        asked.seconds = round(time.perf_counter() - began, 3)
        asked.finished_at = at + dt.timedelta(seconds=asked.seconds)
        asked.save()
        activity.move(asked, "finish", by=by, at=at)


def _tried(asked: RegisterImport, found: register_file.RegisterFile) -> writing.Tally:
    try:
        with transaction.atomic():
            tally = writing.write(found, asked)
            raise _OnlyTrying
    except _OnlyTrying:
        return tally

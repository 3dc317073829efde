"""Read a list of leaders: try it, or bring it in, row by row. One list is read at a time.

To try a list is to bring it in and to undo that, so that what the try says is what the import does. An import keeps
what each row led to in the row's own transaction: one that stopped half-way goes on where it stopped.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from django.db import IntegrityError, transaction

from pharos.activity import actions as activity
from pharos.common import clock, processes
from pharos.common.errors import Refused, WrongState
from pharos.leaders import leaders_file, list_words, mapping
from pharos.leaders.leaders_file import Line
from pharos.people.models import Person
from pharos.people.rules import may_administer
from pharos.taxonomy import queries as taxonomy

from .. import queries
from ..models import LeaderImport, LeaderImportRow
from ..rows import Outcome, told_by
from ..states import ListState, RowResult
from .list_rows import Desk, bring_in

type Progress = Callable[[int, int], None]

BROKE = "The service broke off because of an error of its own. What was brought in so far stays: import the list again."
HALF_WAY = "This import stopped half-way. What was brought in so far stays: hand the list in again."


class _OnlyTrying(Exception):
    """A dry run undoes what it did."""


def import_list(
    path: Path, *, by: Person | None, at: dt.datetime, dry_run: bool = False, letters: bool = False,
    columns: Mapping[str, str] | None = None, progress: Progress | None = None,
) -> LeaderImport:  # fmt: skip
    """Read the file at once, by its columns as they were named, or else chosen before, or guessed."""
    may_administer(by, at=at).enforce()
    look = leaders_file.look(path, heading_with=tuple(mapping.theirs(columns or {}).values()))
    asked = new(path.name, look, by=by, at=at)
    chosen = {**look.guessed, **known_columns(look), **(columns or {})}
    wanted(asked, columns=chosen, dry_run=dry_run, letters=letters, by=by, at=at)
    run(asked, path, by=by, at=at, progress=progress)
    return asked


def new(file_name: str, look: leaders_file.Look, *, by: Person | None, at: dt.datetime, key: str = "") -> LeaderImport:
    """A list whose columns are still to be chosen."""
    return LeaderImport.objects.create(
        file_name=file_name[:200], headings=look.names, heading_key=mapping.key_of(look.names), stored_as=key,
        started_by=by, requested_at=at,
    )  # fmt: skip


def known_columns(look: leaders_file.Look) -> dict[str, str]:
    """What was chosen for the last list with these headings, as far as this one spells them alike."""
    before = queries.chosen_before(mapping.key_of(look.names))
    return {
        key: heading for key, heading in before.items() if heading in look.names or heading.startswith(mapping.EVERY)
    }


def wanted(
    asked: LeaderImport, *, columns: Mapping[str, str], dry_run: bool, letters: bool, by: Person | None, at: dt.datetime
) -> None:
    """The list waits to be read by these columns. Refused where a column is missing or used twice."""
    _refuse_columns(columns)
    with transaction.atomic():
        activity.move(asked, "ask", by=by, at=at, says="asked to try the list" if dry_run else "asked for the import")
        asked.columns = {key: heading for key, heading in columns.items() if heading and key in mapping.BY_KEY}
        asked.dry_run, asked.letters, asked.requested_at, asked.rows_done = dry_run, letters, at, 0
        asked.save(update_fields=["columns", "dry_run", "letters", "requested_at", "rows_done"])


def _refuse_columns(columns: Mapping[str, str]) -> None:
    missing = [f"“{column.label}” ({column.key})" for column in mapping.missing(columns)]
    if missing:
        raise Refused(f"Say which column of the file has {', '.join(missing)}.")
    twice = mapping.used_twice(columns)
    if twice:
        raise Refused(f"The column “{twice[0]}” is chosen twice. Choose it once.")


def run(
    asked: LeaderImport, path: Path, *, by: Person | None, at: dt.datetime, progress: Progress | None = None
) -> None:
    """Try the list, or bring it in. Raises ``Refused`` where the file cannot be read."""
    _start(asked, by=by, at=at)
    try:
        lines = _lines(asked, path, at=at)
        asked.rows = len(lines)
        asked.save(update_fields=["rows"])
        tell = _telling(asked, progress)
        if asked.dry_run:
            _try(asked, lines, tell, by=by, at=at)
        else:
            _do(asked, lines, tell, by=by, at=at)
        _end(asked, by=by, at=at)
    except Refused as refusal:
        refuse(asked, str(refusal), by=by, at=at)
        raise
    except BaseException:
        refuse(asked, BROKE, by=by, at=at)
        raise


def _lines(asked: LeaderImport, path: Path, *, at: dt.datetime) -> list[Line]:
    areas = list_words.areas(taxonomy.everything().values_list("code", "label"))
    return list(leaders_file.read(path, asked.columns, areas, today=clock.day_of(at)))


def _start(asked: LeaderImport, *, by: Person | None, at: dt.datetime) -> None:
    other = queries.running()
    if other is not None and (processes.has_died(other.worker) or other.started_at is None):
        refuse(other, HALF_WAY, by=None, at=at)
    try:
        with transaction.atomic():
            activity.move(asked, "start", by=by, at=at)
            asked.worker, asked.started_at = processes.this_one(), at
            asked.save(update_fields=["worker", "started_at"])
    except IntegrityError as taken:
        asked.refresh_from_db()
        words = "Another list of leaders is being read. Wait until it has finished, then try again."
        refuse(asked, words, by=by, at=at)
        raise WrongState(words) from taken


def _end(asked: LeaderImport, *, by: Person | None, at: dt.datetime) -> None:
    with transaction.atomic():
        activity.move(asked, "report" if asked.dry_run else "finish", by=by, at=at)
        asked.rows_done, asked.finished_at = asked.rows, at
        asked.save(update_fields=["rows_done", "finished_at"])


def refuse(asked: LeaderImport, why: str, *, by: Person | None, at: dt.datetime) -> None:
    with transaction.atomic():
        activity.move(asked, "refuse", by=by, at=at, why=why)
        asked.message, asked.finished_at = why, at
        asked.save(update_fields=["message", "finished_at"])


def put_back(stopped: LeaderImport, *, at: dt.datetime) -> None:
    """A list whose reading stopped half-way waits to be read on."""
    activity.move(stopped, "put_back", by=None, at=at)


def _telling(asked: LeaderImport, progress: Progress | None) -> Progress:
    """Keeps the row's progress fresh for the page, twice a second."""
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if progress:
            progress(done, total)
        if not asked.dry_run and time.monotonic() - last > 0.5:
            last = time.monotonic()
            LeaderImport.objects.filter(pk=asked.pk).update(rows_done=done)

    return tell


def _desk(asked: LeaderImport, *, by: Person | None, at: dt.datetime) -> Desk:
    return Desk(by, at, f"From the list {asked.file_name}", asked.letters)


def _try(asked: LeaderImport, lines: list[Line], tell: Progress, *, by: Person | None, at: dt.datetime) -> None:
    known = set(Person.objects.values_list("pk", flat=True)) if len(lines) else set()
    rows: list[LeaderImportRow] = []
    try:
        with transaction.atomic():
            rows = [row for row, _ in _read(asked, lines, tell, by=by, at=at)]
            raise _OnlyTrying
    except _OnlyTrying:
        pass
    decided = {(row.line, row.name, row.email): row for row in asked.lines.exclude(answer="")}
    for row in rows:
        row.undo = {}
        before = decided.get((row.line, row.name, row.email))
        if before is not None and row.doubt == before.doubt:
            row.answer, row.answered_by, row.answered_at = before.answer, before.answered_by, before.answered_at
        if row.person_id not in known:
            row.person = None
    with transaction.atomic():
        asked.lines.all().delete()
        LeaderImportRow.objects.bulk_create(rows)


def _do(asked: LeaderImport, lines: list[Line], tell: Progress, *, by: Person | None, at: dt.datetime) -> None:
    """Each row in a transaction of its own, with its report; those that are done already are passed over."""
    done = set(asked.lines.filter(is_final=True).values_list("line", flat=True))
    decided = {row.line: row for row in asked.lines.filter(is_final=False).select_related("person")}
    desk = _desk(asked, by=by, at=at)
    for count, line in enumerate(lines, 1):
        if line.line not in done:
            with transaction.atomic():
                before = decided.get(line.line)
                row = _row(asked, line, desk, before)
                row.is_final = True
                if before is not None:
                    before.delete()
                row.save()
        tell(count, len(lines))
    asked.lines.filter(is_final=False).delete()


def _read(
    asked: LeaderImport, lines: list[Line], tell: Progress, *, by: Person | None, at: dt.datetime
) -> Iterator[tuple[LeaderImportRow, Line]]:
    desk = _desk(asked, by=by, at=at)
    for count, line in enumerate(lines, 1):
        yield _row(asked, line, desk, None), line
        tell(count, len(lines))


def _row(asked: LeaderImport, line: Line, desk: Desk, before: LeaderImportRow | None) -> LeaderImportRow:
    """What became of the line, with what was decided of it when it was tried."""
    answer = before.answer if before else ""
    outcome = bring_in(line, desk, answer=answer, decided=before.person if before else None)
    row = reported(LeaderImportRow(leader_import=asked, line=line.line), line, outcome)
    if before is not None:
        row.answer, row.answered_by, row.answered_at = before.answer, before.answered_by, before.answered_at
    return row


def reported(row: LeaderImportRow, line: Line, outcome: Outcome) -> LeaderImportRow:
    """The row with what became of it. What it says is kept only while somebody has to decide."""
    row.name, row.email, row.person = line.name, line.email, outcome.person
    row.result, row.reason, row.doubt, row.undo = outcome.result, outcome.reason, outcome.doubt, outcome.made
    row.told = told_by(line) if outcome.result == RowResult.NEEDS_A_LOOK else {}
    return row


def is_live(asked: LeaderImport) -> bool:
    return asked.state in (ListState.WAITING, ListState.RUNNING)

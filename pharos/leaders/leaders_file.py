"""A county's own list of its leaders: where its heading is, and what each row says. Pure but for the reading.

``look`` finds the columns; ``read`` gives the rows by the columns that were chosen. What a row says about schools
and people is not looked up here.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pharos.common.errors import Refused
from pharos.files import tables

from . import list_cells as cells
from . import mapping
from .list_cells import BadCell
from .list_words import Vocabulary, Words, phases
from .mapping import Heading
from .states import DesignationKind

MOST_BYTES, MOST_UNPACKED = 10 * tables.MEGABYTE, 100 * tables.MEGABYTE
MOST_ROWS = 5_000
# Headings by which the right row is found under titles and notes.
_TELLING = ("email", "urn", "name", "designation")


@dataclass(frozen=True)
class Look:
    """The columns of a file, with the first values under each, and what is guessed of them."""

    columns: list[Heading]
    guessed: dict[str, str]

    @property
    def names(self) -> list[str]:
        return [column.text for column in self.columns]


@dataclass(frozen=True)
class Line:
    """What one row says. ``problem`` is why it cannot be used; ``notes``, how some of it was read."""

    line: int
    name: str = ""
    email: str = ""
    kind: DesignationKind | None = None
    from_on: dt.date | None = None
    school: str = ""
    phases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    portrait: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""


def look(path: Path, *, heading_with: Sequence[str] = ()) -> Look:
    """What columns the file has. Raises ``Refused`` with what to do where it is no table."""
    first, why = _tried(path, heading_with)
    if first is None and heading_with:
        raise why
    if first is not None and (heading_with or len(first.guessed) > 2):
        return first
    for wanted in (word for key in _TELLING for word in mapping.BY_KEY[key].words):
        found, _ = _tried(path, (wanted,))
        if found is not None and len(found.guessed) > max(1, len(first.guessed) if first else 0):
            return found
    if first is None:
        raise why
    return first


def _tried(path: Path, heading_with: Sequence[str]) -> tuple[Look | None, tables.Unreadable]:
    """The columns under this heading, or why there are none: a title of merged cells is no heading."""
    try:
        return _look(path, heading_with), tables.Unreadable("")
    except tables.Unreadable as unreadable:
        return None, unreadable


def _look(path: Path, heading_with: Sequence[str]) -> Look:
    with tables.opened(path, heading_with=heading_with, most_bytes=MOST_BYTES, most_unpacked=MOST_UNPACKED) as table:
        rows = [row.cells for row in islice(table.rows, mapping.LOOKED_AT)]
        columns = mapping.headings(table.heading, rows)
    if any("\x00" in column.text for column in columns):
        raise tables.Unreadable("A heading of this file has a character that cannot be read. Type it anew.")
    return Look(columns, mapping.guess(columns))


def read(path: Path, chosen: Mapping[str, str], areas: Vocabulary, *, today: dt.date) -> Iterator[Line]:
    """Each row of the file that has something in it, by the columns that were ``chosen`` (ours to theirs)."""
    named = list(mapping.theirs(chosen).values())
    with tables.opened(path, heading_with=named, most_bytes=MOST_BYTES, most_unpacked=MOST_UNPACKED) as table:
        places = {
            key: table.heading.index(heading) for key, heading in _spelt(mapping.theirs(chosen), table.heading).items()
        }
        reader = _Reader(places, chosen, areas, phases(), today)
        for count, row in enumerate(table.rows):
            if count == MOST_ROWS:
                raise Refused(f"This list has more than {MOST_ROWS:,} rows. Part it into several files.")
            yield _broken(row) if row.problem else reader.line(row)


def _spelt(chosen: Mapping[str, str], heading: Sequence[str]) -> dict[str, str]:
    """The chosen headings as this file spells them."""
    theirs = {name.casefold(): name for name in reversed(heading)}
    return {key: theirs[" ".join(name.split()).casefold()] for key, name in chosen.items()}


def _broken(row: tables.Row) -> Line:
    return Line(row.line, problem=f"The row cannot be read: {row.problem}. Put it right, and hand the file in again.")


@dataclass(frozen=True)
class _Reader:
    places: Mapping[str, int]
    headings: Mapping[str, str]
    areas: Vocabulary
    phases: Vocabulary
    today: dt.date

    def line(self, row: tables.Row) -> Line:
        told = mapping.alike(self.headings) | {key: row.cells[place] for key, place in self.places.items()}
        shown = cells.tidied(told.get("name") or f"{told.get('first_name', '')} {told.get('last_name', '')}")[:200]
        try:
            return self._read(row.line, told)
        except _Wrong as wrong:
            return Line(row.line, name=shown, email=cells.tidied(told.get("email", ""))[:200], problem=str(wrong))

    def _read(self, line: int, told: Mapping[str, str]) -> Line:
        name = self._cell(self._names(told), cells.name)
        email = self._cell(("email", told["email"]), cells.email)
        kind = self._cell(("designation", told["designation"]), cells.kind)
        from_on, note = self._cell(("from", told["from"]), lambda cell: cells.date(cell, today=self.today))
        if not cells.tidied(told["urn"]):
            raise _Wrong(self._about("urn", "is empty. Enter the URN of the leader’s school"))
        phases, areas = self._words(told, "phases", self.phases), self._words(told, "areas", self.areas)
        notes = (name.note, note, *phases.notes, *areas.notes)
        return Line(
            line, name.value, email, kind, from_on, cells.tidied(told["urn"])[:200], phases.known, areas.known,
            cells.text(told.get("portrait", "")), tuple(filter(None, notes)),
        )  # fmt: skip

    def _names(self, told: Mapping[str, str]) -> tuple[str, str]:
        if "name" in told:
            return "name", told["name"]
        return "last_name", f"{told.get('first_name', '')} {told['last_name']}"

    def _cell[Read](self, told: tuple[str, str], reads: Callable[[str], Read]) -> Read:
        key, cell = told
        try:
            return reads(cell)
        except BadCell as bad:
            raise _Wrong(self._about(key, str(bad))) from bad

    def _about(self, key: str, words: str) -> str:
        return (
            f"The column “{self.headings[key]}” {words}."
            if words.startswith(("is", "has", "begins"))
            else (f"In the column “{self.headings[key]}”, {words}.")
        )

    def _words(self, told: Mapping[str, str], key: str, known: Vocabulary) -> Words:
        return known.read(told.get(key, ""))


class _Wrong(ValueError):
    """A whole sentence about a row."""

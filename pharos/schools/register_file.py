"""Reads the national register's own CSV file (``edubasealldata*.csv``). Pure: no database.

Columns are found by name, in any order and number. Needed are the URN, the name, and the status as code
or name; whatever else is there is read where we keep it, and the rest ignored.

What a row does not say is unknown, never empty: a column that the file lacks, a column that is empty in
every row, an empty cell. So a poor file never wipes what a better one told. Three things can be *stated*
to be empty (``""`` among the facts, where unknown is ``None``): no trust and no federation, where the
register's flag says so ("Not applicable"), and no date of closing, where the school is open.

A row that does not fit its heading, or has no usable URN, name or status, is not read: it is reported
with its line, its URN and the reason. A single unreadable number or date is left out and reported.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pharos.files import tables

from . import layout
from .columns import FACTS, INDEX
from .layout import Layout, Unusable, Value

EVERY = 1000
LA_CODE, LA_NAME = INDEX["la_code"], INDEX["la_name"]
Progress = Callable[[int, int], None]


class Entry(NamedTuple):
    """One establishment as the file has it: its facts in the order of ``FACTS``."""

    line: int
    urn: int
    facts: tuple[Value, ...]


class Remark(NamedTuple):
    """What is to be said about a row: why it was not read, or which of its values was left out."""

    line: int
    urn: str
    name: str
    reason: str


@dataclass
class RegisterFile:
    """What a file says. ``columns`` names the facts that it states at all; ``groups`` the bodies in it,
    for each kind a name by its code.
    """

    entries: list[Entry] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    groups: dict[str, dict[str, str]] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()

    @property
    def rows(self) -> int:
        return len(self.entries) + len(self.rejected)


def check(path: Path) -> None:
    """Refuse what is no file of the register, by its bytes and its heading; its rows are not read yet."""
    with tables.opened(path) as table:
        layout.of(table.heading)


def read(path: Path, *, la: str = "", progress: Progress | None = None) -> RegisterFile:
    """Everything that the file says, or what it says of one authority (``la``: its code or name)."""
    with tables.opened(path) as table:
        reader = _Reader(layout.of(table.heading, needs_la=bool(la)), la.strip().casefold())
        for number, row in enumerate(table.rows, 1):
            reader.take(row)
            if progress and not number % EVERY:
                progress(number, max(number, table.lines))
    found = reader.done()
    if progress:
        progress(found.rows, found.rows)
    return found


class _Reader:
    """Gathers the rows of one file."""

    def __init__(self, columns: Layout, la: str) -> None:
        self.layout, self.la = columns, la
        self.found = RegisterFile(groups=columns.groups)
        self.lines: dict[int, int] = {}

    def take(self, row: tables.Row) -> None:
        try:
            if row.problem:
                raise Unusable(self._misfit(row))
            urn, facts, left_out = self.layout.read(row.cells)
            if self.la and self.la not in (facts[LA_CODE], str(facts[LA_NAME]).casefold()):
                return
            if (first := self.lines.setdefault(urn, row.line)) != row.line:
                raise Unusable(f"URN {urn} is already on line {first}")
        except Unusable as unusable:
            self._reject(row, str(unusable))
            return
        self.found.entries.append(Entry(row.line, urn, facts))
        for reason in left_out:
            self.found.left_out.append(self._remark(row, reason))

    def _misfit(self, row: tables.Row) -> str:
        if len(row.cells) in (0, self.layout.width):
            return row.problem
        return f"{row.problem}: {len(row.cells)}, where the heading has {self.layout.width}"

    def _reject(self, row: tables.Row, reason: str) -> None:
        """A row that may be of another authority is not ours to report."""
        if not self.la or self.la in self.layout.authority_of(row.cells):
            self.found.rejected.append(self._remark(row, reason))

    def _remark(self, row: tables.Row, reason: str) -> Remark:
        urn, name = self.layout.label(row.cells)
        return Remark(row.line, urn, name, reason[:1].upper() + reason[1:])

    def done(self) -> RegisterFile:
        """Which facts the file states at all is known once all of its rows are."""
        found = self.found
        if not found.entries:
            raise tables.Unreadable(self._nothing())
        rows = [entry.facts for entry in found.entries]
        found.columns = frozenset(
            fact.name
            for number, fact in enumerate(FACTS)
            if any(layout.says_something(number, facts[number]) for facts in rows)
        )
        return found

    def _nothing(self) -> str:
        if self.found.rejected:
            first = self.found.rejected[0]
            return f"No row of this file can be read. The first, line {first.line}: {first.reason}."
        if self.la:
            return f"This file has no school of the local authority “{self.la}”."
        return "This file has a heading and no schools."

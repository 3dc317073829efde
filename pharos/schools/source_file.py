"""Reads the files that other sources give about schools: links, inspections, results. Pure: no database.

What they share: columns found by name, in any order; cells trimmed to single spaces; a row that cannot
be used is told with its line, its URN and the reason, and the others come in.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pharos.files import tables

_URN = re.compile(r"[0-9]{1,7}")


class Unusable(ValueError):
    """This row, or a part of it, cannot be used; the message says why."""


class Rejected(NamedTuple):
    """A row, or a part of one, that did not come in."""

    line: int
    urn: str
    name: str
    reason: str


@dataclass(frozen=True)
class SourceFile[Entry]:
    """What a file holds: ``rows`` counts its rows, one of which may tell several entries, or none."""

    heading: list[str]
    rows: int
    entries: list[Entry]
    rejected: list[Rejected]


def read_rows[Entry](
    path: Path, read: Callable[[dict[str, str]], Iterable[Entry]], *, needed: Sequence[str], what: str
) -> SourceFile[Entry]:
    """Every row of the file, read by ``read`` from its cells by heading; ``Unreadable`` where it is no such file."""
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    rows = 0
    with tables.opened(path) as table:
        _must_have(table.heading, needed, what)
        for row in table.rows:
            rows += 1
            cells = {name: tidy(cell) for name, cell in zip(table.heading, row.cells, strict=False)}
            try:
                if row.problem:
                    raise Unusable(row.problem)
                entries += read(cells)
            except Unusable as wrong:
                rejected.append(Rejected(row.line, cells.get("URN", "")[:20], name_in(cells), str(wrong)))
    return SourceFile(table.heading, rows, entries, rejected)


def _must_have(heading: Sequence[str], needed: Sequence[str], what: str) -> None:
    missing = [name for name in needed if name not in heading]
    if missing:
        raise tables.Unreadable(f"This is not {what}: it has no column “{missing[0]}”.")


def tidy(cell: str) -> str:
    return " ".join(cell.replace("\x00", "").split())


def name_in(cells: dict[str, str]) -> str:
    return cells.get("School name") or cells.get("LinkName") or ""


def urn_in(cell: str, heading: str = "URN") -> int:
    """The number in this cell."""
    if not cell:
        raise Unusable(f"{heading} is empty")
    if not _URN.fullmatch(cell):
        raise Unusable(f"{heading} “{cell[:20]}” is not a number")
    return int(cell)

"""Reads the files that other sources give about schools: links, inspections, results. Pure: no database.

What they share: columns found by name, in any order, however spaced and whether large or small; cells
trimmed to single spaces, ``NULL`` the same as nothing. A row that cannot be used, or the part of one, is
told with its line, its URN and the reason, and the others come in.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pharos.files import tables

_URN = re.compile(r"[0-9]{1,7}(?:\.0+)?")


class Unusable(ValueError):
    """This row, or a part of it, cannot be used; the message says why."""


class Rejected(NamedTuple):
    """A row, or a part of one, that did not come in."""

    line: int
    urn: str
    name: str
    reason: str


@dataclass(frozen=True)
class Cells:
    """One row: ``cells("URN")`` is the cell under this heading, empty where the file has no such column."""

    line: int
    values: dict[str, str]

    def __call__(self, heading: str) -> str:
        return self.values.get(plain(heading), "")


@dataclass
class SourceFile[Entry]:
    """What a file holds: ``rows`` counts its rows, one of which may tell several entries, or none."""

    heading: list[str]
    rows: int = 0
    entries: list[Entry] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def reject(self, cells: Cells, reason: str) -> None:
        name = cells("School name") or cells("LinkName")
        self.rejected.append(Rejected(cells.line, cells("URN")[:20], name, reason))


def read_rows[Entry](
    path: Path, read: Callable[[Cells, SourceFile[Entry]], Iterable[Entry]], *, needed: Sequence[str]
) -> SourceFile[Entry]:
    """Every row of the file, read by ``read``; raises ``Unreadable`` where it has not the needed columns.

    ``read`` may itself ``reject`` a part of the row and give the rest.
    """
    with tables.opened(path, heading_with=needed) as table:
        found: SourceFile[Entry] = SourceFile([plain(name) for name in table.heading])
        for row in table.rows:
            found.rows += 1
            values = zip(found.heading, map(_tidy, row.cells), strict=False)
            cells = Cells(row.line, dict(values))
            try:
                if row.problem:
                    raise Unusable(row.problem)
                found.entries += read(cells, found)
            except Unusable as wrong:
                found.reject(cells, str(wrong))
    return found


def heading_of(path: Path, needed: Sequence[str]) -> list[str]:
    """The file's heading, each name as ``plain`` has it; raises ``Unreadable`` where it has not the needed columns."""
    with tables.opened(path, heading_with=needed) as table:
        return [plain(name) for name in table.heading]


def plain(heading: str) -> str:
    """A heading by which to find its column: single spaces, small letters."""
    return " ".join(heading.split()).casefold()


def _tidy(cell: str) -> str:
    tidied = " ".join(cell.replace("\x00", "").split())
    return "" if tidied == "NULL" else tidied


def urn_in(cells: Cells, heading: str = "URN") -> int:
    """The school's number under this heading."""
    cell = cells(heading)
    if not cell:
        raise Unusable(f"{heading} is empty")
    if not _URN.fullmatch(cell):
        raise Unusable(f"{heading} “{cell[:20]}” is not a number")
    return int(float(cell))

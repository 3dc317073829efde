"""Reads the register's file of links between establishments. Pure: no database.

Each row says of a school (``URN``) what another one (``LinkURN``) is to it. "Predecessor - merged" and
the like begin with their direction. The rest ("Result of Amalgamation", "Sixth Form Centre Link") have
none that can be relied on: the file writes them the same way from either side.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from . import dates
from .source_file import Cells, SourceFile, Unusable, heading_of, read_rows, urn_in
from .states import LinkKind

COLUMNS = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")
NEEDED = ("URN", "LinkURN", "LinkType")


@dataclass(frozen=True)
class LinkRow:
    """One link. ``words`` is what the file calls it."""

    urn: int
    other_urn: int
    other_name: str
    kind: LinkKind
    words: str
    established_on: dt.date | None


def kind_of(words: str) -> LinkKind:
    """predecessor or successor where the words begin with it; anything else has no direction."""
    first = words.split(" ", 1)[0].casefold()
    return LinkKind(first) if first in (LinkKind.PREDECESSOR, LinkKind.SUCCESSOR) else LinkKind.OTHER


def read(path: Path, as_at: dt.date | None = None) -> SourceFile[LinkRow]:
    """The links; when the file was true makes no difference to them."""
    return read_rows(path, _link, needed=NEEDED)


def check(path: Path) -> None:
    """Raises ``Unreadable`` where this is no file of links; reads its heading alone."""
    heading_of(path, NEEDED)


def _link(cells: Cells, found: SourceFile[LinkRow]) -> list[LinkRow]:
    urn, other, words = urn_in(cells), urn_in(cells, "LinkURN"), cells("LinkType")
    if not words:
        raise Unusable("LinkType is empty")
    if urn == other:
        raise Unusable("it links a school with itself")
    return [LinkRow(urn, other, cells("LinkName"), kind_of(words), words, _day(cells("LinkEstablishedDate")))]


def _day(cell: str) -> dt.date | None:
    try:
        return dates.in_cell(cell) if cell else None
    except ValueError as wrong:
        raise Unusable(f"LinkEstablishedDate “{cell}” is not a date") from wrong

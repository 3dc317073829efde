"""Reads Code-Point Open, the Ordnance Survey's list of postcodes. Pure.

Two forms: the official one, which has no heading and ten columns in a known order, and an extract with a
heading, in which columns are found by name. Of a quality of 90 is a postcode whose place nobody has stated.

Rows are handed on one by one, so that a whole country's are read in little memory. A row that says no
postcode, or a place outside the grid, is a ``Rejected`` with its line and the reason.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pharos.files import tables

from . import dates, postcodes

NEEDED = ("postcode", "easting", "northing")
OFFICIAL = ("postcode", "quality", "easting", "northing", "country", "", "", "", "district", "")
# What extracts and the official list of headings call the columns.
NAMES = {
    "postcode": "postcode", "pc": "postcode",
    "positional_quality": "quality", "positional_quality_indicator": "quality", "pq": "quality",
    "easting": "easting", "eastings": "easting", "ea": "easting",
    "northing": "northing", "northings": "northing", "no": "northing",
    "district_code": "district", "admin_district_code": "district", "dc": "district",
}  # fmt: skip
PLACELESS = 90
# The national grid, in metres.
FURTHEST_EAST, FURTHEST_NORTH = 700_000, 1_300_000
_CODE = re.compile(r"[A-Za-z0-9]{0,9}")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?!\d)")


class Entry(NamedTuple):
    """A postcode as the file has it. One without a place has neither easting nor northing."""

    line: int
    key: str
    quality: int
    easting: int | None
    northing: int | None
    district_code: str


class Rejected(NamedTuple):
    line: int
    postcode: str
    reason: str


class _Unusable(ValueError):
    """The message says why a row can't be used."""


def month_in_name(file_name: str) -> dt.date | None:
    """When the file was true: the day in its name, or the first of the month in it ("…_2025-05.csv")."""
    month = _MONTH.search(file_name)
    return dates.in_name(file_name) or (dt.date(int(month[1]), int(month[2]), 1) if month else None)


def read(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Iterator[Entry | Rejected]:
    """Each row of the file; raises ``Unreadable`` where it is no list of postcodes."""
    with tables.opened(path) as table:
        reader = _Reader(table.heading)
        for number, row in enumerate(reader.rows(table.rows), 1):
            if progress and not number % 1000:
                progress(number, max(number, table.lines))
            yield reader.entry(row)


class _Reader:
    """Knows in which column what stands, and on which line each postcode was."""

    def __init__(self, heading: list[str]) -> None:
        self.first = heading if heading and postcodes.key(heading[0]) else None
        named = [NAMES.get(name.casefold(), "") for name in heading]
        names = list(OFFICIAL) if self.first else named
        missing = [name for name in NEEDED if name not in names]
        if missing or (self.first and len(heading) != len(OFFICIAL)):
            raise tables.Unreadable(
                "This is not a list of postcodes: it has neither the ten columns of Code-Point Open nor a heading with "
                "postcode, easting and northing."
            )
        self.place = {name: names.index(name) for name in names if name}
        self.lines: dict[str, int] = {}

    def rows(self, others: Iterator[tables.Row]) -> Iterator[tables.Row]:
        """Without a heading, the first line is a row like any other."""
        if self.first:
            yield tables.Row(1, self.first)
        yield from others

    def entry(self, row: tables.Row) -> Entry | Rejected:
        try:
            if row.problem:
                raise _Unusable(row.problem)
            entry = self._entry(row)
            if (first := self.lines.setdefault(entry.key, row.line)) != row.line:
                raise _Unusable(f"{postcodes.shown(entry.key)} is already on line {first}")
        except _Unusable as unusable:
            reason = str(unusable)
            return Rejected(row.line, (row.cells or [""])[0][:20], reason[:1].upper() + reason[1:])
        return entry

    def _entry(self, row: tables.Row) -> Entry:
        cells = {name: row.cells[place].strip() for name, place in self.place.items()}
        key = postcodes.key(cells["postcode"])
        if not key:
            raise _Unusable("it has no postcode")
        if not _CODE.fullmatch(district := cells.get("district", "")):
            raise _Unusable(f"“{district[:30]}” is no code of a district")
        quality = _number(cells.get("quality") or "0", 99, "quality")
        if quality == PLACELESS:
            return Entry(row.line, key, quality, None, None, district)
        east = _number(cells["easting"], FURTHEST_EAST, "easting")
        north = _number(cells["northing"], FURTHEST_NORTH, "northing")
        if not east or not north:
            raise _Unusable("its place is the corner of the grid, where nobody lives")
        return Entry(row.line, key, quality, east, north, district)


def _number(cell: str, most: int, name: str) -> int:
    if not re.fullmatch(r"[0-9]{1,7}(?:\.0+)?", cell):
        raise _Unusable(f"its {name}, “{cell[:30]}”, is no whole number" if cell else f"its {name} is empty")
    number = int(float(cell))
    if number > most:
        raise _Unusable(f"its {name}, {number:,}, is outside Great Britain")
    return number

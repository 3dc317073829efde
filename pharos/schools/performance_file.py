"""Reads performance tables of key stage 2 or 4: one row a school. Pure: no database.

Which key stage it is, the headings tell; the year stands in each row ("2018", "2017/18", "2017-2018":
the year in which it ended). A marker for a missing value is kept as what it is, never as nought.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pharos.files.tables import Unreadable

from .measures import EMPTY, MEASURES, MISSING, Measure
from .source_file import Cells, SourceFile, Unusable, heading_of, plain, read_rows, urn_in

YEAR = "Academic Year"
NEEDED = ("URN", YEAR)
_YEAR = re.compile(r"(?:(?P<first>20\d\d)\s?[-/–]\s?)?(?P<last>20\d\d|\d\d)(?:\.0+)?")
_NUMBER = re.compile(r"(?:[+−-])?\d{1,6}(?:\.\d+)?")
MARKERS = {marker.casefold(): marker for marker in MISSING if marker}
LONGEST = Decimal(100000)


@dataclass(frozen=True)
class ResultRow:
    """One measure of one school in the year that ended in ``year``. Where ``value`` is None, ``missing`` is why."""

    urn: int
    key_stage: int
    year: int
    measure: str
    value: Decimal | None
    missing: str = ""


def read(path: Path, as_at: dt.date) -> SourceFile[ResultRow]:
    """The results; no year of them can end after ``as_at``."""

    def row(cells: Cells, found: SourceFile[ResultRow]) -> list[ResultRow]:
        return _row(cells, found, _measures(found.heading), as_at.year)

    return read_rows(path, row, needed=NEEDED)


def check(path: Path) -> None:
    """Raises ``Unreadable`` where this is no such table; reads its heading alone."""
    _measures(heading_of(path, NEEDED))


def _measures(heading: list[str]) -> list[Measure]:
    found = [measure for measure in MEASURES if plain(measure.heading) in heading]
    if not found:
        raise Unreadable("This is no table of key stage 2 or key stage 4: it has no column that we know.")
    return found


def _row(cells: Cells, found: SourceFile[ResultRow], measures: list[Measure], latest: int) -> list[ResultRow]:
    urn, year = urn_in(cells), year_of(cells(YEAR))
    if year > latest:
        raise Unusable(f"its year, {year}, is still to come")
    results = []
    for measure in measures:
        try:
            results.append(_result(urn, year, measure, cells(measure.heading)))
        except Unusable as wrong:
            found.reject(cells, str(wrong))
    return results


def _result(urn: int, year: int, measure: Measure, cell: str) -> ResultRow:
    marker = MARKERS.get(cell.casefold(), "") if cell else EMPTY
    value = None if marker else value_of(measure, cell)
    return ResultRow(urn, measure.key_stage, year, measure.code, value, marker)


def year_of(cell: str) -> int:
    """The calendar year in which the academic year ended."""
    found = _YEAR.fullmatch(cell)
    if not found or (len(found["last"]) == 2 and not found["first"]):
        raise Unusable(f"{YEAR} “{cell[:20]}” is not a year")
    last = int(found["last"]) + (2000 if len(found["last"]) == 2 else 0)
    if found["first"] and int(found["first"]) != last - 1:
        raise Unusable(f"{YEAR} “{cell[:20]}” is not one year")
    return last


def value_of(measure: Measure, cell: str) -> Decimal:
    """The number in the measure’s own unit; a percentage with its sign or without."""
    number = cell.removesuffix("%").strip()
    if not _NUMBER.fullmatch(number):
        raise Unusable(f"{measure.heading} “{cell[:20]}” is not a number")
    value = Decimal(number.replace("−", "-"))
    if measure.unit == "%" and not 0 <= value <= 100:
        raise Unusable(f"{measure.heading} “{cell[:20]}” is not a percentage")
    if measure.unit == "%" and 0 < value < 1 and "%" not in cell:
        raise Unusable(f"{measure.heading} “{cell[:20]}” may be a fraction or a percentage: write it with a % sign")
    if abs(value) > LONGEST:
        raise Unusable(f"{measure.heading} “{cell[:20]}” is larger than any such number")
    return value.quantize(Decimal("0.01"))

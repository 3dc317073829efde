"""Reads the file of a county's areas and districts. Pure.

A CSV file with the columns ``area_code, area, district_code, district, former_name``, a district a line.
Kent's comes with the service.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pharos.files.tables import Unreadable, opened

SHIPPED = Path(__file__).parent / "data" / "areas.csv"
COLUMNS = ("area_code", "area", "district_code", "district", "former_name")
# Codes stand in addresses.
CODE = re.compile(r"[A-Za-z0-9_-]{1,50}")


@dataclass(frozen=True)
class Row:
    area_code: str
    area: str
    district_code: str
    district: str
    former_name: str


def read(path: Path) -> list[Row]:
    with opened(path) as table:
        missing = [name for name in COLUMNS if name not in table.heading]
        if missing:
            raise Unreadable(f"This is not a file of areas: it has no column “{missing[0]}” in its first line.")
        rows = [_row(row.line, row.problem, dict(zip(table.heading, row.cells, strict=False))) for row in table.rows]
    _refuse_contradictions(rows)
    return rows


def _refuse_contradictions(rows: list[Row]) -> None:
    """A code that means two things; a file with no district in it."""
    if not rows:
        raise Unreadable("This file has a heading and no districts.")
    areas = list(dict.fromkeys((row.area_code, row.area) for row in rows))
    districts = [(row.district_code, row.district) for row in rows]
    for what, pairs in (("areas", areas), ("districts", districts)):
        for part, values in zip(("code", "name"), zip(*pairs, strict=True), strict=True):
            told, times = Counter(values).most_common(1)[0]
            if times > 1:
                raise Unreadable(f"Two {what} have the {part} “{told}”. Give each a {part} of its own.")


def _row(line: int, problem: str, cells: dict[str, str]) -> Row:
    if problem:
        raise Unreadable(f"Line {line}: {problem}.")
    values = {name: cells[name].strip() for name in COLUMNS}
    empty = [name for name in COLUMNS[:-1] if not values[name]]
    if empty:
        raise Unreadable(f"Line {line}: {empty[0]} is empty.")
    for name in ("area_code", "district_code"):
        if not CODE.fullmatch(values[name]):
            raise Unreadable(f"Line {line}: {name} may only have letters, digits, hyphens and underscores.")
    return Row(**values)

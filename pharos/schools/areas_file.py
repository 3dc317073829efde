"""Reads the file of a county's areas and districts. Pure.

A CSV file with the columns ``area_code, area, district_code, district, former_name``, a district a line.
Kent's comes with the service.
"""

from dataclasses import dataclass
from pathlib import Path

from pharos.files.tables import Unreadable, opened

SHIPPED = Path(__file__).parent / "data" / "areas.csv"
COLUMNS = ("area_code", "area", "district_code", "district", "former_name")


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
        return [_row(row.line, row.problem, dict(zip(table.heading, row.cells, strict=False))) for row in table.rows]


def _row(line: int, problem: str, cells: dict[str, str]) -> Row:
    if problem:
        raise Unreadable(f"Line {line}: {problem}.")
    values = {name: cells[name].strip() for name in COLUMNS}
    empty = [name for name in COLUMNS[:-1] if not values[name]]
    if empty:
        raise Unreadable(f"Line {line}: {empty[0]} is empty.")
    return Row(**values)

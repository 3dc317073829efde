"""Reads a file of areas of expertise: CSV with the columns code, label, group, scheme, position."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pharos.common.errors import Refused

from .states import Scheme

SHIPPED = Path(__file__).parent / "data" / "expertise.csv"
COLUMNS = ("code", "label", "group", "scheme", "position")


@dataclass(frozen=True)
class Row:
    code: str
    label: str
    group: str
    scheme: str
    position: int
    related: list[str]


def read(path: Path) -> list[Row]:
    """The rows of the file; a refusal that names the line where it can't be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise Refused(f"{path.name} cannot be read as a UTF-8 text file.") from unreadable
    reader = csv.DictReader(text.splitlines())
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or [])]:
        raise Refused(f"{path.name} has no column called {', '.join(missing)}.")
    rows = list(_rows(path.name, reader))
    if not rows:
        raise Refused(f"{path.name} has no areas of expertise in it.")
    return rows


def _rows(name: str, reader: "csv.DictReader[str]") -> Iterator[Row]:
    seen: set[str] = set()
    for values in reader:
        line = f"{name}, line {reader.line_num}"
        code, label, group, scheme, position = ((values[column] or "").strip() for column in COLUMNS)
        if not code or not label:
            raise Refused(f"{line}: give every area a code and a label.")
        if code in seen:
            raise Refused(f"{line}: the code {code} stands twice.")
        if scheme not in Scheme.values or not position.isdecimal():
            raise Refused(f"{line}: the scheme or the position is not one that is known.")
        seen.add(code)
        yield Row(code, label, group, scheme, int(position), [c for c in (values.get("related") or "").split(";") if c])

"""Reading the calendar's data: small CSV files, ours unless the installation names its own."""

import csv
import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

HERE = Path(__file__).parent / "data"


def rows_of(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a file with their line numbers. Lines that begin with ``#`` say where the facts come from."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"The calendar cannot read {path}: {error}.") from error
    wanted = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(line for _, line in wanted)
    if not set(columns) <= set(reader.fieldnames or ()):
        raise ImproperlyConfigured(f"{path} needs the columns {', '.join(columns)}.")
    return [(number, row) for (number, _), row in zip(wanted[1:], reader, strict=True)]


def read[Row](path: Path, columns: tuple[str, ...], make: Callable[[dict[str, str]], Row]) -> list[Row]:
    """Each row of the file made into a fact; a row that can't be is named by its line."""
    found = []
    for number, row in rows_of(path, columns):
        try:
            if None in row.values():
                raise ValueError("a column is missing")
            found.append(make(row))
        except ValueError as error:
            raise ImproperlyConfigured(f"{path}, line {number}: {error}.") from error
    return found


def day(text: str) -> dt.date:
    """A date as the files write it: 2026-11-24."""
    return dt.date.fromisoformat(text.strip())


@cache
def chosen(setting: str, ours: str) -> Path:
    """The installation's own file where it names one, else the one that comes with the service."""
    return Path(setting) if setting else HERE / ours

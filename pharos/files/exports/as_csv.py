"""A list as CSV: one line a row, as a spreadsheet opens it."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

CONTENT_TYPE = "text/csv; charset=utf-8"
# A spreadsheet would run a cell that begins with one of these.
RUNNABLE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


class _Echo:
    """A file that hands each line on at once."""

    def write(self, line: str) -> str:
        return line


def lines(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The lines of a CSV file, with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(headings)
    for row in rows:
        yield writer.writerow([_text(cell) for cell in row])


def _text(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "Yes" if cell else "No"
        case float() if cell.is_integer():
            return str(int(cell))
        case int() | float() | Decimal():
            return str(cell)
        case dt.datetime():
            return f"{timezone.localtime(cell):%Y-%m-%d %H:%M}"
        case dt.date():
            return cell.isoformat()
    text = str(cell)
    return f"'{text}" if text.startswith(RUNNABLE) else text

"""A list as a CSV file: one line a row, as a spreadsheet opens it."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse

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
        yield writer.writerow([_harmless(cell) for cell in row])


def _harmless(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RUNNABLE) else text


def download(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, day: dt.date
) -> StreamingHttpResponse:
    """The file as an answer, sent while it is read, with the day in its name: ``schools-2026-11-24.csv``."""
    response = StreamingHttpResponse(lines(headings, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{day.isoformat()}.csv"'
    return response

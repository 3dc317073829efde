"""The lists as files: one line a leader, as a spreadsheet opens it. Pure."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

# A spreadsheet would run a cell that begins with one of these.
RUNNABLE = ("=", "+", "-", "@", "\t", "\r")


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

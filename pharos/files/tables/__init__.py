"""Reads tables that people hand in: CSV, plain or gzipped, and Excel workbooks (``.xlsx``), told by their content.

A file that is no table (empty, a picture, a PDF, cut short, too large) is refused with a plain word
before a row of it is read. A row that does not fit its heading is handed on with its problem, so that
the reader can report it and go on.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from . import texts
from .kinds import is_workbook
from .table import MEGABYTE, Row, Table, Unreadable

__all__ = ["MEGABYTE", "MOST_BYTES", "MOST_UNPACKED", "Row", "Table", "Unreadable", "opened"]

MOST_BYTES = 150 * MEGABYTE
# What a packed file may grow to: the whole national register is a third of this.
MOST_UNPACKED = 300 * MEGABYTE


@contextmanager
def opened(
    path: Path,
    *,
    heading_with: Sequence[str] = (),
    most_bytes: int = MOST_BYTES,
    most_unpacked: int = MOST_UNPACKED,
) -> Iterator[Table]:
    """The table in this file, its rows read one by one. Raises Unreadable, which says what to do.

    ``heading_with`` names columns that the heading must have, in any order, however they are spaced and written large
    or small: it's the first of the first 30 rows that has them all, in a workbook on the first visible sheet that has
    one, so that titles and notes above it are passed over. Without it, the first row with words is the heading.
    """
    size = path.stat().st_size
    if not size:
        raise Unreadable("This file is empty.")
    if size > most_bytes:
        raise Unreadable(f"This file is too large. It must be {most_bytes // MEGABYTE} MB or less.")
    with _reader(path)(path, heading_with, most_unpacked) as table:
        yield table


def _reader(path: Path) -> Callable[..., AbstractContextManager[Table]]:
    """What reads this kind of file. A fifth of a second of every process's start, for workbooks, waits until then."""
    if not is_workbook(path):
        return texts.opened
    from . import workbooks

    return workbooks.opened

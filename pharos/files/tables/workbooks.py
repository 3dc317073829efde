"""Excel workbooks: the first visible sheet that has the heading.

openpyxl is asked for more than it publishes (where a sheet lies, which formats are dates), so that what it makes of a
formula without a value can be told from an empty cell.

A formula counts by the value stored with it. Of merged cells the first has the value and the others are empty; a
heading with merged cells is refused, for nobody can tell which column is meant. Cells to the right of the heading's
last name belong to no column, and are passed over as they would be in a CSV file saved from the sheet.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import IO, Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from . import cells as sheets
from .cells import Cell
from .kinds import DAMAGED
from .table import (
    HEADING_WITHIN,
    MEGABYTE,
    Row,
    Table,
    Unreadable,
    is_heading,
    refuse_too_wide,
    tidied,
    without_heading,
)

# A real workbook has some dozens of parts, and packs to a twentieth or so of its size.
MOST_PARTS = 2_000
MOST_RATIO, RATIO_MATTERS_FROM = 250, 20 * MEGABYTE
# What is read into memory at once: the texts of all cells, and whatever isn't a sheet.
MOST_STRINGS, MOST_OTHER = 100 * MEGABYTE, 20 * MEGABYTE
_READ_AT_LENGTH = ("xl/worksheets/", "xl/media/", "xl/pivotCache/")
_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, EOFError, SyntaxError, OverflowError,
    NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_MERGED = re.compile(rb'mergeCell [^>]{0,99}?ref="(\w{2,10}:\w{2,10})"')
_ROW = re.compile(rb"<(?:\w+:)?row[ />]")


class _Found(NamedTuple):
    """``path``: where the sheet lies in the workbook. ``line``: the heading's row."""

    path: str
    line: int
    heading: list[str]


@contextmanager
def opened(path: Path, heading_with: Sequence[str], most_unpacked: int) -> Iterator[Table]:
    with path.open("rb") as file, _open(file, most_unpacked) as book:
        with _readable():
            found = _find(book, heading_with)
            lines = _survey(book, found)
        yield Table(found.heading, _rows(book, found), lines)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except _BROKEN as broken:
        raise Unreadable(DAMAGED) from broken


@contextmanager
def _open(file: IO[bytes], most_unpacked: int) -> Iterator[Workbook]:
    with _readable():
        _refuse_bombs(file, most_unpacked)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def _refuse_bombs(file: IO[bytes], most: int) -> None:
    """By the sizes that the zip file states. A part that lies about its size is cut off there when it's read."""
    with zipfile.ZipFile(file) as package:
        parts = package.infolist()
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > most or any(map(_is_swollen, parts)):
        raise Unreadable(f"This Excel workbook is too large. Unpacked it must be {most // MEGABYTE} MB or less.")
    if unpacked > RATIO_MATTERS_FROM and unpacked > MOST_RATIO * packed:
        raise Unreadable("This Excel workbook unpacks to far more than it should. Save the table as CSV instead.")


def _is_swollen(part: zipfile.ZipInfo) -> bool:
    if part.filename.startswith(_READ_AT_LENGTH):
        return False
    return part.file_size > (MOST_STRINGS if part.filename.endswith("sharedStrings.xml") else MOST_OTHER)


def _find(book: Any, wanted: Sequence[str]) -> _Found:
    first: list[str] | None = None
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise Unreadable("This Excel workbook has no sheet that can be seen. Unhide the one with the table.")
    for sheet in visible:
        for line, row in takewhile(lambda numbered: numbered[0] <= HEADING_WITHIN, _read(book, sheet._worksheet_path)):
            names = _laid_out(row)
            first = first or names
            if is_heading(names, wanted):
                refuse_too_wide(names)
                return _Found(sheet._worksheet_path, line, tidied(names))
    raise without_heading(wanted, first)


def _laid_out(row: list[Cell]) -> list[str]:
    texts = [""] * (max(cell.column for cell in row if cell.text.strip() or cell.problem) + 1)
    for cell in row:
        if cell.column < len(texts):
            texts[cell.column] = cell.text
    return texts


def _read(book: Any, path: str) -> Iterator[tuple[int, list[Cell]]]:
    strings = book.worksheets[0]._shared_strings
    with book._archive.open(path) as sheet:
        yield from sheets.rows(sheet, strings, book)


def _survey(book: Any, found: _Found) -> int:
    """How many rows the sheet has. Its merged cells are listed after them, so it's run through once for both."""
    count, kept = 0, b""
    with book._archive.open(found.path) as sheet:
        while chunk := sheet.read(MEGABYTE):
            text = kept + chunk
            for merged in _MERGED.finditer(text):
                _refuse_merged(merged[1].decode(), found)
            count += len(_ROW.findall(chunk))
            kept = text[-200:]
    return count


def _refuse_merged(cells: str, found: _Found) -> None:
    left, top, _, bottom = (edge or 0 for edge in range_boundaries(cells))
    if top <= found.line <= bottom and left <= len(found.heading):
        raise Unreadable(
            f"The heading in row {found.line} has merged cells ({cells}). "
            "Unmerge them, so that each column has a name of its own."
        )


def _rows(book: Workbook, found: _Found) -> Iterator[Row]:
    width = len(found.heading)
    with _readable():
        for line, row in _read(book, found.path):
            if line <= found.line:
                continue
            texts = [""] * width
            ours = [cell for cell in row if cell.column < width]
            for cell in ours:
                texts[cell.column] = cell.text
            if any(texts) or any(cell.problem for cell in ours):
                yield Row(line, texts, next((cell.problem for cell in ours if cell.problem), ""))

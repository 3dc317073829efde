"""Text that has a table: its columns parted by commas, semicolons or tabs, in the encodings of schools' systems."""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .kinds import refuse_no_text
from .table import (
    HEADING_WITHIN,
    MEGABYTE,
    Row,
    Table,
    Unreadable,
    has_words,
    is_heading,
    refuse_too_wide,
    tidied,
    without_heading,
)  # fmt: skip

if TYPE_CHECKING:
    import _csv

# The first that fits best counts.
SEPARATORS = (",", ";", "\t")
_CHUNK = MEGABYTE
_LONGEST_CELL = 131_072
TRUNCATED = "This file is cut short: it stops in the middle of line {line}. Download it again."
# A row that cannot be parted into cells.
_BROKEN: list[str] = []


@dataclass(frozen=True)
class _Found:
    """What the first look at a file tells: its encoding, its lines, and whether its last line has an end."""

    encoding: str
    lines: int
    ends_with_newline: bool


@dataclass(frozen=True)
class _Heading:
    """``above`` is how many rows stand over it, blank ones not counted; ``fitting``, how many below are as wide."""

    separator: str
    above: int
    names: list[str]
    fitting: int

    @property
    def likeness(self) -> tuple[bool, int, int]:
        """The greater, the more likely it is that this separator is the right one."""
        return len(self.names) > 1, self.fitting, len(self.names)


@contextmanager
def opened(path: Path, heading_with: Sequence[str], most_unpacked: int) -> Iterator[Table]:
    found = _look(path, most_unpacked)
    heading = _heading(path, found.encoding, heading_with)
    with _text(path, found.encoding) as text:
        lines = csv.reader(text, delimiter=heading.separator, strict=True)
        for _ in islice(_parted(lines), heading.above + 1):
            pass
        yield Table(heading.names, _rows(lines, len(heading.names), found.ends_with_newline), found.lines)


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[io.TextIOWrapper]:
    with _unpacked(path) as raw, io.TextIOWrapper(raw, encoding, errors="replace", newline="") as text:
        yield text


def _unpacked(path: Path) -> gzip.GzipFile | io.BufferedReader:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if packed else path.open("rb")


def _look(path: Path, most: int) -> _Found:
    """Read the whole file once: it must be text, whole and not too large, in UTF-8 or else in cp1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, size, lines, last = True, 0, 0, b""
    for chunk in _chunks(path):
        if not size:
            refuse_no_text(chunk)
        size, lines, last = size + len(chunk), lines + chunk.count(b"\n"), chunk
        if size > most:
            raise Unreadable(f"This file is too large. Unpacked it must be {most // MEGABYTE} MB or less.")
        is_utf8 = is_utf8 and _decodes(decoder, chunk)
    if not size:
        raise Unreadable("This file is empty.")
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    return _Found("utf-8-sig" if is_utf8 else "cp1252", lines, last.endswith((b"\n", b"\r")))


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with _unpacked(path) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except EOFError as cut:
        raise Unreadable("This gzip file is cut short. Download it again.") from cut
    except (gzip.BadGzipFile, zlib.error) as broken:
        raise Unreadable("This gzip file is damaged. Download it again.") from broken


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _heading(path: Path, encoding: str, wanted: Sequence[str]) -> _Heading:
    """The heading, parted by the separator under which the first rows look most like a table."""
    with _text(path, encoding) as text:
        start = text.read(_CHUNK)
    tried = [(mark, _start(start, mark)) for mark in SEPARATORS]
    found = [heading for mark, rows in tried if (heading := _heading_among(rows, mark, wanted))]
    if found:
        best = max(found, key=lambda heading: heading.likeness)
        refuse_too_wide(best.names)
        return best
    first = next((rows[0] for _, rows in tried if rows), None)
    if first is _BROKEN:
        raise Unreadable("The first line of this file cannot be read as the heading of a table.")
    raise without_heading(wanted, first)


def _start(text: str, separator: str) -> list[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return list(islice(_parted(lines), HEADING_WITHIN))


def _parted(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows with words in them, and those that cannot be read."""
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:
            yield _BROKEN
            continue
        if has_words(cells):
            yield cells


def _heading_among(rows: Sequence[list[str]], separator: str, wanted: Sequence[str]) -> _Heading | None:
    for above, cells in enumerate(rows):
        if cells is not _BROKEN and is_heading(cells, wanted):
            fitting = sum(len(row) == len(cells) for row in rows[above + 1 :])
            return _Heading(separator, above, tidied(cells), fitting)
        if cells is _BROKEN and not wanted:
            break
    return None


def _rows(lines: "_csv.Reader", width: int, ends_with_newline: bool) -> Iterator[Row]:
    """Each row with its line. Where the file was cut short, that is found out at its end, and refused."""
    last: Row | None = None
    while True:
        line = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            break
        except csv.Error as broken:
            last = _broken(line, broken)
            yield last
            continue
        if len(cells) == width:
            last = None
            if any(cells):
                yield Row(line, cells)
        elif cells:
            last = Row(line, cells, _misfit(len(cells) - width))
            yield last
    if last is not None and len(last.cells) < width and not ends_with_newline:
        raise Unreadable(TRUNCATED.format(line=last.line))


def _broken(line: int, error: csv.Error) -> Row:
    if "unexpected end of data" in str(error):
        raise Unreadable(TRUNCATED.format(line=line)) from error
    if "field larger" in str(error):
        return Row(line, [], f"a field is longer than {_LONGEST_CELL:,} characters")
    return Row(line, [], "a quotation mark stands where none belongs")


def _misfit(over: int) -> str:
    fields = "1 field" if abs(over) == 1 else f"{abs(over)} fields"
    return f"{fields} too {'many' if over > 0 else 'few'}"

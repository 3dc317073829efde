"""Reads tables that people hand in: CSV, plain or gzipped, in the encodings that schools' systems write.

A file that is no table (empty, a picture, a PDF, cut short, too large) is refused with a plain word
before a row of it is read. A row that does not fit its heading is handed on with its problem, so that
the reader can report it and go on.
"""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pharos.common.errors import Refused

if TYPE_CHECKING:
    import _csv

MEGABYTE = 1024 * 1024
MOST_BYTES = 150 * MEGABYTE
# What a gzipped file may grow to: the whole national register is a third of this.
MOST_UNPACKED = 300 * MEGABYTE
_CHUNK = MEGABYTE
_LONGEST_CELL = 131_072
# What a file is when it begins with these bytes.
_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xff\xfe", "text in a form of Unicode that this service does not read"),
    (b"\xfe\xff", "text in a form of Unicode that this service does not read"),
)
TRUNCATED = "This file is cut short: it stops in the middle of line {line}. Download it again."


class Unreadable(Refused):
    """This file is no table that the service can read."""


class Row(NamedTuple):
    """A row with the line on which it begins. Where ``problem`` is set, its cells cannot be trusted."""

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """``lines`` is how many lines of text there are: about as many as there are rows."""

    heading: list[str]
    rows: Iterator[Row]
    lines: int


@dataclass(frozen=True)
class _Found:
    """What the first look at a file tells: its encoding, its lines, and whether its last line has an end."""

    encoding: str
    lines: int
    ends_with_newline: bool


@contextmanager
def opened(path: Path, *, most_bytes: int = MOST_BYTES, most_unpacked: int = MOST_UNPACKED) -> Iterator[Table]:
    """The table in this file, its rows read one by one."""
    size = path.stat().st_size
    if not size:
        raise Unreadable("This file is empty.")
    if size > most_bytes:
        raise Unreadable(f"This file is too large. It must be {most_bytes // MEGABYTE} MB or less.")
    found = _look(path, most_unpacked)
    with _unpacked(path) as raw, io.TextIOWrapper(raw, found.encoding, errors="replace", newline="") as text:
        lines = csv.reader(text, strict=True)
        heading = _heading(lines)
        yield Table(heading, _rows(lines, len(heading), found.ends_with_newline), found.lines)


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
            _refuse_other_kinds(chunk)
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


def _refuse_other_kinds(start: bytes) -> None:
    for signature, kind in _OTHER_KINDS:
        if start.startswith(signature):
            raise Unreadable(f"This is {kind}, not a CSV file. Choose the file that ends in .csv or .csv.gz.")
    if b"\x00" in start[: 64 * 1024]:
        raise Unreadable("This is not a text file. Choose the file that ends in .csv or .csv.gz.")


def _heading(lines: Iterator[list[str]]) -> list[str]:
    try:
        heading = next((cells for cells in lines if any(map(str.strip, cells))), None)
    except csv.Error as broken:
        raise Unreadable("The first line of this file cannot be read as the heading of a table.") from broken
    if heading is None:
        raise Unreadable("This file is empty.")
    if len(heading) == 1 and (";" in heading[0] or "\t" in heading[0]):
        raise Unreadable("The columns of this file must be separated by commas.")
    return [" ".join(cell.split()) for cell in heading]


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

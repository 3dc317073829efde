"""Files for the map as sources: postcodes and outlines. Pure.

Neither is held in memory as a whole: what is read of it at first is whether it is such a file, and its one
entry is where it lies.
"""

import datetime as dt
from pathlib import Path

from . import outlines, postcodes_file
from .source_file import SourceFile


def check_postcodes(path: Path) -> None:
    """Raises ``Unreadable`` where this is no list of postcodes; reads its first row alone."""
    next(postcodes_file.read(path), None)


def read_postcodes(path: Path, as_at: dt.date | None = None) -> SourceFile[Path]:
    check_postcodes(path)
    return SourceFile([], entries=[path])


def check_outlines(path: Path) -> None:
    """Refuses what is no GeoJSON of outlines."""
    outlines.read(path)


def read_outlines(path: Path, as_at: dt.date | None = None) -> SourceFile[Path]:
    return SourceFile([], entries=[path])

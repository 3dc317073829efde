"""What people name on the command line, read: files and days."""

import datetime as dt
from pathlib import Path

from django.core.management.base import CommandError


def readable(name: str) -> Path:
    """The file of this name, which can be read."""
    path = Path(name)
    if path.is_dir():
        raise CommandError(f"{name} is a directory. Name the file in it.")
    try:
        path.open("rb").close()
    except FileNotFoundError as missing:
        raise CommandError(f"There is no file {name}.") from missing
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
    return path


def day(words: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words) if words else None
    except ValueError as wrong:
        raise CommandError(f"“{words}” is not a date. Write it as year, month and day: 2026-09-01.") from wrong

"""Single cells of a register file, read into values. Pure."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

LONGEST = 1000
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")
_WHOLE = re.compile(r"[0-9]{1,9}(?:\.0+)?")
_SPACES = re.compile(r"\s+")


class UnusableCell(ValueError):
    """This cell makes its row unusable; the message says why."""


class Memo(dict[str, Any]):
    """Remembers what each cell was read as, since the same few come again and again.

    A cell that cannot be read counts as not stated, and is kept in ``unreadable``.
    """

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__({"": None})
        self.read = read
        self.unreadable: set[str] = set()

    def __missing__(self, cell: str) -> Any:
        try:
            value = self.read(cell.strip()) if cell.strip() else None
        except ValueError:
            self.unreadable.add(cell)
            value = None
        self[cell] = value
        return value


def date(cell: str) -> str:
    """The ISO form of the register's ``dd-mm-yyyy``; a date that a spreadsheet has made its own is in it already."""
    if _ISO_DAY.fullmatch(cell):
        return dt.date.fromisoformat(cell).isoformat()
    found = _DAY.fullmatch(cell)
    if not found:
        raise ValueError(cell)
    day, month, year = map(int, found.groups())
    return dt.date(year, month, day).isoformat()


def whole(most: int) -> Callable[[str], int]:
    """Reads whole numbers of at most ``most``; "210.0", as spreadsheets write it, is 210."""

    def read(cell: str) -> int:
        number = int(float(cell)) if _WHOLE.fullmatch(cell) else most + 1
        if number > most:
            raise ValueError(cell)
        return number

    return read


def is_tidy(joined: str) -> bool:
    """Whether a row's texts, joined by ``|``, need no tidying: nearly all rows, told at a glance."""
    return (
        joined.isascii()
        and joined.isprintable()
        and len(joined) <= LONGEST
        and "  " not in joined
        and " |" not in joined
        and "| " not in joined
        and joined[:1] != " "
        and joined[-1:] != " "
    )


def tidied(headings: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The texts with single spaces; raises ``UnusableCell`` for one that is no text, or endless."""
    return tuple(_tidied(heading, text) for heading, text in zip(headings, texts, strict=True))


def _tidied(heading: str, text: str) -> str:
    if len(text) > LONGEST:
        raise UnusableCell(f"{heading} is {len(text):,} characters long, which no such fact is")
    if "\x00" in text:
        raise UnusableCell(f"{heading} holds a character that is not text")
    return _SPACES.sub(" ", text).strip()

"""What the cells of a list of leaders mean: names, addresses, designations, dates. Pure.

Each reader gives what it read, or raises ``BadCell`` with what is wrong and what to do. Some also say what they
made of a cell that could be meant otherwise.
"""

import calendar
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from pharos.common.ui.filters import date as date_words

from .states import DesignationKind

LONGEST_NAME, LONGEST_EMAIL = 200, 254
EARLIEST = dt.date(1990, 1, 1)
_MONTHS = {
    name: number for number in range(1, 13) for name in (calendar.month_name[number], calendar.month_abbr[number])
}
_MONTHS = {name.casefold(): number for name, number in _MONTHS.items()} | {"sept": 9}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: \d{1,2}:\d.*)?")
_WITH_MONTH = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ \-/])?([a-z]+)\.?,?[ \-/](\d{4}|\d{2})")
_SERIAL = re.compile(r"[34]\d{4}|5[0-4]\d{3}")
_TWO_PEOPLE = re.compile(r"\s(?:&|\+|and)\s|/|;|\n|\s{2,}&|\|", re.IGNORECASE)
# Marks that turn the direction of the text around them.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RUNNABLE = ("=", "+", "@", "＝", "＋", "＠")
_SURNAME_FIRST = re.compile(r"([^\s,]+),\s*(\S.*)")


class BadCell(ValueError):
    """What is wrong with a cell and what to do about it, in a sentence without a full stop."""


@dataclass(frozen=True)
class Said:
    """What a cell means, and what should be said about how it was read."""

    value: str
    note: str = ""


def tidied(cell: str) -> str:
    """One line, without control characters and marks of direction."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in _TURNING.sub("", cell))
    return " ".join(kept.split())


def text(cell: str) -> str:
    """Several lines, without control characters and marks of direction."""
    lines = _TURNING.sub("", cell).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) != "Cc").strip()


def name(cell: str) -> Said:
    """A person's name as the list writes it; "Quill, Ada" is turned round, and that is said."""
    text = tidied(cell)
    if not text:
        raise BadCell("is empty. Enter the leader’s name")
    if text.startswith(_RUNNABLE):
        raise BadCell("begins like a formula. Enter the name itself")
    if len(text) > LONGEST_NAME:
        raise BadCell(f"has {len(text):,} characters. Enter the leader’s name in {LONGEST_NAME} characters or fewer")
    if "@" in text or not any(c.isalpha() for c in text):
        raise BadCell(f"“{text[:60]}” is not a name. Enter the leader’s name in letters")
    if _TWO_PEOPLE.search(text) or "\n" in cell.strip():
        raise BadCell(f"“{text[:80]}” looks like two people. Give each of them a row")
    return _in_order(text)


def _in_order(text: str) -> Said:
    if "," not in text:
        return Said(text)
    turned = _SURNAME_FIRST.fullmatch(text)
    if turned and "," not in turned[2]:
        whole = f"{turned[2]} {turned[1]}"
        return Said(whole, f"the name “{text}” was read as “{whole}”")
    before, _, after = text.partition(",")
    if len(before.split()) > 1 and _is_honours(after.strip()):
        return Said(text)
    raise BadCell(f"“{text[:80]}” looks like two people. Give each of them a row")


def _is_honours(text: str) -> bool:
    return all(part.isupper() or part in {"PhD", "MSc", "BSc", "MEd", "BEd"} for part in re.split(r"[ ,]+", text))


def email(cell: str) -> str:
    """The address in small letters."""
    text = tidied(cell).removeprefix("mailto:").lower()
    if not text:
        raise BadCell("is empty. Enter the address that the leader signs in with")
    if text.count("@") > 1:
        raise BadCell(f"“{text[:80]}” has more than one address. Give one")
    if "," in text:
        raise BadCell(f"“{text[:80]}” has a comma in it. Enter an address like name@school.example")
    if len(text) > LONGEST_EMAIL:
        raise BadCell(f"has {len(text):,} characters. Enter an address of {LONGEST_EMAIL} characters or fewer")
    try:
        validate_email(text)
    except ValidationError:
        raise BadCell(f"“{text[:80]}” is not an email address. Enter one like name@school.example") from None
    return text


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold().replace("'", "").replace("’", "")).split())


_KINDS = {_plain(words): kind for kind in DesignationKind for words in (kind.value, " ".join(kind.value), kind.label)}
_KINDS |= {f"{words}s": kind for words, kind in _KINDS.items()}
_KINDS |= {_plain(kind.label.replace("Leader", "Leaders")): kind for kind in DesignationKind}


def kind(cell: str) -> DesignationKind:
    """A designation in letters or in words: "KLE", "k.l.e.", "Kent Leader of Education (KLE)"."""
    text = tidied(cell)
    known = ", ".join(DesignationKind.values)
    if not text:
        raise BadCell(f"is empty. Enter one of {known}")
    without = re.sub(r"\(.*?\)", " ", text)
    found = _KINDS.get(_plain(text)) or _KINDS.get(_plain(without))
    if found:
        return found
    named = [kind for kind in DesignationKind if re.search(rf"\b{kind.value}s?\b", text, re.IGNORECASE)]
    if len(named) > 1:
        both = " and ".join(each.value for each in named)
        raise BadCell(f"“{text[:60]}” names {both}. Give each designation a row")
    if len(named) == 1 and len(text) < 40:
        return named[0]
    raise BadCell(f"“{text[:60]}” is not a designation. Enter one of {known}")


def date(cell: str, *, today: dt.date) -> tuple[dt.date, str]:
    """A day, and what to say about how it was read. Days come before months, as people write here."""
    text = tidied(cell).casefold()
    if not text:
        raise BadCell("is empty. Enter a day like 1/9/2024")
    day, note = _day_of(text)
    if day < EARLIEST or day > today.replace(month=1, day=1) + dt.timedelta(days=3 * 366):
        raise BadCell(f"“{tidied(cell)[:40]}” is {date_words(day)}. Check the year")
    return day, note


def _day_of(text: str) -> tuple[dt.date, str]:
    wrong = BadCell(f"“{text[:40]}” is not a day. Enter one like 1/9/2024: day, month, year")
    if iso := _ISO.fullmatch(text):
        return _made(int(iso[1]), int(iso[2]), int(iso[3]), wrong), ""
    if found := _DAY_FIRST.fullmatch(text):
        return _made(_year(found[3]), int(found[2]), int(found[1]), wrong), ""
    if _SERIAL.fullmatch(text):
        day = dt.date(1899, 12, 30) + dt.timedelta(days=int(text))
        return day, f"the number {text} was read as {date_words(day)}, as Excel counts days"
    found = _WITH_MONTH.fullmatch(text)
    if found is None or found[2] not in _MONTHS:
        raise wrong
    day = _made(_year(found[3]), _MONTHS[found[2]], int(found[1] or 1), wrong)
    return day, "" if found[1] else f"“{text[:1].upper()}{text[1:]}” was read as {date_words(day)}"


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _made(year: int, month: int, day: int, wrong: BadCell) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise wrong from None


def items(cell: str) -> list[str]:
    """The parts of a list: between semicolons, upright strokes or line breaks."""
    return [text for part in re.split(r"[;|\n\r]+", cell) if (text := tidied(part))]


def is_email(cell: str) -> bool:
    return "@" in cell and " " not in cell.strip()


def is_urn(cell: str) -> bool:
    return bool(re.fullmatch(r"\d{6}", cell.strip()))


def is_kind(cell: str) -> bool:
    try:
        kind(cell)
    except BadCell:
        return False
    return True


def is_date(cell: str) -> bool:
    try:
        _day_of(tidied(cell).casefold())
    except BadCell:
        return False
    return True

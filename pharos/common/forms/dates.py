"""Dates, in three boxes."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .asking import Asked

PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class DateInput(forms.MultiWidget):
    """Day, month and year, posted as ``name_day``, ``name_month`` and ``name_year``."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(dict.fromkeys(PARTS, forms.TextInput), attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str):
            value = dt.date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
        return [value.day, value.month, value.year] if value else ["", "", ""]


class DateField(Asked):
    """A date. ``subject`` names it in messages: "The start date must include a month".

    The parts that are wrong stand in the error's ``params["parts"]``, so that the page can mark them.
    """

    widget = DateInput
    missing = "Enter a date"

    def __init__(
        self,
        *,
        subject: str = "The date",
        earliest: dt.date | None = None,
        latest: dt.date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.subject, self.earliest, self.latest = subject, earliest, latest

    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, dt.date) or not value:
            return value or None
        typed = dict(zip(PARTS, (str(part or "").strip() for part in value), strict=True))
        if not any(typed.values()):
            return None
        self._refuse_missing(typed)
        return self._read(typed)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._wrong(f"must be {words(self.earliest)} or later", *PARTS)
        if value and self.latest and value > self.latest:
            raise self._wrong(f"must be {words(self.latest)} or earlier", *PARTS)

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = DateInput().decompress(initial)
        return [str(part) for part in before] != [str(part or "").strip() for part in data or ["", "", ""]]

    def _wrong(self, problem: str, *parts: str) -> ValidationError:
        return ValidationError(f"{self.subject} {problem}", code="date", params={"parts": parts})

    def _refuse_missing(self, typed: Mapping[str, str]) -> None:
        gone = [part for part in PARTS if not typed[part]]
        if gone:
            raise self._wrong(f"must include a {' and a '.join(gone)}", *gone)

    def _read(self, typed: Mapping[str, str]) -> dt.date:
        year = typed["year"]
        if re.fullmatch(r"\d{1,3}", year):
            raise self._wrong("must have a year of 4 numbers", "year")
        day, month = _number(typed["day"]), _month(typed["month"])
        if not 1 <= month <= 12:
            raise self._wrong("must be a real date: check the month", "month")
        try:
            found = dt.date(_number(year), month, day)
        except ValueError as impossible:
            raise self._wrong("must be a real date, like 27 3 2027", *PARTS) from impossible
        if not 1900 <= found.year <= 2200:
            raise self._wrong("must be a real date: check the year", "year")
        return found


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0


def _month(text: str) -> int:
    """A month by its number or its name, in full or in three letters."""
    name = text.lower().rstrip(".")
    if name in MONTHS:
        return MONTHS.index(name) + 1
    return NAMES.index(name) + 1 if name in NAMES else _number(text)


def words(day: dt.date) -> str:
    return f"{day.day} {NAMES[day.month - 1].title()} {day.year}"

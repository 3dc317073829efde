"""The six school terms of a year, and the holidays between them.

Terms are data (``data/term_dates.csv``, or the file that ``TERM_DATES_FILE`` names). They are known for whole
academic years only. In a year without data there are no terms and, because nobody can say, no school holidays:
``known`` tells which it is.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from . import files
from .years import AcademicYear, academic_year

COLUMNS = ("school_year", "term", "starts_on", "ends_on")


@dataclass(frozen=True, order=True)
class Term:
    """One of a year's terms; both dates are days of school."""

    year: AcademicYear
    number: int
    starts_on: dt.date
    ends_on: dt.date

    @property
    def label(self) -> str:
        return f"Term {self.number}"

    def __contains__(self, day: dt.date) -> bool:
        return self.starts_on <= day <= self.ends_on

    @classmethod
    def from_row(cls, row: dict[str, str]) -> "Term":
        year = AcademicYear(int(row["school_year"]))
        term = cls(year, int(row["term"]), files.day(row["starts_on"]), files.day(row["ends_on"]))
        if term.starts_on > term.ends_on:
            raise ValueError(f"term {term.number} ends before it starts")
        if term.starts_on not in year or term.ends_on not in year:
            raise ValueError(f"term {term.number} lies outside the school year {year}")
        return term


@cache
def _read(path: Path) -> dict[int, tuple[Term, ...]]:
    found = sorted(files.read(path, COLUMNS, Term.from_row))
    for earlier, later in pairwise(found):
        if later.starts_on <= earlier.ends_on:
            raise ImproperlyConfigured(f"{path}: {later.label} of {later.year} begins before the term before it ends.")
    return {key: tuple(group) for key, group in groupby(found, key=lambda term: term.year.key)}


def _by_year() -> dict[int, tuple[Term, ...]]:
    return _read(files.chosen(settings.TERM_DATES_FILE, "term_dates.csv"))


def terms(year: AcademicYear) -> tuple[Term, ...]:
    """The year's terms in order; empty where the data doesn't reach."""
    return _by_year().get(year.key, ())


def known(day: dt.date) -> bool:
    """Whether the data covers the academic year of ``day``."""
    return academic_year(day).key in _by_year()


def known_until() -> dt.date:
    """The last day that the data covers: an administrator adds the next year's terms before it comes."""
    return AcademicYear(max(_by_year())).ends_on if _by_year() else dt.date.min


def term_of(day: dt.date) -> Term | None:
    """The term in which ``day`` lies, weekends within it included; none in the holidays or where nothing is known."""
    return next((term for term in terms(academic_year(day)) if day in term), None)


def is_school_holiday(day: dt.date) -> bool:
    """Whether schools are closed between terms. False where the data doesn't reach."""
    return known(day) and term_of(day) is None

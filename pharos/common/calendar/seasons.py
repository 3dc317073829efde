"""The three seasonal terms of a year. Recruitment rounds follow them; schools' own terms are ``terms``.

Autumn ends with December. Spring ends with the Easter holidays: on the day before term 5 begins where the terms are
known, else on 15 April. Summer ends with the academic year. So every day lies in exactly one.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from .terms import terms
from .years import AcademicYear, academic_year

FIRST_TERM_OF_SUMMER = 5


class Season(StrEnum):
    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


@dataclass(frozen=True)
class SeasonalTerm:
    """One season of one academic year."""

    year: AcademicYear
    season: Season
    starts_on: dt.date
    ends_on: dt.date

    @property
    def label(self) -> str:
        return f"{self.season.capitalize()} {self.starts_on.year}"

    def __contains__(self, day: dt.date) -> bool:
        return self.starts_on <= day <= self.ends_on


def _summer_begins(year: AcademicYear) -> dt.date:
    begins = (term.starts_on for term in terms(year) if term.number == FIRST_TERM_OF_SUMMER)
    return next(begins, dt.date(year.key + 1, 4, 16))


def seasons(year: AcademicYear) -> tuple[SeasonalTerm, SeasonalTerm, SeasonalTerm]:
    """The year's three seasons, in order and without a gap."""
    new_year, summer = dt.date(year.key + 1, 1, 1), _summer_begins(year)
    eve = dt.timedelta(days=1)
    return (
        SeasonalTerm(year, Season.AUTUMN, year.starts_on, new_year - eve),
        SeasonalTerm(year, Season.SPRING, new_year, summer - eve),
        SeasonalTerm(year, Season.SUMMER, summer, year.ends_on),
    )


def season(day: dt.date) -> SeasonalTerm:
    """The season in which ``day`` lies."""
    return next(each for each in seasons(academic_year(day)) if day in each)

"""Academic years: 1 September to 31 August."""

import datetime as dt
from dataclasses import dataclass

FIRST_MONTH = 9


@dataclass(frozen=True, order=True)
class AcademicYear:
    """One academic year, known by the calendar year in which it begins."""

    key: int

    @property
    def starts_on(self) -> dt.date:
        return dt.date(self.key, FIRST_MONTH, 1)

    @property
    def ends_on(self) -> dt.date:
        return dt.date(self.key + 1, FIRST_MONTH, 1) - dt.timedelta(days=1)

    @property
    def label(self) -> str:
        return f"{self.key} to {self.key + 1}"

    @property
    def next(self) -> "AcademicYear":
        return AcademicYear(self.key + 1)

    @property
    def previous(self) -> "AcademicYear":
        return AcademicYear(self.key - 1)

    def __contains__(self, day: dt.date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def __str__(self) -> str:
        return self.label


def academic_year(day: dt.date) -> AcademicYear:
    """The academic year in which ``day`` lies."""
    return AcademicYear(day.year if day.month >= FIRST_MONTH else day.year - 1)

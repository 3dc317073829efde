"""The one calendar: academic years, seasons, school terms, working days and quiet hours.

Everything takes and gives plain dates and moments; days are days in Europe/London. What holds in years that the data
doesn't cover is said in ``terms``, ``seasons``, ``working_days`` and ``quiet_hours``.
"""

from .quiet_hours import LONDON, is_sending_day, next_sending_time
from .seasons import Season, SeasonalTerm, season, seasons
from .terms import Term, is_school_holiday, known, known_until, term_of, terms
from .working_days import add_working_days, bank_holidays, is_weekend, is_working_day, working_days_between
from .years import AcademicYear, academic_year

__all__ = [
    "LONDON",
    "AcademicYear",
    "Season",
    "SeasonalTerm",
    "Term",
    "academic_year",
    "add_working_days",
    "bank_holidays",
    "is_school_holiday",
    "is_sending_day",
    "is_weekend",
    "is_working_day",
    "known",
    "known_until",
    "next_sending_time",
    "season",
    "seasons",
    "term_of",
    "terms",
    "working_days_between",
]

"""Bank holidays and working days.

A working day is Monday to Friday and no bank holiday in England; school holidays are working days, since officers and
associations work in them. Bank holidays are data (``data/bank_holidays.csv``, or the file that ``BANK_HOLIDAYS_FILE``
names). Outside the years of the data only weekends are known.
"""

import datetime as dt
from functools import cache
from pathlib import Path

from django.conf import settings

from . import files

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)


@cache
def _read(path: Path) -> dict[dt.date, str]:
    return dict(files.read(path, ("on", "name"), lambda row: (files.day(row["on"]), row["name"].strip())))


def bank_holidays() -> dict[dt.date, str]:
    """Every bank holiday known, with its name."""
    return _read(files.chosen(settings.BANK_HOLIDAYS_FILE, "bank_holidays.csv"))


def is_weekend(day: dt.date) -> bool:
    return day.weekday() >= SATURDAY


def is_working_day(day: dt.date) -> bool:
    return not is_weekend(day) and day not in bank_holidays()


def add_working_days(day: dt.date, count: int) -> dt.date:
    """The working day that lies ``count`` working days after ``day``, or before it where ``count`` is negative.

    The day itself doesn't count: one working day after a Friday, a Saturday or a Sunday is the Monday.
    """
    step = ONE_DAY if count > 0 else -ONE_DAY
    remaining = abs(count)
    while remaining:
        day += step
        remaining -= is_working_day(day)
    return day


def working_days_between(start: dt.date, end: dt.date) -> int:
    """How many working days follow ``start``, up to and with ``end``; none where ``end`` is not later."""
    days = (start + ONE_DAY * number for number in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))

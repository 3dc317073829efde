"""When a letter that can wait may leave.

From 8:00 until 18:00, on Fridays until 13:00, on working days in term. Never at a weekend, on a bank holiday or in the
school holidays. In years that the data doesn't cover, weekends (and the bank holidays known) are all that keeps quiet.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from .terms import is_school_holiday
from .working_days import ONE_DAY, is_working_day

LONDON = ZoneInfo("Europe/London")
OPENS = dt.time(8)
CLOSES = dt.time(18)
CLOSES_ON_FRIDAY = dt.time(13)
FRIDAY = 4


def is_sending_day(day: dt.date) -> bool:
    return is_working_day(day) and not is_school_holiday(day)


def closes(day: dt.date) -> dt.time:
    return CLOSES_ON_FRIDAY if day.weekday() == FRIDAY else CLOSES


def next_sending_time(at: dt.datetime) -> dt.datetime:
    """The first moment from ``at`` on when a routine letter may leave: ``at`` itself inside the hours, else 8:00."""
    local = at.astimezone(LONDON)
    day = local.date()
    if is_sending_day(day) and local.time() < OPENS:
        return _morning(day)
    if is_sending_day(day) and local.time() < closes(day):
        return at
    day += ONE_DAY
    while not is_sending_day(day):
        day += ONE_DAY
    return _morning(day)


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, OPENS, tzinfo=LONDON)

"""When somebody is reminded by itself: a table of cases."""

import datetime as dt

import pytest

from pharos.leaders.reminding import Reminders, next_on

SINCE = dt.date(2026, 9, 1)
DAYS = (14, 28, 56)
FIRST, SECOND, THIRD = dt.date(2026, 9, 15), dt.date(2026, 9, 29), dt.date(2026, 10, 27)


@pytest.mark.parametrize(
    ("day", "last_on", "not_before", "told"),
    [
        (SINCE, None, None, FIRST),
        (FIRST, None, None, FIRST),
        (FIRST, FIRST, None, SECOND),  # a second run on the same day
        (dt.date(2026, 9, 20), None, None, dt.date(2026, 9, 20)),  # one that was missed is made good
        (dt.date(2026, 11, 20), None, None, dt.date(2026, 11, 20)),  # three that were missed are one letter
        (dt.date(2026, 11, 20), dt.date(2026, 11, 20), None, None),
        (SINCE, dt.date(2026, 9, 10), None, SECOND),  # somebody wrote in person the week before
        (THIRD, SECOND, None, THIRD),
        (dt.date(2026, 11, 1), THIRD, None, None),
        (FIRST, None, dt.date(2026, 9, 25), dt.date(2026, 9, 25)),  # not now
        (dt.date(2026, 9, 25), None, dt.date(2026, 9, 25), dt.date(2026, 9, 25)),
        (dt.date(2026, 9, 25), dt.date(2026, 9, 25), dt.date(2026, 9, 25), THIRD),  # the 29th is too soon
        (dt.date(2026, 12, 1), THIRD, dt.date(2027, 1, 11), dt.date(2027, 1, 11)),  # put off past the schedule
        (dt.date(2027, 1, 12), dt.date(2027, 1, 11), dt.date(2027, 1, 11), None),
    ],
)
def test_next_on(day, last_on, not_before, told):
    assert next_on(Reminders(SINCE, last_on, not_before), DAYS, day=day) == told


def test_an_empty_schedule_never_writes():
    assert next_on(Reminders(SINCE), (), day=dt.date(2027, 1, 1)) is None

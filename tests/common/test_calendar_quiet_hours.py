"""When a routine letter may leave."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharos.common import calendar
from pharos.common.calendar import LONDON

MOMENTS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2035, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001


def london(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("at", "leaves"),
    [
        ("2026-11-24T10:00", "2026-11-24T10:00"),  # a Tuesday in term
        ("2026-11-24T07:59:59", "2026-11-24T08:00"),
        ("2026-11-24T08:00", "2026-11-24T08:00"),
        ("2026-11-24T17:59:59", "2026-11-24T17:59:59"),
        ("2026-11-24T18:00", "2026-11-25T08:00"),
        ("2026-11-27T12:59", "2026-11-27T12:59"),  # a Friday
        ("2026-11-27T13:00", "2026-11-30T08:00"),
        ("2026-11-28T10:00", "2026-11-30T08:00"),  # a Saturday
        ("2026-12-18T13:00", "2027-01-04T08:00"),  # the Christmas holidays
        ("2026-10-20T10:00", "2026-11-02T08:00"),  # half-term
        ("2026-07-22T17:00", "2026-07-22T17:00"),  # the last day of term
        ("2026-07-22T18:00", "2026-09-01T08:00"),  # the summer
        ("2026-05-04T10:00", "2026-05-05T08:00"),  # a bank holiday in term
        ("2027-09-04T10:00", "2027-09-06T08:00"),  # beyond the term dates: weekends
        ("2028-12-25T10:00", "2028-12-27T08:00"),  # beyond the term dates: bank holidays still known
        ("2030-12-25T10:00", "2030-12-25T10:00"),  # beyond both
    ],
)
def test_next_sending_time(at, leaves):
    assert calendar.next_sending_time(london(at)) == london(leaves)


@pytest.mark.parametrize(
    ("at", "utc"),
    [
        # The clocks go back on Sunday 25 October 2026, in half-term; term 2 begins in winter time.
        ("2026-10-23T20:00", "2026-11-02T08:00+00:00"),
        # They go forward on Sunday 28 March 2027, in the Easter holidays; term 5 begins in summer time.
        ("2027-03-25T18:00", "2027-04-12T07:00+00:00"),
        # Term runs on both sides of these two: they lie beyond the term dates.
        ("2027-10-29T13:00", "2027-11-01T08:00+00:00"),
        ("2028-03-24T13:00", "2028-03-27T07:00+00:00"),
    ],
)
def test_eight_in_the_morning_is_eight_in_london(at, utc):
    assert calendar.next_sending_time(london(at)) == dt.datetime.fromisoformat(utc)


def test_the_hours_are_londons_whatever_zone_the_moment_is_told_in():
    """At 7:30 UTC in summer it is half past eight in London."""
    at = dt.datetime(2026, 6, 10, 7, 30, tzinfo=dt.UTC)
    assert calendar.next_sending_time(at) == at


@given(MOMENTS)
def test_it_is_never_earlier_and_needs_no_second_wait(at):
    leaves = calendar.next_sending_time(at)
    assert leaves >= at
    assert calendar.next_sending_time(leaves) == leaves

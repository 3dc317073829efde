"""When a scheduled task is due next."""

import datetime as dt

import pytest

from pharos.common.calendar import LONDON
from pharos.jobs.rhythm import Rhythm


def london(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=LONDON)


AT_THREE = Rhythm(at=dt.time(3))
WORKING = Rhythm(at=dt.time(7, 30), working_days=True)


@pytest.mark.parametrize(
    ("rhythm", "moment", "due"),
    [
        (Rhythm(minutes=10), "2026-11-24T10:00", "2026-11-24T10:10"),
        (AT_THREE, "2026-11-24T02:59", "2026-11-24T03:00"),
        (AT_THREE, "2026-11-24T03:00", "2026-11-25T03:00"),
        (WORKING, "2026-11-27T07:30", "2026-11-30T07:30"),  # a Friday
        (WORKING, "2026-12-24T12:00", "2026-12-29T07:30"),  # Christmas, and the substitute for Boxing Day
        (WORKING, "2026-11-28T06:00", "2026-11-30T07:30"),  # early on a Saturday
    ],
)
def test_next_after(rhythm, moment, due):
    assert rhythm.next_after(london(moment)) == london(due)


@pytest.mark.parametrize(
    ("moment", "utc"),
    [("2026-10-24T12:00", "2026-10-25T03:00+00:00"), ("2027-03-27T12:00", "2027-03-28T02:00+00:00")],
)
def test_three_in_the_morning_is_londons_when_the_clocks_change(moment, utc):
    assert AT_THREE.next_after(london(moment)) == dt.datetime.fromisoformat(utc)


@pytest.mark.parametrize("wrong", [{}, {"minutes": 5, "at": dt.time(3)}])
def test_a_rhythm_is_one_or_the_other(wrong):
    with pytest.raises(ValueError, match="either"):
        Rhythm(**wrong)


def test_it_says_itself():
    assert [r.words for r in (Rhythm(minutes=10), AT_THREE, WORKING)] == [
        "every 10 minutes", "each day at 03:00", "each working day at 07:30",
    ]  # fmt: skip

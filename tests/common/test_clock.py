"""What time it is, and on which day."""

import datetime as dt

import pytest
from django.utils import timezone

from pharos.common import clock as clocks
from tests.clock import NOW


def test_now_is_what_the_named_source_tells_in_utc(clock):
    assert clocks.now() == NOW
    assert clocks.now().tzinfo is dt.UTC
    clock.move(hours=3)
    assert clocks.now() == NOW + dt.timedelta(hours=3)


def test_another_source_is_asked_as_soon_as_it_is_named(settings):
    settings.CLOCK = "django.utils.timezone.now"
    assert abs(clocks.now() - timezone.now()) < dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-06-09T22:59+00:00", "2026-06-09"),
        ("2026-06-09T23:00+00:00", "2026-06-10"),  # midnight in London's summer
        ("2026-11-24T23:59+00:00", "2026-11-24"),
        ("2026-11-25T00:00+00:00", "2026-11-25"),
        ("2026-11-24T23:30-05:00", "2026-11-25"),
    ],
)
def test_a_day_is_londons(at, day, clock):
    clock.set(dt.datetime.fromisoformat(at))
    expected = dt.date.fromisoformat(day)
    assert (clocks.day_of(dt.datetime.fromisoformat(at)), clocks.today()) == (expected, expected)

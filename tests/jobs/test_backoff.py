"""The pauses between tries."""

import datetime as dt

import pytest

from pharos.jobs.backoff import ONCE, Backoff, backoff_of, retrying
from tests.jobs import errands

MINUTE = dt.timedelta(minutes=1)


@pytest.mark.parametrize(("tries", "minutes"), [(1, 1), (2, 4), (3, 16), (4, 60), (9, 60)])
def test_pauses_grow_fourfold_up_to_the_most(tries, minutes):
    backoff = Backoff(times=10, first=MINUTE, most=60 * MINUTE)
    pauses = [backoff.pause(tries) for _ in range(50)]
    assert 0.9 * minutes * MINUTE <= min(pauses) <= max(pauses) <= 1.1 * minutes * MINUTE


def test_pauses_differ_so_that_what_failed_together_spreads_out():
    assert len({ONCE.pause(1) for _ in range(20)}) > 1


@pytest.mark.parametrize(("tries", "gives_up"), [(1, False), (2, False), (3, True), (4, True)])
def test_giving_up(tries, gives_up):
    assert Backoff(times=3).gives_up_after(tries) is gives_up


def test_a_task_says_how_often_it_is_tried():
    @retrying(times=5, first=MINUTE)
    def fetch():
        return "fetched"

    assert (backoff_of(fetch).times, backoff_of(fetch).first, fetch()) == (5, MINUTE, "fetched")
    assert backoff_of(errands.fail_thrice.func).times == 3
    assert backoff_of(errands.fail.func) == ONCE

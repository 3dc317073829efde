"""The sums of a ledger."""

import pytest

from pharos.days.tally import Balance, Line, tally

COMMIT = Line("commit", "free", 6)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], Balance()),
        ([COMMIT], Balance(committed=6)),
        ([COMMIT, Line("reserve", "free", 4)], Balance(committed=6, reserved=4)),
        (
            [COMMIT, Line("reserve", "free", 4), Line("deliver", "free", 1)],
            Balance(committed=6, reserved=3, delivered=1),
        ),
        (
            [COMMIT, Line("reserve", "free", 4), Line("deliver", "free", 1), Line("release", "free", 3)],
            Balance(committed=6, delivered=1),
        ),
        (
            [COMMIT, Line("reserve", "free", 4), Line("deliver", "free", 1), Line("reverse", "free", 1, "deliver")],
            Balance(committed=6, reserved=4),
        ),
        (
            [COMMIT, Line("reserve", "funded", 9), Line("deliver", "funded", 2)],
            Balance(committed=6, funded_reserved=7, funded_delivered=2),
        ),
    ],
)
def test_what_the_entries_come_to(lines, expected):
    assert tally(lines) == expected


def test_funded_days_leave_the_free_ones_alone():
    assert tally([COMMIT, Line("reserve", "funded", 9)]).free_left == 6


def test_free_days_left_are_those_that_nobody_reserved():
    balance = tally([COMMIT, Line("reserve", "free", 4), Line("deliver", "free", 1), Line("release", "free", 2)])
    assert (balance.free_left, balance.open, balance.all_delivered) == (4, 1, 1)

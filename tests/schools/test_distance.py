"""How far two schools are from each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pharos.schools import distance
from pharos.schools.distance import Near

METRES = st.integers(0, 700_000)


def at(easting, northing):
    return Near("Somewhere", easting, northing)


def test_a_straight_line():
    assert distance.km(at(560_000, 170_000), at(563_000, 166_000)) == 5.0


@settings(deadline=None)
@given(METRES, METRES, METRES, METRES)
def test_there_is_as_far_as_back(a, b, c, d):
    assert distance.km(at(a, b), at(c, d)) == distance.km(at(c, d), at(a, b)) >= 0


@pytest.mark.parametrize("nowhere", [at(None, 1), at(1, None), at(None, None)])
def test_without_a_place_there_is_no_distance(nowhere):
    assert (distance.km(nowhere, at(1, 1)), distance.km(at(1, 1), nowhere)) == (None, None)


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (None, "not known"), (0.0, "less than 100 m"), (0.09, "less than 100 m"), (0.1, "0.1 km"), (3.44, "3.4 km"),
        (9.94, "9.9 km"), (9.96, "10 km"), (12.3, "12 km"), (1234.5, "1,234 km"),
    ],
)  # fmt: skip
def test_words(km, words):
    assert distance.words(km) == words

"""What people mean when they type a postcode."""

import pytest

from pharos.schools import postcodes


@pytest.mark.parametrize(
    ("typed", "key"),
    [("CT1 1AA", "CT11AA"), ("CT11AA", "CT11AA"), ("CT1  1AA", "CT11AA"), (" ct1 1aa ", "CT11AA"), ("CT1", ""),
     ("ME14 1XX", "ME141XX"), ("W1A 1AA", "W1A1AA"), ("EC1A 1BB", "EC1A1BB"), ("12345", ""), ("CT1 1A", ""), ("", "")],
)  # fmt: skip
def test_key_of_a_file(typed, key):
    assert postcodes.key(typed) == key


@pytest.mark.parametrize(
    ("typed", "first"),
    [("ct1 1aa", "CT11AA"), ("CTI IAA", "CT11AA"), ("ME1O 1XX", "ME1O1XX"), ("0X1 1AA", "OX11AA"),
     ("CT1-1AA.", "CT11AA"), ("Kestrel", ""), ("9" * 400, ""), ("", "")],
)  # fmt: skip
def test_what_was_typed_comes_first(typed, first):
    assert (postcodes.readings(typed) or [""])[0] == first


def test_a_nought_and_an_o_are_told_apart_by_where_they_stand():
    assert ("ME101XX" in postcodes.readings("ME1O 1XX"), "ME101XX" in postcodes.readings("MEIO IXX")) == (True, True)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [("ME14", [("ME14", "")]), ("me14 1", [("ME14", "1")]), ("CTI", [("CT1", "")]), ("ME14 1XX", []), ("Marram", []),
     ("", [])],
)  # fmt: skip
def test_a_part_of_a_postcode(typed, parts):
    assert postcodes.parts(typed) == parts


@pytest.mark.parametrize(
    ("typed", "country"),
    [("EH1 1AA", "Scotland"), ("G1 1AA", "Scotland"), ("GU1 1AA", ""), ("BT1 1AA", "Northern Ireland"),
     ("JE2 3AB", "Jersey"), ("CF10 1AA", "Wales"), ("75001", "another country"), ("CT1 1AA", ""), ("EH1", "Scotland"),
     ("Edinburgh", "")],
)  # fmt: skip
def test_country(typed, country):
    assert postcodes.country(typed) == country

"""The words by which a school is found."""

import pytest

from pharos.schools import words


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("St Mary’s", "st marys"),
        ("ST. MARY'S  C of E", "st marys c of e"),
        ("Élan Vital–Académie", "elan vital academie"),
        ("ME14 1XX", "me14 1xx"),
        ("%_\\'; --", ""),
        ("", ""),
    ],
)
def test_plain(typed, plain):
    assert words.plain(typed) == plain


def test_searchable_text_holds_name_town_postcode_in_both_ways_and_urn():
    assert words.searchable(900001, "Marram Primary", "Lantern Bay", "ZW1 1AA") == (
        " marram primary lantern bay zw1 1aa zw11aa 900001"
    )


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("marram prim", ["marram", "prim"]),
        ("me141xx", ["me14", "1xx"]),
        ("ME14", ["me14"]),
        ("  ", []),
        (
            "one two three four five six seven eight nine",
            ["one", "two", "three", "four", "five", "six", "seven", "eight"],
        ),
    ],
)
def test_wanted(typed, wanted):
    assert words.wanted(typed) == wanted


def test_forty_thousand_characters_are_cut():
    assert words.wanted("a" * 40_000) == ["a" * 200]


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [("ME14 1XX", "me141xx"), ("zw11aa", "zw11aa"), ("ME14", ""), ("academy", ""), ("", ""), ("9" * 30, "")],
)
def test_postcode(typed, postcode):
    assert words.postcode(typed) == postcode


@pytest.mark.parametrize(
    ("typed", "urn"),
    [
        ("900001", 900001),
        (" 900001 ", 900001),
        ("Marram Primary School, 900001", 900001),
        ("90000", None),
        ("9000011", None),
        ("٩٠٠٠٠١", None),
        ("Marram", None),
    ],
)
def test_urn(typed, urn):
    assert words.urn(typed) == urn

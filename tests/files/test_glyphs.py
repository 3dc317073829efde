"""Which characters our documents can show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharos.files.glyphs import BOX, FONTS, printable, shown


def test_both_fonts_show_what_english_and_its_neighbours_need():
    needed = "AZaz09 .,;:!?’‘“”–—…£€½¼¾±×÷§©®°éèêëàâäáãåæçñöôóòõøœüûúùŵŷŴŶłŁßþð□−✓"
    assert [character for character in needed if ord(character) not in shown()] == []


def test_what_one_font_alone_can_show_is_not_counted():
    assert {path.suffix for path in FONTS.glob("*.ttf")} == {".ttf"}
    assert ord("中") not in shown()


def test_an_open_box_can_be_shown():
    assert ord(BOX) in shown()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Cafe\u0301", "Café"),
        ("a\u200db\ufe0f", "ab"),
        ("one\u2028two", "one two"),
        ("non\u00a0breaking", "non\u00a0breaking"),
        ("👩‍🏫", "□□"),
        ("", ""),
    ],
)
def test_what_becomes_of_characters(typed, printed):
    assert printable(typed) == printed


@given(st.text())
def test_nothing_is_left_that_cannot_be_shown(typed):
    assert {ord(character) for character in printable(typed)} - shown() <= {ord("\n")}

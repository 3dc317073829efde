"""Days by the half, as people write them."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pharos.common.forms import HalfDaysField
from pharos.common.forms.days import written


def wrong(field, typed):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages


@pytest.mark.parametrize(
    ("typed", "half_days"),
    [
        ("1", 2), ("1.5", 3), ("1,5", 3), ("1½", 3), ("½", 1), ("half", 1), ("half a day", 1), ("1 1/2", 3), ("1/2", 1),
        (" 2 days ", 4), ("1 day", 2), ("0.5", 1), (".5", 1), ("2.0", 4), ("12", 24), ("Half A Day", 1), ("١", 2),
    ],
)  # fmt: skip
def test_days_as_people_write_them(typed, half_days):
    assert HalfDaysField().clean(typed) == half_days


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the number of days"),
        ("  ", "Enter the number of days"),
        ("some", "Enter days as a number, like 1 or 1.5"),
        ("days", "Enter days as a number, like 1 or 1.5"),
        (".", "Enter days as a number, like 1 or 1.5"),
        ("1.2.3", "Enter days as a number, like 1 or 1.5"),
        ("1e9", "Enter days as a number, like 1 or 1.5"),
        ("9" * 40_000, "Enter days as a number, like 1 or 1.5"),
        ("1.25", "Enter whole or half days, like 1 or 1.5"),
        ("¼", "Enter whole or half days, like 1 or 1.5"),
        ("0", "Enter a number of days above zero"),
        ("-1", "Enter a number of days above zero"),
        ("−½", "Enter a number of days above zero"),
        ("4", "Enter 3 days or fewer"),
        ("3.5", "Enter 3 days or fewer"),
    ],
)
def test_what_is_no_number_of_days(typed, words):
    assert wrong(HalfDaysField(most=6), typed) == [words]


def test_none_is_an_answer_where_the_question_allows_it():
    assert HalfDaysField(allow_none=True).clean("0") == 0
    assert wrong(HalfDaysField(allow_none=True), "-1") == ["Enter a number of days above zero"]


def test_it_may_be_left_out_where_it_is_not_required():
    assert HalfDaysField(required=False).clean("") is None


@given(st.integers(1, 400))
def test_what_is_known_is_shown_as_it_would_be_typed(half_days):
    assert HalfDaysField().clean(HalfDaysField().prepare_value(half_days)) == half_days


@pytest.mark.parametrize(("half_days", "text"), [(1, "0.5"), (2, "1"), (3, "1.5"), (0, "0")])
def test_written(half_days, text):
    assert written(half_days) == text


def test_what_was_typed_stays_as_it_was():
    assert HalfDaysField().prepare_value("two") == "two"

"""Dates in three boxes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharos.common.forms import DateField, DateInput, Form


class Plan(Form):
    start_on = DateField(
        label="Start", subject="The start", missing="Enter the day you want to start",
        earliest=dt.date(2026, 9, 1), latest=dt.date(2027, 8, 31),
    )  # fmt: skip


def typed(day="", month="", year=""):
    return Plan({"start_on_day": day, "start_on_month": month, "start_on_year": year})


def told(form):
    """(words, the boxes that are marked)."""
    error = form.errors.as_data()["start_on"][0]
    return error.messages[0], (error.params or {}).get("parts")


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("5", "1", "2027"),
        ("05", "01", "2027"),
        (" 5 ", " January ", " 2027 "),
        ("5", "JAN", "2027"),
        ("5", "jan.", "2027"),
    ],
)
def test_a_date_as_people_type_it(day, month, year):
    form = typed(day, month, year)
    assert (form.is_valid(), form.cleaned_data["start_on"]) == (True, dt.date(2027, 1, 5))


ALL = ("day", "month", "year")


@pytest.mark.parametrize(
    ("parts", "words", "marked"),
    [
        (("", "", ""), "Enter the day you want to start", None),
        ((" ", " ", " "), "Enter the day you want to start", None),
        (("5", "", "2027"), "The start must include a month", ("month",)),
        (("", "1", ""), "The start must include a day and a year", ("day", "year")),
        (("5", "1", "27"), "The start must have a year of 4 numbers", ("year",)),
        (("5", "13", "2027"), "The start must be a real date: check the month", ("month",)),
        (("5", "Janvier", "2027"), "The start must be a real date: check the month", ("month",)),
        (("31", "2", "2027"), "The start must be a real date, like 27 3 2027", ALL),
        (("0", "2", "2027"), "The start must be a real date, like 27 3 2027", ALL),
        (("x", "2", "2027"), "The start must be a real date, like 27 3 2027", ALL),
        (("-5", "2", "2027"), "The start must be a real date, like 27 3 2027", ALL),
        (("5", "2", "20277"), "The start must be a real date, like 27 3 2027", ALL),
        (("5", "2", "1027"), "The start must be a real date: check the year", ("year",)),
        (("5", "2", "x" * 40_000), "The start must be a real date, like 27 3 2027", ALL),
        (("٥", "2", "2027"), "The start must be a real date, like 27 3 2027", ALL),
        (("5\x00", "2", "2027"), "The start must be a real date, like 27 3 2027", ALL),
        (("31", "8", "2026"), "The start must be 1 September 2026 or later", ALL),
        (("1", "9", "2027"), "The start must be 31 August 2027 or earlier", ALL),
    ],
)
def test_what_is_wrong_and_where(parts, words, marked):
    assert told(typed(*parts)) == (words, marked)


def test_what_was_typed_is_kept_as_it_was():
    assert typed("31", "Febuary", "27")["start_on"].value() == ["31", "Febuary", "27"]


def test_the_first_and_the_last_day_are_allowed():
    assert [typed("1", "9", "2026").is_valid(), typed("31", "8", "2027").is_valid()] == [True, True]


@given(st.dates(dt.date(2026, 9, 1), dt.date(2027, 8, 31)))
def test_every_date_survives_its_three_boxes(day):
    form = typed(*map(str, DateInput().decompress(day)))
    assert (form.is_valid(), form.cleaned_data["start_on"]) == (True, day)


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        (dt.date(2027, 1, 5), [5, 1, 2027]),
        ("2027-01-05", [5, 1, 2027]),
        ("soon", ["", "", ""]),
        (None, ["", "", ""]),
    ],
)
def test_what_is_known_stands_in_the_boxes(value, parts):
    assert DateInput().decompress(value) == parts


def test_a_date_may_be_left_out_where_it_is_not_required():
    assert DateField(required=False).clean(["", "", ""]) is None


@pytest.mark.parametrize(
    ("data", "changed"), [(["5", "1", "2027"], False), (["6", "1", "2027"], True), (None, True), (["", "", ""], True)]
)
def test_whether_it_has_changed(data, changed):
    assert DateField().has_changed(dt.date(2027, 1, 5), data) is changed

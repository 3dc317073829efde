"""Academic years, seasons, terms and working days, on the county's real dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharos.common import calendar
from pharos.common.calendar import AcademicYear, Season

DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2040, 1, 1))


def on(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "label"),
    [("2026-08-31", "2025 to 2026"), ("2026-09-01", "2026 to 2027"), ("2027-01-01", "2026 to 2027")],
)
def test_academic_year_begins_on_1_september(day, label):
    assert calendar.academic_year(on(day)).label == label


def test_academic_year_ends_on_31_august():
    year = AcademicYear(2026)
    assert (year.starts_on, year.ends_on) == (on("2026-09-01"), on("2027-08-31"))
    assert (year.previous.label, year.next.label) == ("2025 to 2026", "2027 to 2028")


@given(DAYS)
def test_every_day_lies_in_one_academic_year_and_one_season_of_it(day):
    year = calendar.academic_year(day)
    assert day in year
    assert [each for each in calendar.seasons(year) if day in each] == [calendar.season(day)]


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2026-09-01", "Autumn 2026"),
        ("2026-12-31", "Autumn 2026"),
        ("2027-01-01", "Spring 2027"),
        ("2027-04-11", "Spring 2027"),  # the last day of the Easter holidays
        ("2027-04-12", "Summer 2027"),
        ("2027-08-31", "Summer 2027"),
        ("2031-04-15", "Spring 2031"),  # beyond the data
        ("2031-04-16", "Summer 2031"),
    ],
)
def test_seasons(day, label):
    assert calendar.season(on(day)).label == label


def test_season_is_a_plain_word_too():
    assert calendar.season(on("2026-11-24")).season == Season.AUTUMN == "autumn"


def test_six_terms_a_year():
    assert [(t.label, t.starts_on, t.ends_on) for t in calendar.terms(AcademicYear(2026))] == [
        ("Term 1", on("2026-09-01"), on("2026-10-16")),
        ("Term 2", on("2026-11-02"), on("2026-12-18")),
        ("Term 3", on("2027-01-04"), on("2027-02-12")),
        ("Term 4", on("2027-02-22"), on("2027-03-25")),
        ("Term 5", on("2027-04-12"), on("2027-05-28")),
        ("Term 6", on("2027-06-07"), on("2027-07-22")),
    ]


@pytest.mark.parametrize(
    ("day", "term", "holiday"),
    [
        ("2026-10-16", "Term 1", False),
        ("2026-10-17", None, True),
        ("2026-11-01", None, True),
        ("2026-11-02", "Term 2", False),
        ("2026-11-28", "Term 2", False),  # a Saturday in term
        ("2026-05-04", "Term 5", False),  # a bank holiday in term
        ("2026-08-31", None, True),
        ("2024-09-01", None, True),
    ],
)
def test_term_or_holiday(day, term, holiday):
    found = calendar.term_of(on(day))
    assert (found and found.label, calendar.is_school_holiday(on(day))) == (term, holiday)


@pytest.mark.parametrize("day", ["2024-08-31", "2027-09-01", "2030-08-10"])
def test_beyond_the_data_no_holiday_is_claimed(day):
    assert (calendar.known(on(day)), calendar.term_of(on(day)), calendar.is_school_holiday(on(day))) == (
        False, None, False,
    )  # fmt: skip


def test_the_last_day_known():
    assert calendar.known_until() == on("2027-08-31")


def test_bank_holidays_have_names():
    holidays = calendar.bank_holidays()
    assert (holidays[on("2026-12-25")], holidays[on("2026-12-28")]) == ("Christmas Day", "Boxing Day (substitute day)")
    assert (min(holidays), max(holidays)) == (on("2012-01-02"), on("2028-12-26"))


@pytest.mark.parametrize(
    ("day", "working"),
    [("2026-11-24", True), ("2026-11-28", False), ("2026-12-25", False), ("2026-08-12", True), ("2031-12-25", True)],
)
def test_working_days(day, working):
    assert calendar.is_working_day(on(day)) is working


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-24", 10, "2026-12-08"),
        ("2026-11-27", 1, "2026-11-30"),
        ("2026-11-28", 1, "2026-11-30"),  # from a Saturday
        ("2026-12-24", 1, "2026-12-29"),  # over Christmas
        ("2026-12-29", -1, "2026-12-24"),
        ("2026-11-28", 0, "2026-11-28"),
    ],
)
def test_adding_working_days(day, count, expected):
    assert calendar.add_working_days(on(day), count) == on(expected)


def test_working_days_between_ends_with_the_last():
    assert calendar.working_days_between(on("2026-11-24"), on("2026-12-08")) == 10
    assert calendar.working_days_between(on("2026-12-08"), on("2026-11-24")) == 0


@given(DAYS, st.integers(1, 60))
def test_what_is_added_is_between(day, count):
    assert calendar.working_days_between(day, calendar.add_working_days(day, count)) == count

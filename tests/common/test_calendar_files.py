"""An installation's own term dates and bank holidays."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured

from pharos.common import calendar
from pharos.common.apps import calendar_can_be_read
from pharos.common.calendar import AcademicYear

HEADING = "school_year,term,starts_on,ends_on\n"


@pytest.fixture
def term_dates(tmp_path, settings):
    """Writes the installation's file of term dates and names it in the settings."""

    def write(text):
        path = tmp_path / "our_terms.csv"
        path.write_text(text, encoding="utf-8")
        settings.TERM_DATES_FILE = str(path)
        return path

    return write


def test_its_own_terms_replace_ours(term_dates):
    term_dates("# Wantsum's own\n" + HEADING + "2030,1,2030-09-02,2030-10-18\n")
    assert [term.ends_on for term in calendar.terms(AcademicYear(2030))] == [dt.date(2030, 10, 18)]
    assert calendar.terms(AcademicYear(2026)) == ()
    assert calendar.known_until() == dt.date(2031, 8, 31)


def test_its_own_bank_holidays_replace_ours(tmp_path, settings):
    path = tmp_path / "holidays.csv"
    path.write_text("on,name\n2030-05-06,Early May bank holiday\n", encoding="utf-8")
    settings.BANK_HOLIDAYS_FILE = str(path)
    assert calendar.bank_holidays() == {dt.date(2030, 5, 6): "Early May bank holiday"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("year,term\n2030,1\n", "needs the columns school_year, term, starts_on, ends_on"),
        ("", "needs the columns"),
        (HEADING + "# half-term is later\n2030,1,2030-09-31,2030-10-18\n", "line 3: "),
        (HEADING + "2030,1,2030-10-18,2030-09-02\n", "line 2: term 1 ends before it starts"),
        (HEADING + "2030,1,2031-09-02,2031-10-18\n", "line 2: term 1 lies outside the school year 2030 to 2031"),
        (HEADING + "2030,1\n", "line 2: a column is missing"),
        (HEADING + "2030,1,2030-09-02,2030-10-18\n2030,2,2030-10-18,2030-12-20\n", "Term 2 of 2030 to 2031 begins"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(term_dates, text, complaint):
    path = term_dates(text)
    with pytest.raises(ImproperlyConfigured) as wrong:
        calendar.known_until()
    assert str(path) in str(wrong.value)
    assert complaint in str(wrong.value)


def test_a_missing_file_is_found_when_the_service_starts(settings):
    settings.TERM_DATES_FILE = "/nowhere/terms.csv"
    assert [message.id for message in calendar_can_be_read()] == ["common.E001"]


def test_our_own_files_are_good():
    assert calendar_can_be_read() == []

"""How values read."""

import datetime as dt
from decimal import Decimal

import pytest

from pharos.common.ui import filters

SUMMER = dt.datetime(2026, 6, 9, 23, 30, tzinfo=dt.UTC)  # half past midnight in London
DAY = dt.date(2026, 11, 4)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("date", DAY, "4 November 2026"),
        ("date", SUMMER, "10 June 2026"),
        ("date", None, ""),
        ("short_date", DAY, "4 Nov 2026"),
        ("short_date", SUMMER, "10 Jun 2026"),
        ("short_date", None, ""),
        ("clock_time", SUMMER, "12:30am"),
        ("clock_time", SUMMER.replace(hour=23, minute=0), "midnight"),
        ("clock_time", SUMMER.replace(hour=11, minute=0), "midday"),
        ("clock_time", SUMMER.replace(hour=11, minute=5), "12:05pm"),
        ("clock_time", SUMMER.replace(hour=14, minute=0), "3pm"),
        ("clock_time", SUMMER.replace(hour=9, minute=4), "10:04am"),
        ("clock_time", None, ""),
        ("moment", SUMMER, "10 June 2026 at 12:30am"),
        ("moment", None, ""),
        ("days", 0, "0 days"),
        ("days", 1, "½ day"),
        ("days", 2, "1 day"),
        ("days", 3, "1½ days"),
        ("days", 4, "2 days"),
        ("days", -3, "−1½ days"),
        ("days", -1, "−½ day"),
        ("days", 4001, "2,000½ days"),
        ("days", None, ""),
        ("initials", "Grace Okafor", "GO"),
        ("initials", "Mary Jane O’Neill", "MO"),
        ("initials", "Cher", "C"),
        ("initials", "élodie 2nd (temporary)", "É"),
        ("initials", "", ""),
        ("number", 51012, "51,012"),
        ("number", Decimal("1234.5"), "1,234.5"),
        ("number", None, ""),
        ("money", 40000, "£400"),
        ("money", 40050, "£400.50"),
        ("money", 120000005, "£1,200,000.05"),
        ("money", 0, "£0"),
        ("money", None, ""),
        ("sentence", ["one", "two", "three"], "one, two and three"),
        ("sentence", ["one", "two"], "one and two"),
        ("sentence", ["one"], "one"),
        ("sentence", [], ""),
        ("upper_first", "kent leaders", "Kent leaders"),
        ("upper_first", "KLE", "KLE"),
        ("upper_first", "", ""),
    ],
)
def test_reads(name, value, words):
    assert filters.ALL[name](value) == words


def test_a_sentence_may_be_joined_by_another_word():
    assert filters.sentence(["one", "two", "three"], joined_by="or") == "one, two or three"


@pytest.mark.parametrize(
    ("count", "words", "text"),
    [
        (0, ("visit",), "0 visits"),
        (1, ("visit",), "1 visit"),
        (1204, ("school",), "1,204 schools"),
        (1, ("entry", "entries"), "1 entry"),
        (2, ("entry", "entries"), "2 entries"),
    ],
)
def test_counts(count, words, text):
    assert filters.plural(count, *words) == text

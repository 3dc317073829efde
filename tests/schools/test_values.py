"""Single cells."""

import pytest

from pharos.schools import dates, names, values
from pharos.schools.values import Memo, UnusableCell


@pytest.mark.parametrize(
    ("cell", "date"), [("01-09-2017", "2017-09-01"), ("29-02-2024", "2024-02-29"), ("2017-09-01", "2017-09-01")]
)
def test_a_date(cell, date):
    assert values.date(cell) == date


@pytest.mark.parametrize("cell", ["2017-02-31", "1-9-2017", "31-02-2024", "01/09/2017", "00-00-0000", "soon"])
def test_no_date(cell):
    with pytest.raises(ValueError):  # noqa: PT011 (what it says is nobody's business: the memo keeps the cell)
        values.date(cell)


@pytest.mark.parametrize(("cell", "number"), [("0", 0), ("210", 210), ("210.0", 210), ("210.00", 210), ("999", 999)])
def test_a_whole_number(cell, number):
    assert values.whole(999)(cell) == number


@pytest.mark.parametrize("cell", ["1000", "-1", "2.5", "1e3", "٣", "many", "9" * 40])
def test_no_whole_number_that_we_can_use(cell):
    with pytest.raises(ValueError):  # noqa: PT011
        values.whole(999)(cell)


def test_a_memo_remembers_what_it_could_not_read():
    memo = Memo(values.whole(99))
    assert [memo[cell] for cell in ("", " ", "7", " 7 ", "700")] == [None, None, 7, 7, None]
    assert memo.unreadable == {"700"}


@pytest.mark.parametrize(
    ("joined", "tidy"),
    [("a|b", True), ("a b|c", True), ("|", True), (" a|b", False), ("a|b ", False), ("a |b", False), ("a| b", False),
     ("a  b|c", False), ("é|b", False), ("a\tb|c", False), ("a" * 1001, False)],
)  # fmt: skip
def test_which_rows_need_no_tidying(joined, tidy):
    assert values.is_tidy(joined) == tidy


def test_tidying_leaves_single_spaces():
    assert values.tidied(["a", "b"], [" St\u00a0 Éloi\n ", ""]) == ("St Éloi", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [("x" * 1001, "Name is 1,001 characters long, which no such fact is"),
     ("a\x00b", "Name holds a character that is not text")],
)  # fmt: skip
def test_what_is_no_fact(text, words):
    with pytest.raises(UnusableCell) as refused:
        values.tidied(["Name"], [text])
    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("name", "date"),
    [("edubasealldata20220706.csv", "2022-07-06"), ("edubasealldata20220706 (1).csv.gz", "2022-07-06"),
     ("20229999-20220706.csv", "2022-07-06"), ("schools.csv", "None"), ("edubase120220706.csv", "None")],
)  # fmt: skip
def test_the_date_in_a_files_name(name, date):
    assert str(dates.in_name(name)) == date


@pytest.mark.parametrize("name", ["Jos\ufffd", "Jos?e", "St Mary?s School", "JosÃ©", "Zo\x91e"])
def test_a_damaged_name(name):
    assert names.is_damaged(name)


@pytest.mark.parametrize("name", ["José", "O’Hara", "Who? Me", "Zoë", "", "St Mary's", "Ã"])
def test_a_whole_name(name):
    assert not names.is_damaged(name)

"""A list as a CSV file."""

import datetime as dt

import pytest

from pharos.files import csv_export


def test_lines_are_such_as_a_spreadsheet_opens():
    rows = [["Marram, Primary", 900001, None], ['The "Old" School', 0, "José"]]
    assert list(csv_export.lines(["Name", "URN", "Head"], rows)) == [
        "\ufeffName,URN,Head\r\n",
        '"Marram, Primary",900001,\r\n',
        '"The ""Old"" School",0,José\r\n',
    ]


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1"])
def test_nothing_runs_in_a_spreadsheet(cell):
    [_, line] = csv_export.lines(["A"], [[cell]])
    assert line.strip('"').startswith(f"'{cell[0]}")


def test_a_line_is_sent_before_the_next_one_is_made():
    made = []

    def rows():
        for number in range(3):
            made.append(number)
            yield [number]

    lines = csv_export.lines(["A"], rows())
    assert ([next(lines), next(lines)], made) == (["\ufeffA\r\n", "0\r\n"], [0])


def test_the_file_has_the_day_in_its_name():
    response = csv_export.download("schools", ["A"], [["x"]], day=dt.date(2026, 11, 24))
    assert (response["Content-Disposition"], response["Content-Type"], response.getvalue().decode()) == (
        'attachment; filename="schools-2026-11-24.csv"', "text/csv; charset=utf-8", "\ufeffA\r\nx\r\n",
    )  # fmt: skip

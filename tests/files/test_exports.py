"""A list as a file: in each form its cells are what they were, and none of them runs."""

import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from django.http import Http404
from django.test import RequestFactory
from openpyxl import load_workbook

from pharos.common.errors import Refused
from pharos.files import exports
from pharos.files.exports import as_csv, as_xlsx

DAY = dt.date(2026, 11, 24)
SUMMER = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
HEADINGS = ["Text", "Number", "Half", "Day", "Moment", "Yes", "Nothing"]
ROW = ["Marram, Primary", 900001, Decimal("2.5"), DAY, SUMMER, True, None]
RUNNABLE = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "http://x.example", "{=1}"]


def asking(address):
    return RequestFactory().get(address)


def file(way, rows, headings=HEADINGS):
    return exports.download(way, "schools", headings, rows, day=DAY)


def sheet(rows, headings=HEADINGS):
    return load_workbook(io.BytesIO(file("xlsx", rows, headings).getvalue())).active


class TestCsv:
    def test_lines_are_such_as_a_spreadsheet_opens(self):
        rows = [["Marram, Primary", 900001, None], ['The "Old" School', 0, "José"]]
        assert list(as_csv.lines(["Name", "URN", "Head"], rows)) == [
            "\ufeffName,URN,Head\r\n",
            '"Marram, Primary",900001,\r\n',
            '"The ""Old"" School",0,José\r\n',
        ]

    def test_each_kind_of_cell(self):
        [_, line] = as_csv.lines(HEADINGS, [ROW])
        assert line == '"Marram, Primary",900001,2.5,2026-11-24,2026-06-01 10:00,Yes,\r\n'

    @pytest.mark.parametrize("cell", RUNNABLE[:-2])
    def test_nothing_runs_in_a_spreadsheet(self, cell):
        [_, line] = as_csv.lines(["A"], [[cell]])
        assert line.strip('"').startswith(f"'{cell[0]}")

    def test_a_negative_number_is_a_number(self):
        assert [*as_csv.lines(["A"], [[-1]])][1] == "-1\r\n"

    def test_a_line_is_sent_before_the_next_one_is_made(self):
        made = []

        def rows():
            for number in range(3):
                made.append(number)
                yield [number]

        lines = as_csv.lines(["A"], rows())
        assert ([next(lines), next(lines)], made) == (["\ufeffA\r\n", "0\r\n"], [0])


class TestJson:
    def test_an_object_for_each_row(self):
        told = json.loads(file("json", [ROW, ROW]).getvalue())
        row = ["Marram, Primary", 900001, 2.5, "2026-11-24", "2026-06-01T10:00:00+01:00", True, None]
        assert told == [dict(zip(HEADINGS, row, strict=True))] * 2

    def test_none_at_all(self):
        assert json.loads(file("json", []).getvalue()) == []


class TestExcel:
    def test_dates_are_dates_and_numbers_are_numbers(self):
        told = [cell.value for cell in sheet([ROW])[2]]
        midnight, moment = dt.datetime.combine(DAY, dt.time()), SUMMER.replace(hour=10, tzinfo=None)
        assert told == ["Marram, Primary", 900001, 2.5, midnight, moment, "Yes", None]

    @pytest.mark.parametrize("cell", RUNNABLE)
    def test_text_stays_text(self, cell):
        shown = sheet([[cell]], ["A"])["A2"]
        assert (shown.data_type, shown.hyperlink, str(shown.value).replace("_x000D_", "\r")) == ("s", None, cell)

    def test_a_control_character_does_no_harm(self):
        assert sheet([["a\x0bb"]], ["A"])["A2"].value == "a_x000B_b"

    def test_the_heading_stays_in_sight_and_filters(self):
        made = sheet([ROW, ROW])
        assert (made.freeze_panes, made.auto_filter.ref, made.print_title_rows) == ("A2", "A1:G3", "$1:$1")

    def test_a_text_that_is_too_long_says_that_it_is_cut(self):
        value = sheet([["x" * 40_000]], ["A"])["A2"].value
        assert (len(value), value.endswith("… (cut short: the CSV file has all of it)")) == (32_767, True)

    def test_a_list_that_is_too_long_is_refused(self, monkeypatch):
        monkeypatch.setattr(as_xlsx, "MOST_ROWS", 3)
        with pytest.raises(Refused, match="Take the CSV file"):
            sheet([ROW] * 3)


class TestAsking:
    @pytest.mark.parametrize(("address", "way"), [("/", ""), ("/?as=csv", "csv"), ("/?as=xlsx", "xlsx")])
    def test_the_address_says_which(self, address, way):
        assert exports.asked(asking(address)) == way

    def test_another_is_not_found(self):
        with pytest.raises(Http404):
            exports.asked(asking("/?as=pdf"))

    def test_filters_and_order_are_kept_and_the_page_is_not(self):
        assert exports.ways(asking("/?area=north&area=east&page=3&order=name&as=csv")) == [
            ("Excel", "?area=north&area=east&order=name&as=xlsx"),
            ("CSV", "?area=north&area=east&order=name&as=csv"),
        ]

    @pytest.mark.parametrize(
        ("way", "kind"),
        [
            ("csv", "text/csv; charset=utf-8"),
            ("json", "application/json"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ],
    )
    def test_the_file_has_the_day_in_its_name(self, way, kind):
        response = file(way, [ROW])
        assert (response["Content-Disposition"], response["Content-Type"]) == (
            f'attachment; filename="schools-2026-11-24.{way}"', kind,
        )  # fmt: skip

    def test_an_address_that_does_not_say_is_csv(self):
        response = exports.answer(asking("/schools.csv"), "schools", ["A"], [["x"]], day=DAY)
        assert response.getvalue().decode() == "\ufeffA\r\nx\r\n"

"""Excel workbooks are read by their content; what stands in the way is named with what to do about it."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter
from openpyxl import Workbook

from pharos.files.tables import Unreadable, opened

HEADING = ["URN", "Name"]
SAVE_AS = "Open it, choose “Save as”, and save it as an Excel workbook (.xlsx) or as CSV."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "handed in.csv"


@pytest.fixture
def book():
    return Workbook()


def filled(sheet, *rows):
    for row in rows:
        sheet.append(row)
    return sheet


def saved(path, book, *, part="xl/worksheets/sheet1.xml", xml=()):
    """The workbook, with pieces of a part of its XML replaced, of the first sheet if nothing is said."""
    kept = io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name).decode()
            for old, new in dict(xml).items() if name == part else ():
                assert old in content
                content = content.replace(old, new)
            after.writestr(name, content)
    return path


def package(path, **parts):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr({"types": "[Content_Types].xml"}.get(name, name), content)


def rows(path, **wanted):
    with opened(path, **wanted) as table:
        return [tuple(row) for row in table.rows]


def refusal(path, **wanted):
    with pytest.raises(Unreadable) as refused:
        rows(path, **wanted)
    return str(refused.value)


class TestReading:
    def test_rows_with_their_numbers_on_the_sheet(self, path, book):
        filled(book.active, ["A county's schools"], [], ["urn", "Latest OEIF  grade"], [1, "Good"], [], [2, None])
        with opened(saved(path, book), heading_with=["URN", "latest oeif grade"]) as table:
            told = table.heading, [*table.rows], table.lines
        assert told == (["urn", "Latest OEIF grade"], [(4, ["1", "Good"], ""), (6, ["2", ""], "")], 4)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (dt.date(2026, 11, 24), "2026-11-24"),
            (dt.datetime.combine(dt.date(2026, 11, 24), dt.time(9, 30)), "2026-11-24 09:30:00"),
            (dt.time(9, 30), "09:30:00"),
            (118500, "118500"),
            (3.0, "3"),
            (0.1 + 0.2, "0.3"),
            (True, "Yes"),
            (False, "No"),
            ("007", "007"),
            ("two\nlines", "two\nlines"),
            ("ثانوية", "ثانوية"),
            ("#REF! is only text", "#REF! is only text"),
        ],
    )
    def test_values_as_text(self, path, book, value, text):
        filled(book.active, HEADING, [1, value])
        assert rows(saved(path, book)) == [(2, ["1", text], "")]

    def test_the_first_visible_sheet_that_has_the_heading(self, path, book):
        filled(book.active, ["About this file"])
        hidden = filled(book.create_sheet("Old"), HEADING, [1, "Hidden"])
        hidden.sheet_state = "hidden"
        filled(book.create_sheet("New"), HEADING, [2, "Shown"])
        assert rows(saved(path, book), heading_with=HEADING) == [(2, ["2", "Shown"], "")]

    def test_merged_cells_have_their_value_in_the_first(self, path, book):
        filled(book.active, ["Title"], HEADING, [1, "Oak"], [2, None]).merge_cells("B3:B4")
        assert rows(saved(path, book), heading_with=HEADING) == [(3, ["1", "Oak"], ""), (4, ["2", ""], "")]

    def test_cells_without_a_heading_belong_to_no_column(self, path, book):
        filled(book.active, HEADING, [1, "Oak", None, "a note"], [None, None, "another"])
        assert rows(saved(path, book)) == [(2, ["1", "Oak"], "")]

    def test_a_sheet_that_is_wrong_about_its_size_is_read_whole(self, path, book):
        filled(book.active, HEADING, [1, "Oak"])
        assert rows(saved(path, book, xml={'ref="A1:B2"': 'ref="A1:A1"'})) == [(2, ["1", "Oak"], "")]

    def test_one_that_keeps_its_texts_apart(self, path):
        with xlsxwriter.Workbook(path) as made:
            made.add_worksheet().write_row(0, 0, HEADING)
            made.worksheets()[0].write_row(1, 0, ["1", "Oak_x000D_\nHill"])
        assert rows(path) == [(2, ["1", "Oak\nHill"], "")]


class TestFormulas:
    @pytest.mark.parametrize(
        ("cell", "read"),
        [
            ('<c r="B2"><f>1+1</f><v>2</v></c>', ("2", "")),
            ('<c r="B2" t="str"><f>IF(A2,"","")</f><v></v></c>', ("", "")),
            (
                '<c r="B2"><f>1+1</f><v></v></c>',
                (
                    "",
                    "cell B2 has a formula that has not been worked out: open the workbook in Excel and save it again",
                ),
            ),
            ('<c r="B2" t="e"><f>Z9</f><v>#REF!</v></c>', ("#REF!", "cell B2 has the error #REF!")),
        ],
        ids=["value", "empty text", "not worked out", "error"],
    )
    def test_count_by_their_stored_value(self, path, book, cell, read):
        filled(book.active, HEADING, [1, 999])
        text, problem = read
        assert rows(saved(path, book, xml={'<c r="B2" t="n"><v>999</v></c>': cell})) == [(2, ["1", text], problem)]


class TestRefusing:
    def test_a_heading_with_merged_cells(self, path, book):
        filled(book.active, ["Title"], ["URN", "Name", None], [1, "Oak", "Hill"]).merge_cells("B2:C2")
        book.active["D2"] = "Phase"
        assert refusal(saved(path, book), heading_with=["URN"]) == (
            "The heading in row 2 has merged cells (B2:C2). Unmerge them, so that each column has a name of its own."
        )

    def test_no_sheet_with_the_heading(self, path, book):
        filled(book.active, [], ["Name", "Phase"])
        assert refusal(saved(path, book), heading_with=HEADING) == (
            "This file has no row with the columns “URN” and “Name”. Its first row has “Name” and “Phase”."
        )

    def test_no_sheet_that_can_be_seen(self, path, book):
        content = saved(
            path, filled(book.active, HEADING).parent, part="xl/workbook.xml", xml={'"visible"': '"hidden"'}
        )
        assert refusal(content) == "This Excel workbook has no sheet that can be seen. Unhide the one with the table."

    def test_nothing_in_it(self, path, book):
        assert refusal(saved(path, book)) == "This file is empty."

    def test_too_many_columns(self, path, book):
        filled(book.active, ["URN"]).cell(1, 1001, "far out")
        assert refusal(saved(path, book)) == (
            "This file has 1,001 columns. A table may have 1,000 at most: take out the columns that are not needed."
        )

    @pytest.mark.parametrize(
        ("types", "what"),
        [
            ("sheet.binary.macroEnabled.main", f"This is a binary Excel workbook (.xlsb). {SAVE_AS}"),
            (
                "ms-excel.sheet.macroEnabled.main+xml",
                f"This Excel workbook can hold macros (.xlsm), which the service does not accept. {SAVE_AS}",
            ),
            (
                "wordprocessingml.document.main+xml",
                "This is a Word document, not a table. Choose a file that ends in .csv, .csv.gz or .xlsx.",
            ),
            ("", "This is a zip file. Unpack it, and choose the table inside it."),
        ],
    )
    def test_relatives(self, path, types, what):
        package(path, types=types)
        assert refusal(path) == what

    def test_an_opendocument_spreadsheet(self, path):
        package(path, mimetype="application/vnd.oasis.opendocument.spreadsheet")
        assert refusal(path) == f"This is an OpenDocument spreadsheet (.ods). {SAVE_AS}"

    def test_the_old_form(self, path):
        path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\x00" * 600)
        assert refusal(path) == f"This is an Excel workbook in the old form (.xls). {SAVE_AS}"

    def test_one_protected_by_a_password(self, path):
        path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"))
        assert refusal(path).startswith("This Excel workbook is protected by a password.")

    @pytest.mark.parametrize("kept", [0.5, 0.95])
    def test_one_cut_short(self, path, book, kept):
        content = saved(path, filled(book.active, HEADING).parent).read_bytes()
        path.write_bytes(content[: int(len(content) * kept)])
        assert refusal(path) == "This zip or Excel file is damaged or cut short. Download or save it again."

    @pytest.mark.parametrize(
        "xml",
        [
            {"</row>": "</wor>"},
            {'t="inlineStr"><is><t>URN</t></is>': 't="s"><v>9999</v>'},
            {"<worksheet ": "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet "},
        ],
        ids=["no XML", "no such text", "an entity"],
    )
    def test_one_that_is_damaged(self, path, book, xml):
        filled(book.active, HEADING)
        assert refusal(saved(path, book, xml=xml)) == (
            "This Excel workbook is damaged or cut short. Open it in Excel, save it again, and choose the new file."
        )

    def test_what_unpacks_to_too_much(self, path, book):
        filled(book.active, HEADING, [1, "x" * 32_000], [2, "y" * 32_000])
        assert refusal(saved(path, book), most_unpacked=50_000) == (
            "This Excel workbook is too large. Unpacked it must be 0 MB or less."
        )

    def test_what_unpacks_to_far_more_than_it_should(self, path, book):
        filled(book.active, HEADING)
        bomb = "<!--" + "0" * (21 * 1024 * 1024) + "--></worksheet>"
        assert refusal(saved(path, book, xml={"</worksheet>": bomb})) == (
            "This Excel workbook unpacks to far more than it should. Save the table as CSV instead."
        )

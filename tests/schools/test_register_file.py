"""A whole file: what it says, row by row, and what is to be said about its rows."""

import datetime as dt

import pytest
from openpyxl import Workbook

from pharos.files.tables import Unreadable
from pharos.schools import register_file
from tests.schools import files


@pytest.fixture
def path(tmp_path):
    return tmp_path / "register.csv"


def read(path, *rows, heading=files.HEADING, **more):
    return register_file.read(files.write(path, *rows, heading=heading), **more)


def as_excel_has_it(cell):
    """A date becomes a date and a whole number a number, where nothing is lost by it."""
    if cell == "01-09-2017":
        return dt.date(2017, 9, 1)
    return int(cell) if cell.isdecimal() and str(int(cell)) == cell else cell


def urns(found):
    return [entry.urn for entry in found.entries]


def refusal(path, **more):
    with pytest.raises(Unreadable) as refused:
        register_file.read(path, **more)
    return str(refused.value)


class TestReading:
    def test_each_row_with_its_line(self, path):
        found = read(path, files.row(1), files.row(2))
        assert [(entry.line, entry.urn) for entry in found.entries] == [(2, 1), (3, 2)]

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
    @pytest.mark.parametrize("packed", [False, True])
    def test_plain_or_packed_in_either_encoding(self, path, encoding, packed):
        files.write(path, files.row(1, name="St Éloi’s"), encoding=encoding, packed=packed)
        assert register_file.read(path).entries[0].facts[6] == "St Éloi’s"

    def test_saved_by_excel_it_says_the_same(self, path, tmp_path):
        rows = [files.row(1, opened="01-09-2017", name="St Éloi’s"), files.row(2, pupils="")]
        book = Workbook()
        book.active.append(files.HEADING)
        for row in rows:
            book.active.append([as_excel_has_it(row.get(name, "")) for name in files.HEADING])
        book.save(tmp_path / "register.xlsx")
        assert register_file.read(tmp_path / "register.xlsx") == read(path, *rows)

    def test_a_cell_with_an_error_rejects_its_row(self, tmp_path):
        book = Workbook()
        book.active.append(files.HEADING)
        for row in (files.row(1), files.row(2, pupils="#REF!")):
            book.active.append([row.get(name, "") for name in files.HEADING])
        book.save(tmp_path / "register.xlsx")
        [rejected] = register_file.read(tmp_path / "register.xlsx").rejected
        assert (rejected.line, rejected.urn, rejected.reason) == (3, "2", "Cell Q3 has the error #REF!")

    def test_it_knows_which_facts_it_states_at_all(self, path):
        found = read(path, files.row(1, pupils=""), files.row(2, pupils=""))
        assert {"name", "town", "trust"} <= found.columns
        assert found.columns.isdisjoint({"pupils", "website"})

    def test_the_bodies_that_it_names(self, path):
        found = read(path, files.row(1, trust="7", trust_name="The Wend Trust", federation_name="The Downs Federation"))
        assert found.groups == {
            "trust": {"7": "The Wend Trust"}, "federation": {"~the downs federation": "The Downs Federation"},
        }  # fmt: skip

    def test_it_tells_how_far_it_is_and_that_it_is_done(self, path):
        told = []
        read(path, *(files.row(urn) for urn in range(1, 2502)), progress=lambda *numbers: told.append(numbers))
        assert told == [(1000, 2502), (2000, 2502), (2501, 2501)]


class TestRejecting:
    def test_each_row_that_cannot_be_used_is_told_with_line_urn_name_and_reason(self, path):
        found = read(path, files.row(1), files.row(2, name="Oak School", status="9", status_name=""), files.row("x"))
        assert found.rejected == [
            (3, "2", "Oak School", "EstablishmentStatus “9” is not one of the register’s"),
            (4, "x", "School x", "URN “x” is not a number"),
        ]
        assert (urns(found), found.rows) == ([1], 3)

    def test_a_row_that_does_not_fit_the_heading(self, path):
        text = files.text(files.row(1), files.row(2)).splitlines()
        path.write_text("\r\n".join([*text[:2], text[2] + ',"more"', ""]), encoding="cp1252")
        width = len(files.HEADING)
        assert register_file.read(path).rejected == [
            (3, "2", "School 2", f"1 field too many: {width + 1}, where the heading has {width}")
        ]

    def test_a_urn_that_stands_twice(self, path):
        found = read(path, files.row(1, name="Oak"), files.row(2), files.row(1, name="Elm"))
        assert found.rejected == [(4, "1", "Elm", "URN 1 is already on line 2")]

    def test_a_value_that_cannot_be_read_leaves_the_row(self, path):
        found = read(path, files.row(1, name="Oak", pupils="many"))
        assert (urns(found), found.rejected) == ([1], [])
        assert found.left_out == [(2, "1", "Oak", "NumberOfPupils “many” is not a number we can use: left out")]

    def test_a_character_that_no_database_takes_is_not_in_what_is_said(self, path):
        """Deep in the file: near its beginning, such a character tells that it is no text at all."""
        files.write(path, *(files.row(urn) for urn in range(1, 302)))
        path.write_bytes(path.read_bytes().replace(b"School 300", b"Sch\x00ool 300"))
        assert register_file.read(path).rejected == [
            (301, "300", "School 300", "EstablishmentName holds a character that is not text")
        ]


class TestOneAuthority:
    ROWS = (
        files.row(1, la="886", la_name="Kent"), files.row(2, la="999"),
        files.row(3, la="886", la_name="Kent", status="9", status_name=""), files.row("x", la="999"),
    )  # fmt: skip

    @pytest.mark.parametrize("la", ["886", "Kent", " kent "])
    def test_by_its_code_or_its_name(self, path, la):
        assert urns(read(path, *self.ROWS, la=la)) == [1]

    def test_rows_of_others_are_not_ours_to_report(self, path):
        assert [remark.urn for remark in read(path, *self.ROWS, la="886").rejected] == ["3"]

    def test_one_that_the_file_does_not_have(self, path):
        files.write(path, *self.ROWS)
        assert refusal(path, la="001") == "This file has no school of the local authority “001”."


class TestRefusing:
    def test_a_heading_alone(self, path):
        files.write(path)
        assert refusal(path) == "This file has a heading and no schools."

    def test_no_row_that_can_be_read(self, path):
        files.write(path, files.row("x"))
        assert refusal(path) == ("No row of this file can be read. The first, line 2: URN “x” is not a number.")

    def test_cut_short(self, path):
        files.write(path, files.row(1), files.row(2))
        path.write_bytes(path.read_bytes()[:-40])
        assert refusal(path) == "This file is cut short: it stops in the middle of line 3. Download it again."

    def test_another_table_is_told_at_once(self, path):
        path.write_text("name,age\nOak,7\n")
        with pytest.raises(Unreadable, match="This is not a file of the register of schools"):
            register_file.check(path)

    def test_a_file_of_the_register_passes(self, path):
        register_file.check(files.write(path, files.row(1)))

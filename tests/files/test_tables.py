"""What is no table is refused in plain words; what is one is read row by row, whatever its encoding."""

import gzip

import pytest

from pharos.files.tables import Unreadable, opened

TABLE = b"urn,name\r\n1,Oak\r\n2,Elm\r\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "table.csv"


def rows(path, **limits):
    with opened(path, **limits) as table:
        return [(row.line, row.cells, row.problem) for row in table.rows]


def cells(path, **wanted):
    return [each for _, each, _ in rows(path, **wanted)]


def refusal(path, **limits):
    with pytest.raises(Unreadable) as refused:
        rows(path, **limits)
    return str(refused.value)


class TestReading:
    def test_rows_with_the_lines_on_which_they_begin(self, path):
        path.write_bytes(b'urn,name\n1,"Oak\nHill"\n\n2,Elm\n')
        assert rows(path) == [(2, ["1", "Oak\nHill"], ""), (5, ["2", "Elm"], "")]

    def test_the_heading_is_the_first_line_with_words_in_it_tidied(self, path):
        path.write_bytes(b"\r\n , \r\n urn ,the   name\r\n1,Oak\r\n")
        with opened(path) as table:
            assert (table.heading, next(table.rows).cells) == (["urn", "the name"], ["1", "Oak"])

    @pytest.mark.parametrize("mark", [b";", b"\t"])
    def test_columns_parted_by_semicolons_or_tabs(self, path, mark):
        path.write_bytes(TABLE.replace(b",", mark))
        assert cells(path) == [["1", "Oak"], ["2", "Elm"]]

    @pytest.mark.parametrize(
        ("heading", "row"),
        [
            (b"urn;name (Mr, Mrs, Ms)", b"1;Oak"),
            (b"urn,name (Mr; Mrs; Ms)", b"1,Oak"),
            (b'"urn";"the, name"', b'"1";"Oak"'),
            (b"urn\tname, or names; any", b"1\tOak"),
        ],
    )
    def test_the_separator_is_the_one_that_the_rows_have_too(self, path, heading, row):
        path.write_bytes(heading + b"\n" + row + b"\n")
        assert cells(path) == [["1", "Oak"]]

    def test_what_excel_is_told_about_the_separator_is_no_heading(self, path):
        path.write_bytes(b"sep=;\nurn;name\n1;Oak\n")
        assert rows(path) == [(3, ["1", "Oak"], "")]

    def test_blank_rows_are_passed_over(self, path):
        path.write_bytes(b"urn,name\n,\n\n1,Oak\n,\n")
        assert rows(path) == [(4, ["1", "Oak"], "")]

    def test_it_says_how_many_lines_there_are(self, path):
        path.write_bytes(TABLE)
        with opened(path) as table:
            assert table.lines == 3

    def test_packed_by_gzip_whatever_it_is_called(self, path):
        path.write_bytes(gzip.compress(TABLE))
        assert cells(path) == [["1", "Oak"], ["2", "Elm"]]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_utf_8_with_or_without_its_mark_and_else_cp1252(self, path, encoding):
        path.write_bytes("urn,name\n1,St Éloi’s\n".encode(encoding))
        assert cells(path) == [["1", "St Éloi’s"]]

    def test_a_letter_on_the_edge_of_two_chunks_is_one_letter(self, path):
        start = b"urn,name\n" + b"1,Oak\n" * 174_760 + b"2,xxxx"
        assert len(start) == 1024 * 1024 - 1
        path.write_bytes(start + "é\n".encode())
        assert cells(path)[-1] == ["2", "xxxxé"]

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            (b"1,Oak,Hill", "1 field too many"),
            (b"1,Oak,Hill,Wood", "2 fields too many"),
            (b"1", "1 field too few"),
            (b'1,"Oak" Hill', "a quotation mark stands where none belongs"),
            (b"1," + b"x" * 140_000, "a field is longer than 131,072 characters"),
        ],
        ids=["one over", "two over", "one short", "quotation mark", "long field"],
    )
    def test_a_row_that_does_not_fit_is_handed_on_with_its_problem(self, path, line, problem):
        path.write_bytes(b"urn,name\n" + line + b"\n2,Elm\n")
        assert [(number, told) for number, _, told in rows(path)] == [(2, problem), (3, "")]


class TestRefusing:
    @pytest.mark.parametrize("content", [b"", b"\n\n", gzip.compress(b"")], ids=["empty", "blank", "empty gzip"])
    def test_nothing(self, path, content):
        path.write_bytes(content)
        assert refusal(path) == "This file is empty."

    @pytest.mark.parametrize(
        ("start", "what"),
        [
            (b"%PDF-1.7", "This is a PDF, not a table. Choose a file that ends in .csv, .csv.gz or .xlsx."),
            (b"\x89PNG\r\n", "This is a picture, not a table. Choose a file that ends in .csv, .csv.gz or .xlsx."),
            (
                b"\xff\xfeu\x00",
                "This is text in a form of Unicode that the service does not read. "
                "Open it, choose “Save as”, and save it as an Excel workbook (.xlsx) or as CSV.",
            ),
        ],
        ids=["pdf", "picture", "utf-16"],
    )
    @pytest.mark.parametrize("packed", [False, True])
    def test_other_kinds_of_file(self, path, start, what, packed):
        path.write_bytes(gzip.compress(start) if packed else start)
        assert refusal(path) == what

    def test_bytes_that_are_no_text(self, path):
        path.write_bytes(b"urn,name\n1,\x00\x01\x02\n")
        assert refusal(path) == "This is not a table. Choose a file that ends in .csv, .csv.gz or .xlsx."

    def test_too_many_columns(self, path):
        path.write_bytes(b",".join(b"c%d" % number for number in range(10_000)) + b"\n")
        assert refusal(path) == (
            "This file has 10,000 columns. A table may have 1,000 at most: take out the columns that are not needed."
        )

    def test_too_large(self, path):
        path.write_bytes(b"x" * (1024 * 1024 + 1))
        assert refusal(path, most_bytes=1024 * 1024) == "This file is too large. It must be 1 MB or less."

    def test_too_large_once_unpacked(self, path):
        path.write_bytes(gzip.compress(b"urn,name\n" + b"1,Oak\n" * 200_000))
        assert refusal(path, most_unpacked=1024 * 1024) == "This file is too large. Unpacked it must be 1 MB or less."

    def test_a_gzip_file_that_is_cut_short(self, path):
        path.write_bytes(gzip.compress(TABLE * 1000)[:-20])
        assert refusal(path) == "This gzip file is cut short. Download it again."

    def test_a_gzip_file_that_is_damaged(self, path):
        packed = bytearray(gzip.compress(TABLE))
        packed[-6] ^= 0xFF
        path.write_bytes(packed)
        assert refusal(path) == "This gzip file is damaged. Download it again."

    @pytest.mark.parametrize(
        ("end", "line"), [(b"3", 4), (b'3,"As', 4), (b'3,"Ash\n', 4)], ids=["in a row", "in a field", "in a quotation"]
    )
    def test_cut_short(self, path, end, line):
        path.write_bytes(TABLE + end)
        assert refusal(path) == f"This file is cut short: it stops in the middle of line {line}. Download it again."

    def test_a_last_line_without_its_end_is_whole(self, path):
        path.write_bytes(TABLE + b"3,Ash")
        assert cells(path)[-1] == ["3", "Ash"]


class TestTheHeadingAskedFor:
    def test_is_below_titles_and_notes(self, path):
        path.write_bytes(b'Made-up county,\n"Most recent, as at",1 May\n\n urn ,Latest OEIF  safeguarding\n1,Yes\n')
        with opened(path, heading_with=["URN", "latest OEIF safeguarding"]) as table:
            told = table.heading, [*table.rows]
        assert told == (["urn", "Latest OEIF safeguarding"], [(5, ["1", "Yes"], "")])

    def test_tells_the_separator(self, path):
        path.write_bytes(b"a, b, c, d\nurn;name\n1;Oak\n")
        assert cells(path, heading_with=["name"]) == [["1", "Oak"]]

    def test_is_passed_over_where_a_row_above_cannot_be_read(self, path):
        path.write_bytes(b'"Title" of it\nurn,name\n1,Oak\n')
        assert cells(path, heading_with=["urn"]) == [["1", "Oak"]]

    def test_is_missed_by_name(self, path):
        path.write_bytes(TABLE)
        assert refusal(path, heading_with=["URN", "Phase", "Type"]) == (
            "This file has no row with the columns “URN”, “Phase” and “Type”. Its first row has “urn” and “name”."
        )

    def test_is_not_looked_for_far_down(self, path):
        path.write_bytes(b"note\n" * 30 + TABLE)
        assert refusal(path, heading_with=["urn"]) == (
            "This file has no row with the column “urn”. Its first row has “note”."
        )

"""Which column of a county's list means what."""

import pytest

from pharos.common.errors import Refused
from pharos.leaders import leaders_file, list_words, mapping
from pharos.leaders.mapping import Heading
from tests.clock import NOW

AREAS = list_words.areas([("sle-phonics", "Phonics")])


@pytest.mark.parametrize(
    ("names", "guessed"),
    [
        (["Name", "Email", "URN"], {"name": "Name", "email": "Email", "urn": "URN"}),
        (["SURNAME", "Fore-name"], {"last_name": "SURNAME"}),
        (["Leader's name", "E-mail address:", "Start_Date"], {"email": "E-mail address:", "from": "Start_Date"}),
        (["School", "URN"], {"urn": "URN"}),
        (["Notes", ""], {}),
    ],
)
def test_headings_tell_by_their_words(names, guessed):
    assert mapping.by_words(names) == guessed


def test_values_tell_where_headings_do_not():
    columns = [
        Heading("Spalte 1", ("Ada Quill",)), Heading("Spalte 2", ("a@x.example", "b@x.example")),
        Heading("Spalte 3", ("900001",)), Heading("Spalte 4", ("KLE", "Specialist Leader of Education")),
        Heading("Spalte 5", ("1/9/2024",)), Heading("Spalte 6"),
    ]  # fmt: skip
    assert mapping.guess(columns) == {
        "email": "Spalte 2", "urn": "Spalte 3", "designation": "Spalte 4", "from": "Spalte 5",
    }  # fmt: skip


def test_three_different_values_are_shown():
    rows = [["Ada"], ["Ada"], [""], ["Bea"], ["Cy"], ["Dan"]]
    assert mapping.headings(["Name"], rows) == [Heading("Name", ("Ada", "Bea", "Cy"))]


def test_what_a_list_cannot_do_without():
    chosen = {"last_name": "Surname", "email": "Email", "designation": "Type"}
    assert [column.key for column in mapping.missing(chosen)] == ["from", "urn"]


def test_a_choice_is_remembered_under_the_same_headings_in_any_order():
    keys = [mapping.key_of(names) for names in (["Name", "E-mail"], ["e mail", "NAME"], ["Name"])]
    assert [keys[0] == keys[1], keys[0] == keys[2]] == [True, False]


def look(tmp_path, text):
    path = tmp_path / "leaders.csv"
    path.write_text(text, encoding="utf-8")
    return path, leaders_file.look(path)


@pytest.mark.parametrize(
    "text",
    [
        "Name;Email;Type\nAda Quill;a@x.example;KLE\n",
        "Our leaders;;\n;;\nName;Email;Type\nAda Quill;a@x.example;KLE\n",
        "Our leaders\n\nName\tEmail\tType\nAda Quill\ta@x.example\tKLE\n",
        "\ufeffName,Email,Type\r\nAda Quill,a@x.example,KLE\r\n",
    ],
    ids=["semicolons", "titles", "tabs", "mark"],
)
def test_the_heading_is_found(tmp_path, text):
    assert look(tmp_path, text)[1].guessed == {"name": "Name", "email": "Email", "designation": "Type"}


def test_ten_thousand_columns_are_refused(tmp_path):
    with pytest.raises(Refused, match=r"This file has 10,000 columns\. A table may have 1,000 at most"):
        look(tmp_path, ",".join(f"c{n}" for n in range(10_000)) + "\n")


def read(tmp_path, text):
    path, seen = look(tmp_path, text)
    return list(leaders_file.read(path, seen.guessed, AREAS, today=NOW.date()))


HEADING = "first name,surname,email,designation,from,urn\n"


def test_names_in_two_columns_are_joined(tmp_path):
    told = read(tmp_path, HEADING + "Ada,Quill,a@x.example,KLE,1/9/2024,900001\n")
    assert [(line.name, line.problem) for line in told] == [("Ada Quill", "")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Ada,Quill,a@x.example,,1/9/2024,900001",
         "The column “designation” is empty. Enter one of KLE, NLE, LLE, SLE, NLG."),
        ("Ada,Quill,a@x.example,KLE,soon,900001",
         "In the column “from”, “soon” is not a day. Enter one like 1/9/2024: day, month, year."),
        ("Ada,Quill,a@x.example,KLE,1/9/2024,",
         "The column “urn” is empty. Enter the URN of the leader’s school."),
        ("Ada,Quill,a@x.example,KLE,1/9/2024,900001,more",
         "The row cannot be read: 1 field too many. Put it right, and hand the file in again."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_names_its_column_and_what_to_do(tmp_path, row, problem):
    assert [(line.line, line.problem) for line in read(tmp_path, f"{HEADING}{row}\n")] == [(2, problem)]

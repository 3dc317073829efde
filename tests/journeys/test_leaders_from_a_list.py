"""The administrator brings the county's own spreadsheet of leaders in, and a leader on it comes into the directory."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from pharos.jobs import worker
from pharos.leaders import actions as leaders
from pharos.leaders.models import Designation
from pharos.office.actions.lists import shelf
from pharos.people.models import Person
from tests.clock import NOW
from tests.leaders import making
from tests.office import lists_of_leaders as lists

pytestmark = pytest.mark.django_db

HEADING = ["Leader", "E-mail", "Type of leader", "Start", "School name", "Specialism"]
ROWS = [
    ["Dr Ada Quill", "Ada.Quill@wantsum.example", "Kent Leader of Education", "September 2024", "Marram Primary School",
     "Phonics; Phonix"],
    ["Okafor, Grace", "head@marram.example", "KLE", "01/09/2025", 900001, ""],
    ["Bea Lark & Cy Dune", "office@dune.example", "SLE", "01/09/2025", 900003, ""],
    ["עדה כהן", "ada.cohen@wantsum.example", "SLE", "01/09/2025", 900003, ""],
]  # fmt: skip


def spreadsheet():
    book = Workbook()
    book.active.append(["System leaders of the county"])
    book.active.merge_cells("A1:F1")
    book.active.append([])
    for row in [HEADING, *ROWS]:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return SimpleUploadedFile("leaders.xlsx", kept.getvalue())


def words_of(response):
    html = response.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<main") :]))


def proposed(response):
    """What the page has chosen already."""
    html = response.content.decode()
    found = re.findall(r'<select[^>]* name="(\w+)".*?</select>', html, re.DOTALL)
    selects = {key: html[html.index(f'name="{key}"') :].partition("</select>")[0] for key in found}
    told = {key: re.search(r'<option value="([^"]*)" selected', part) for key, part in selects.items()}
    return {key: match[1] for key, match in told.items() if match and match[1]}


def test_from_the_spreadsheet_to_the_directory(client, as_person, world, settings, tmp_path):
    # given Helen has a spreadsheet with a title above it, in the county's own words
    settings.DATA_DIR = tmp_path
    lists.expertise()
    as_person(world.administrator)

    # when she hands it in, its columns are guessed
    asked = client.post("/office/leader-lists/upload/", {"file": spreadsheet()})["Location"]
    answers = proposed(client.get(asked))
    assert answers == {
        "name": "Leader", "email": "E-mail", "designation": "Type of leader", "from": "Start", "urn": "School name",
        "areas": "Specialism",
    }  # fmt: skip

    # and she tries it: nothing changes, and each row says what would come of it
    home = client.post(asked, answers)["Location"]
    worker.drain()
    told = words_of(client.get(home))
    assert "4 rows tried. Nothing is changed yet." in told
    assert Designation.objects.count() == 0
    report = words_of(client.get(f"{home}rows/"))
    assert "“September 2024” was read as 1 September 2024." in report
    assert "The area of expertise “Phonix” is not known and was left out: did you mean Phonics?" in report
    assert "“Bea Lark &amp; Cy Dune” looks like two people. Give each of them a row." in report

    # when she decides that the head of Marram is the same person, and imports it without letters
    client.post(f"{home}rows/5/", {"answer": "same"})
    client.post(f"{home}import/", {"letters": "nobody"})
    worker.drain()

    # then the leaders are designated, nobody twice, and the file is gone
    assert "4 rows brought in." in words_of(client.get(home))
    assert sorted(Designation.objects.values_list("person__name", flat=True)) == [
        "Dr Ada Quill", "Grace Okafor", "עדה כהן",
    ]  # fmt: skip
    assert Person.objects.filter(email="head@marram.example").count() == 0
    assert list((tmp_path / shelf.folder).glob("*")) == []

    # and the report is a file too
    assert client.get(f"{home}rows/?as=csv").getvalue().decode().count("\r\n") == 5

    # when Ada completes her profile and agrees, she is in the directory
    ada = Person.objects.get(email="ada.quill@wantsum.example")
    assert "Dr Ada Quill" not in words_of(client.get("/directory/"))
    leaders.consent(making.complete(world, ada), by=ada, at=NOW)
    assert "Dr Ada Quill" in words_of(client.get("/directory/"))


def test_a_file_that_is_no_list_is_told_at_the_question(client, as_person, world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    as_person(world.administrator)
    picture = SimpleUploadedFile("leaders.csv", b"\x89PNG\r\n")
    told = client.post("/office/leader-lists/upload/", {"file": picture})
    assert '<a href="#id_file">This is a picture, not a table.' in told.content.decode()


def test_a_column_that_nobody_chose_is_asked_for(client, as_person, world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    as_person(world.administrator)
    asked = client.post("/office/leader-lists/upload/", {"file": spreadsheet()})["Location"]
    told = client.post(asked, {"name": "Leader", "email": "Leader"}).content.decode()
    assert [words in told for words in (
        '<a href="#id_designation">Choose the column that has the designation',
        '<a href="#id_email">The column “Leader” is chosen twice. Choose it once',
    )] == [True, True]  # fmt: skip

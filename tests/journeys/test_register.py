"""The administrator brings the register of schools in, and two months later sees what changed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pharos.devtools.county import reading
from pharos.jobs import worker
from pharos.people import actions as people
from pharos.people.states import Role
from pharos.schools import actions as schools
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def words_of(response):
    html = response.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<main") :]))


@pytest.fixture
def helen(settings, tmp_path):
    """Helen Marsh, who runs the programme of a county that knows its districts and not one school yet."""
    settings.DATA_DIR = tmp_path
    schools.load_areas(reading.DISTRICTS)
    helen = people.add_person(name="Helen Marsh", email="helen.marsh@wantsum.example", by=None, at=NOW)
    people.grant(
        helen, Role.ADMINISTRATOR, "", by=None, at=NOW, from_on=NOW.date(), scope="", reason="Runs the programme"
    )
    return helen


def upload(client, path):
    """Hand a file in, and the address of the page that asks about it."""
    answer = client.post("/office/imports/upload/", {"file": SimpleUploadedFile(path.name, path.read_bytes())})
    return answer["Location"]


def start(client, address, doing, form_key):
    """Answer as the page proposes, have the worker do it, and read what came of it."""
    proposed = dict(re.findall(r'name="(as_at_\w+)"[^>]*value="(\d+)"', client.get(address).content.decode()))
    answer = client.post(address, proposed | {"schools": "all", "doing": doing, "form_key": form_key * 32})
    worker.drain()
    return answer["Location"], words_of(client.get(answer["Location"]))


def test_the_register_comes_in_and_its_changes_are_seen(client, as_person, helen):
    # given Helen tries the file of September before she imports it
    as_person(helen)
    address = upload(client, reading.SEPTEMBER)
    _, told = start(client, address, "try", "a")
    assert "300 rows: 300 added, 0 changed, 0 not read. This was a try: it changed nothing." in told

    # when she imports it
    _, told = start(client, address, "do", "b")

    # then every school is there, in its area
    assert "300 rows: 300 added, 0 changed, 0 not read." in told
    assert "75 open schools in 3 districts." in words_of(client.get("/office/areas/north/"))
    thornmouth = words_of(client.get("/schools/900021/"))
    assert ("Thornmouth Primary School" in thornmouth, "Danuta Brzeska" in thornmouth) == (True, True)

    # when the register of November comes
    page, told = start(client, upload(client, reading.NOVEMBER), "do", "c")

    # then she sees what changed: a new head, a school that closed, one that opened, one that joined a trust
    assert "300 rows: 0 added, 4 changed, 0 not read." in told
    changes = words_of(client.get(f"{page}changes/"))
    assert [words in changes for words in (
        "Headteacher’s last name Brzeska Carrow-Tate",
        "Status Open, but proposed to close Closed",
        "Status Proposed to open Open",
        "Opened on Nothing 2 November 2026",
        "Trust Nothing Lanternlight Schools Trust",
    )] == [True] * 5  # fmt: skip
    assert "Every row was read" in words_of(client.get(f"{page}rejected/"))

    # and so does everybody, on the schools' own pages
    client.logout()
    assert "Ishmael Carrow-Tate" in words_of(client.get("/schools/900021/"))
    assert "Lanternlight Schools Trust" in words_of(client.get("/schools/900056/"))
    assert "Closed" in words_of(client.get("/schools/900060/"))

    # when the same file comes again, then nothing changes
    as_person(helen)
    _, told = start(client, upload(client, reading.NOVEMBER), "do", "d")
    assert "300 rows: 0 added, 0 changed, 0 not read." in told

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
    assert "301 rows: 1 added, 12 changed, 0 not read." in told
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
    assert "301 rows: 0 added, 0 changed, 0 not read." in told


def test_changes_are_read_and_a_file_is_rolled_back(client, as_person, helen):
    # given two files have come in
    as_person(helen)
    start(client, upload(client, reading.SEPTEMBER), "do", "a")
    page, told = start(client, upload(client, reading.NOVEMBER), "do", "b")
    before = words_of(client.get("/schools/900021/"))

    # when Helen follows the link to what happened between them
    assert "What happened to schools since the file of 1 September 2026" in told
    changes = words_of(client.get("/office/changes/?since=2026-09-01&until=2026-11-01"))

    # then each change says what it was, what it is, how sure that is, and why
    assert (
        "Opened 1 Closed 1 Became an academy 1 Joined a trust 2 Left a trust 1 New headteacher 1 "
        "Interim headteacher 1 Shared headteacher 1 Same headteacher, written otherwise 2 Headteacher not known 1"
    ) in changes
    assert (
        "Danuta Brzeska After: Mr Ishmael Carrow-Tate Certain, as far as the register goes. "
        "Another first name and another last name. A prompt for a person, not a fact."
    ) in changes
    assert "Oastley Hamlet Primary School , URN 900060 Closed Before: Open After: Closed" in changes
    assert (
        "Became an academy Before: 900073 Damson Hill Community Primary School After: 900301 Damson Hill Primary "
        "Academy Certain, as far as the register goes."
    ) in changes
    assert "Hollowbourne Teasel" not in changes  # its head is a doctor now

    # and the academy's page leads back to the school before it
    assert "Before it: Damson Hill Community Primary School" in words_of(client.get("/schools/900301/"))

    # when she finds that the second file should not have come in
    asked = words_of(client.get(f"{page}roll-back/"))
    assert "1 school that it added goes away and 12 schools that it changed are as before." in asked
    refused = client.post(f"{page}roll-back/", {"why": ""})
    assert "Enter why the import is rolled back" in words_of(refused)
    answer = client.post(f"{page}roll-back/", {"why": "It was of another county"}, follow=True)

    # then everything is as the first file told it, and why is in the record
    assert "It was rolled back, and everything is as it was before it." in words_of(answer)
    assert "It was of another county" in words_of(answer)
    assert "Danuta Brzeska" in words_of(client.get("/schools/900021/"))
    assert "There are no two files to compare" in words_of(client.get("/office/changes/"))

    # when the same file comes again, then it does the same
    _, told = start(client, upload(client, reading.NOVEMBER), "do", "c")
    assert "301 rows: 1 added, 12 changed, 0 not read." in told
    assert words_of(client.get("/schools/900021/")) == before


def test_an_import_that_waits_is_cancelled_and_started_again(client, as_person, helen):
    # given Helen has asked for an import that no worker has begun
    as_person(helen)
    address = upload(client, reading.SEPTEMBER)
    proposed = {"as_at_day": "1", "as_at_month": "9", "as_at_year": "2026", "schools": "all", "doing": "do"}
    page = client.post(address, proposed | {"form_key": "a" * 32})["Location"]

    # when she cancels it
    assert "Cancel this import" in words_of(client.get(page))
    told = words_of(client.post(f"{page}cancel/", {"why": "The wrong day"}, follow=True))
    worker.drain()

    # then the worker leaves it alone, and the file can be started again
    assert "It was cancelled before it began. It changed nothing." in told
    assert "Start this file again" in words_of(client.get(page))
    _, told = start(client, address, "do", "b")
    assert "300 rows: 300 added, 0 changed, 0 not read." in told

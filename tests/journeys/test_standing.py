"""The administrator brings inspections in, and everybody sees on a school's page what follows from them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pharos.jobs import worker
from tests.schools import ofsted

pytestmark = pytest.mark.django_db
MARRAM = {"URN": "900001", "School name": "Marram Primary School"}
NOT_ITS_OWN = {
    "Does the latest full inspection relate to the URN of the current school?": "No",
    "URN at time of latest full inspection": "890001",
}


def words_of(response):
    html = response.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<main") :]))


def hand_in(client, path, kind, doing):
    """Hand a file in, answer as the page proposes, have the worker read it: the address of what came of it."""
    content = SimpleUploadedFile(path.name, path.read_bytes())
    address = client.post("/office/sources/upload/", {"kind": kind, "file": content})["Location"]
    page = client.get(address).content.decode()
    proposed = dict(re.findall(r'name="(as_at_\w+|form_key)"[^>]*value="([^"]*)"', page))
    answer = client.post(address, proposed | {"doing": doing})
    worker.drain()
    return answer["Location"]


def test_inspections_come_in_and_the_standing_follows(settings, tmp_path, world, as_person):
    # given nobody knows the standing of Marram Primary School
    settings.DATA_DIR = tmp_path
    helen = as_person(world.administrator)
    assert "Standing for the programme: Not known" in words_of(helen.get("/schools/900001/"))

    # when Helen hands in Ofsted's file, in which one school is beyond reading
    other = {"Inspection number of latest full inspection": "10009", "Overall effectiveness": "5"}
    rows = ofsted.GOOD_FULL | MARRAM | NOT_ITS_OWN, ofsted.GOOD_FULL | other
    path = ofsted.write(tmp_path / "mi_20260831.csv", *rows, heading=ofsted.OLD, titles=("As at 31 August 2026",))
    told = hand_in(helen, path, "inspections", "do")

    # then the page of the file says what came of it, and lists what was not read
    assert "2 rows: 2 added, 0 changed, 1 not read." in words_of(helen.get(told))
    unread = words_of(helen.get(f"{told}not-read/"))
    assert "Latest full inspection: “5” is no grade that Ofsted gives" in unread
    assert "is no grade that Ofsted gives" in helen.get(f"{told}not-read/?as=csv").getvalue().decode()

    # and the school's page tells everybody its standing, whose inspection it rests on, and the source
    shown = words_of(as_person(world.stranger).get("/schools/900001/"))
    assert "Standing for the programme: Meets the standard" in shown
    assert "Began on 10 May 2022 (4 years ago), published on 20 June 2022" in shown
    assert "It was of School 890001 (URN 890001), before it became this school" in shown
    assert "Source: mi_20260831.csv, as at 31 August 2026" in shown


def test_a_file_of_another_kind_is_refused_where_it_was_chosen(settings, tmp_path, world, as_person):
    settings.DATA_DIR = tmp_path
    content = SimpleUploadedFile("links.csv", b"URN,LinkURN,LinkType\n1,2,Successor\n")
    answer = as_person(world.administrator).post("/office/sources/upload/", {"kind": "inspections", "file": content})
    shown = answer.content.decode()
    said = ["Choose “Links between schools”, and the file again", 'href="#id_file"']
    assert (answer.status_code, [words in shown for words in said]) == (400, [True, True])


def test_the_rules_are_published_for_everybody(client, db):
    shown = words_of(client.get("/schools/standing/"))
    assert ("Report cards" in shown, "In force since 10 November 2025" in shown) == (True, True)
    assert "Does not meet the standard Requires improvement; Inadequate" in shown

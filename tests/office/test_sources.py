"""The office's pages about files of other sources."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pharos.jobs import worker
from pharos.schools.models import District, Postcode, SchoolLink
from tests.schools.test_outlines import SQUARE, feature

pytestmark = pytest.mark.django_db
LINKS = b"URN,LinkURN,LinkType\n900001,890001,Predecessor\n"
AS_AT = {"as_at_day": "1", "as_at_month": "9", "as_at_year": "2026"}


@pytest.fixture
def bring_in(client, as_person, world, settings, tmp_path):
    """Hand a file in on the page; what the page then says of it, and of what was not read."""
    settings.DATA_DIR = tmp_path
    as_person(world.administrator)

    def bring(kind, name, content, doing="do"):
        file = {"kind": kind, "file": SimpleUploadedFile(name, content.encode())}
        asked = client.post("/office/sources/upload/", file)["Location"]
        page = client.post(asked, AS_AT | {"doing": doing, "form_key": "a" * 32})["Location"]
        worker.drain()
        return [words_of(client.get(address)) for address in (page, f"{page}not-read/")]

    return bring


def words_of(response):
    html = response.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<main") :]))


def test_postcodes_are_brought_in(bring_in):
    rows = "ZW1 1AA,560000,170000\nnowhere,1,1\n"
    told, left = bring_in("postcodes", "codes.csv", f"postcode,easting,northing\n{rows}")
    assert "2 rows: 1 added, 0 changed, 1 not read." in told
    assert "Line 3" in left
    assert list(Postcode.objects.values_list("key", "told_by__file_name")) == [("ZW11AA", "codes.csv")]


def test_a_try_of_postcodes_changes_nothing(bring_in):
    told, _ = bring_in("postcodes", "codes.csv", "postcode,easting,northing\nZW1 1AA,560000,170000\n", "try")
    assert ("This was a try: it changed nothing." in told, Postcode.objects.count()) == (True, 0)


def test_outlines_are_brought_in(bring_in, world):
    known = District.objects.order_by("pk")[0]
    features = [feature([SQUARE], code=known.code), feature([SQUARE], code="E99")]
    content = json.dumps({"type": "FeatureCollection", "features": features})
    told, left = bring_in("outlines", "districts.geojson", content)
    known.refresh_from_db()
    assert "2 rows: 0 added, 1 changed, 1 not read." in told
    assert "Outline 2 E99 It is of no district of this county." in left
    assert known.outline != []


def test_after_a_try_a_button_leads_to_the_import_in_earnest(client, as_person, world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    as_person(world.administrator)
    file = {"kind": "links", "file": SimpleUploadedFile("links.csv", LINKS)}
    asked = client.post("/office/sources/upload/", file)["Location"]
    page = client.post(asked, AS_AT | {"doing": "try", "form_key": "a" * 32})["Location"]
    worker.drain()

    [(address, words)] = re.findall(
        r'<a href="([^"]+)" role="button"[^>]*>\s*([^<]+?)\s*</a>', client.get(page).content.decode()
    )
    assert (address, words) == (asked, "Now bring this file in")

    client.post(address, AS_AT | {"doing": "do", "form_key": "b" * 32})
    worker.drain()
    assert SchoolLink.objects.count() == 1

"""The office's pages about files of other sources."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pharos.jobs import worker
from pharos.schools.models import SchoolLink

pytestmark = pytest.mark.django_db
LINKS = b"URN,LinkURN,LinkType\n900001,890001,Predecessor\n"
AS_AT = {"as_at_day": "1", "as_at_month": "9", "as_at_year": "2026"}


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

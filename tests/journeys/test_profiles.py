"""A leader's profile over a year: previewed, published with a photo, not confirmed, hidden, and back at once."""

import datetime as dt
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pharos.leaders import actions, queries
from pharos.outbox.models import Letter
from tests.clock import LONDON
from tests.leaders import making

pytestmark = pytest.mark.django_db
PRESSED = {"form_key": "d" * 32}


def words_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def a_morning(clock, *day):
    """It is that morning, and the service has done what it does in mornings."""
    clock.set(dt.datetime(*day, 8, 5, tzinfo=LONDON))
    actions.ask_due(at=clock.at)
    actions.remind_due(at=clock.at)


def photo():
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(file, "JPEG")
    return SimpleUploadedFile("me.jpg", file.getvalue())


def test_a_profile_is_previewed_published_forgotten_and_brought_back(client, as_person, world, clock):
    # given Amina Rahman is designated, and does nothing for two weeks
    making.designate(world, world.leader, world.kestrel)
    a_morning(clock, 2026, 12, 8)

    # then she is reminded
    assert Letter.objects.filter(kind="reminder", to_person=world.leader).count() == 1

    # when she completes her profile, but for the consent
    making.complete(world, world.leader)
    profile = queries.profile_of(world.leader)
    public, page = "/directory/mine/preview/public/", f"/directory/{profile.reference}/"

    # then she sees her page as everybody will, and as commissioners will; nobody else sees either
    as_person(world.leader)
    seen = [words_of(client.get(address)) for address in (public, "/directory/mine/preview/")]
    assert ["nine years" in words for words in seen] == [True, True]
    assert ["Results rose by ten points" in words for words in seen] == [False, True]
    as_person(world.head)
    assert [client.get(address).status_code for address in (public, page)] == [404, 404]

    # when she adds a photo, chooses how it is cut, and agrees to both
    as_person(world.leader)
    client.post("/directory/mine/photo/new/", {"photo": photo()})
    client.post("/directory/mine/photo/", {"crop": "start", "agrees": "yes"})
    client.post("/directory/mine/consent/", {"agreed": "on"})

    # then everybody sees her with it
    client.logout()
    [src] = set(re.findall(r'src="(/directory/photos/[^"]+-480\.webp)"', words_of(client.get(page))))
    assert (client.get(src).status_code, "start-480" in src) == (200, True)

    # when a year is over, then she is asked, by letter and at home, and is found as before
    a_morning(clock, 2027, 12, 8)
    as_person(world.leader)
    assert "Check that your profile is still right" in words_of(client.get("/"))
    assert Letter.objects.filter(kind="still_right").count() == 1

    # when she does not answer, then commissioners read how old the page is, and she is warned
    a_morning(clock, 2028, 1, 5)
    as_person(world.head)
    assert "Last confirmed 8 December 2026" in words_of(client.get(page))
    [warning] = Letter.objects.filter(kind="profile_warning")
    assert "2 February 2028" in warning.subject

    # and Helen Marsh sees it among the profiles to follow up
    as_person(world.administrator)
    assert "Hidden on 2 February 2028" in words_of(client.get("/directory/manage/stale/"))

    # when she still does not, then on that day nobody finds her or her photo
    a_morning(clock, 2028, 2, 2)
    client.logout()
    assert [client.get(address).status_code for address in (page, src)] == [404, 404]

    # when she presses one button, then everything is back at once
    as_person(world.leader)
    assert "Your profile has been hidden since 2 February 2028" in words_of(client.get("/directory/mine/"))
    done = words_of(client.post("/directory/mine/still-right/", PRESSED, follow=True))
    assert "Your profile is in the directory." in done
    client.logout()
    assert [client.get(address).status_code for address in (page, src)] == [200, 200]
    assert (Letter.objects.filter(to_person=world.leader).count(), queries.waiting_for(world.leader, at=clock.at)) == (
        4, [],
    )  # fmt: skip

"""The office's front page."""

import pytest

from pharos.office.pages import front
from tests.reading import links_of, words_of

pytestmark = pytest.mark.django_db


def test_every_room_is_named_with_what_it_is_for(office):
    shown = words_of(office.get("/office/"))
    assert [title for title, words, _ in front.PLACES if f"{title} {words}" not in shown] == []


def test_every_room_can_be_entered(office):
    rooms = links_of(office.get("/office/"))
    assert (len(rooms), {room: office.get(room).status_code for room in rooms}) == (
        len(front.PLACES),
        dict.fromkeys(rooms, 200),
    )


def test_others_are_told_why_not(world, as_person):
    response = as_person(world.sia).get("/office/")
    assert response.status_code == 403
    assert "Only a programme administrator can do this." in words_of(response)

"""What a school needs, said in its own words, leads to the leaders who offer it."""

import re

import pytest
from django.urls import reverse

from pharos.taxonomy import actions as taxonomy
from pharos.taxonomy.models import Expertise
from tests.clock import NOW
from tests.reading import words_of

pytestmark = pytest.mark.django_db

WORDS = "Our infants can’t decode and exclusions are going up"


@pytest.fixture(autouse=True)
def _areas():
    taxonomy.load_default()


def post(client, **data):
    return client.post(reverse("leaders:need"), data)


def boxes(response):
    """The codes of all boxes in their order, and of those that are ticked."""
    inputs = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", response.content.decode())
    codes = [(re.search(r'value="([^"]+)"', each)[1], " checked" in each) for each in inputs]
    return [code for code, _ in codes], [code for code, is_ticked in codes if is_ticked]


def test_suggested_areas_come_first_and_none_is_ticked(client):
    codes, ticked = boxes(post(client, words=WORDS, suggest="1"))
    assert (codes[0], sorted(codes[1:4]), ticked) == (
        "sle-phonics", ["npq-behaviour-culture", "ofsted-attendance-behaviour", "sle-behaviour"], [],
    )  # fmt: skip
    assert (len(codes), len(set(codes))) == (48, 48)


def test_the_reasons_are_told(client):
    assert "“exclusions”: said when this is meant" in words_of(post(client, words=WORDS, suggest="1"))


def test_what_is_ticked_stays_ticked_when_other_words_are_typed(client):
    _, ticked = boxes(post(client, words="Music", suggest="1", expertise=["sle-phonics", "sle-music"]))
    assert sorted(ticked) == ["sle-music", "sle-phonics"]


def test_going_on_shows_the_directory_with_the_chosen_areas(client):
    gone = post(client, words=WORDS, expertise=["sle-phonics", "sle-behaviour"])
    assert (gone.status_code, gone.url) == (302, "/directory/?expertise=sle-phonics&expertise=sle-behaviour")


def test_without_an_area_the_page_says_what_to_do_and_keeps_the_words(client):
    told = words_of(post(client, words=WORDS))
    assert ("Choose at least one area of need" in told, WORDS in told) == (True, True)


def test_nonsense_suggests_nothing(client):
    told = words_of(post(client, words="banana helicopter", suggest="1"))
    assert "No area is suggested from these words. Choose from the areas below." in told


def test_a_retired_area_is_neither_suggested_nor_offered(client):
    taxonomy.load_default()
    Expertise.objects.filter(code="sle-phonics").update(retired_at=NOW)
    taxonomy.load_default()
    assert "sle-phonics" not in boxes(post(client, words=WORDS, suggest="1"))[0]

"""The directory's map: the same leaders as the list, public facts alone."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.leaders import queries
from pharos.schools import queries as schools
from tests.leaders import making
from tests.schools.test_map import dots, in_data, in_list, text

pytestmark = pytest.mark.django_db

MAP, MARKS = "/directory/map/", "/directory/map/leaders.geojson"


@pytest.fixture
def published(world):
    making.publish(world, world.leader, world.kestrel, availability="limited", words="Thursdays", evidence="SECRET")
    making.publish(world, world.other_leader, world.windmill, kind="NLE")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Amina Rahman", "Joseph Trent"]),
        ("?designation=NLE", ["Joseph Trent"]),
        ("?near=900004", ["Joseph Trent", "Amina Rahman"]),
        ("?near=900004&within=10", ["Joseph Trent"]),
        ("?district=D01", ["Amina Rahman"]),
        ("?district=nope", []),
    ],
)
def test_list_drawing_and_data_show_the_same(client, published, asked, names):
    shown, data = text(client.get(MAP + asked)), client.get(MARKS + asked)
    assert (in_list(shown), in_data(data), dots(shown)) == (names, names, len(names))


def test_distances_are_said(client, published):
    shown = text(client.get(f"{MAP}?near=900001"))
    assert ("Kestrel Lane Primary School · Lantern Bay · 5.0 km away" in shown, "in a straight line" in shown) == (
        True,
        True,
    )


def test_more_than_can_be_told_apart_are_gathered_by_district(published, world):
    at, districts = world.now, schools.drawn_districts()
    keys = [leader.pk for leader in queries.published(at).order_by("pk")]
    found = queries.on_map(keys, districts, near=None, most=1)
    assert [(each.district.name, each.count) for each in found.gathered] == [("Lantern Bay", 1), ("Windmill Downs", 1)]


def test_map_and_list_lead_to_each_other_and_keep_the_filters(client, published):
    assert 'href="/directory/map/?phase=primary"' in text(client.get("/directory/?phase=primary"))
    assert 'href="/directory/?phase=primary"' in text(client.get(f"{MAP}?phase=primary&district=D01"))


def test_filters_are_folded_and_tell_how_many_each_would_leave(client, published):
    shown = text(client.get(f"{MAP}?designation=NLE"))
    assert (shown.count('pharos-fold"'), "National Leader of Education (1)" in shown) == (3, True)


def test_availability_is_asked_for_by_those_who_may_see_it(client, published, world):
    asked = "?availability=limited"
    assert in_data(client.get(MARKS + asked)) == ["Amina Rahman", "Joseph Trent"]
    client.force_login(world.sia)
    assert in_data(client.get(MARKS + asked)) == ["Amina Rahman"]


def test_nothing_but_public_facts_is_given(client, published, world):
    given = client.get(MARKS).content.decode() + text(client.get(MAP))
    assert [word for word in ("SECRET", "Thursdays", world.leader.email) if word in given] == []
    assert client.get(MARKS)["Cache-Control"] == "private, no-cache"


def test_an_unpublished_leader_is_on_no_map(client, world):
    making.designate(world, world.leader, world.kestrel)
    assert json.loads(client.get(MARKS).content)["features"] == []


def test_an_empty_one_leads_to_the_list(client, published):
    shown = text(client.get(f"{MAP}?designation=LLE"))
    assert ("No leader matches all of this" in shown, 'href="/directory/?designation=LLE"' in shown) == (True, True)


def test_three_leaders_cost_as_many_questions_as_one(client, world):
    counts = []
    for number in range(3):
        leader = world.person(f"Leader Listed{number}")
        making.publish(world, leader, world.school(920000 + number, f"School {number}", head=leader.name))
        with CaptureQueriesContext(connection) as asked:
            found = in_list(text(client.get(f"{MAP}?near=900001")))
        counts.append((len(found), len(asked)))
    assert ([rows for rows, _ in counts], counts[0][1] == counts[2][1] <= 12) == ([1, 2, 3], True)


def test_the_page_of_a_leader_shows_who_else_is_near(client, world, published):
    third = world.person("Leader Nearby")
    making.publish(world, third, world.beacon)
    reference = queries.profile_of(world.leader).reference
    shown = text(client.get(f"/directory/{reference}/"))
    assert (in_list(shown), "Beacon Secondary School · Lantern Bay · 6.7 km away" in shown) == (
        ["Kestrel Lane Primary School", "Leader Nearby"],
        True,
    )


def test_a_district_that_was_chosen_stays_as_filters_change(client, published):
    hidden = '<input type="hidden" name="district" value="D01">'
    assert [hidden in text(client.get(f"{MAP}{asked}")) for asked in ("?district=D01", "?district=D99", "")] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("page", [MAP, "/directory/", "/schools/", "/schools/map/"])
def test_a_distance_without_a_place_is_said_to_need_one(client, published, page):
    asked = [text(client.get(f"{page}?within=10{near}")) for near in ("", "&near=900001")]
    assert ["Enter a place to measure from, or choose any distance" in each for each in asked] == [True, False]

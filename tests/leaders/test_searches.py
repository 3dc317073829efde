"""Saved searches: a person's own, under names of their own."""

import datetime as dt

import pytest

from pharos.common.errors import NotAllowed, WrongState
from pharos.home import my_data
from pharos.leaders import actions, queries
from tests.reading import words_of

pytestmark = pytest.mark.django_db

SAVE = "/directory/searches/save/?words=phonics&phase=&zebra=1"


def save(world, name="Phonics near us", query="words=phonics", **more):
    return actions.save_search(name=name, query=query, by=world.head, at=world.now, **more)


def names(world):
    return [(each.name, each.query) for each in queries.saved_searches(world.head)]


def test_are_kept_by_name_and_shown_to_nobody_else(world):
    save(world, "maths", "expertise=sle-maths")
    save(world, "Behaviour", "expertise=sle-behaviour")
    assert names(world) == [("Behaviour", "expertise=sle-behaviour"), ("maths", "expertise=sle-maths")]
    assert list(queries.saved_searches(world.other_head)) == []


def test_a_name_that_is_taken_is_asked_about(world):
    save(world)
    with pytest.raises(WrongState, match="already"):
        save(world, "phonics NEAR us", "words=reading")
    save(world, "phonics NEAR us", "words=reading", replace=True)
    assert names(world) == [("Phonics near us", "words=reading")]


def test_fifty_are_the_most(world):
    for number in range(50):
        save(world, f"Search {number}")
    with pytest.raises(WrongState, match="50 saved searches"):
        save(world, "One too many")


def test_removing_can_be_undone_until_the_name_is_taken(world):
    search = save(world)
    actions.remove_search(search, by=world.head, at=world.now)
    assert (names(world), list(queries.removed_searches(world.head, at=world.now))) == ([], [search])
    actions.put_search_back(search, by=world.head, at=world.now)
    assert names(world) == [("Phonics near us", "words=phonics")]
    actions.remove_search(search, by=world.head, at=world.now)
    save(world)
    with pytest.raises(WrongState, match="Rename that one first"):
        actions.put_search_back(search, by=world.head, at=world.now)


def test_what_was_removed_is_forgotten_after_some_weeks(world):
    search = actions.remove_search(save(world), by=world.head, at=world.now)
    left = []
    for days in (29, 31):
        actions.forget_removed_searches(at=world.now + dt.timedelta(days=days))
        left.append(list(queries.own_searches(world.head)))
    assert left == [[search], []]


@pytest.mark.parametrize("act", [actions.remove_search, actions.put_search_back])
def test_nobody_else_may(world, act):
    with pytest.raises(NotAllowed):
        act(save(world), by=world.other_head, at=world.now)


def test_are_in_the_persons_own_copy_of_their_data(world):
    save(world)
    [told] = my_data.held_on(world.head, at=world.now)["searches_you_saved"]
    assert (told["name"], told["query"]) == ("Phonics near us", "words=phonics")


class TestPages:
    def test_keep_what_the_directory_knows_and_lead_back_to_it(self, world, as_person):
        answer = as_person(world.head).post(SAVE, {"name": " Phonics  near us "})
        assert (answer.status_code, answer["Location"]) == (302, "/directory/?words=phonics")
        assert names(world) == [("Phonics near us", "words=phonics")]

    def test_of_somebody_who_no_longer_sees_availability_leave_it_out(self, world, client):
        shown = words_of(client.get("/directory/?words=phonics&availability=open"))
        assert ("That filter is left out." in shown, "Availability:" in shown) == (True, False)

    def test_ask_whether_the_same_name_is_meant(self, world, as_person):
        save(world, query="words=maths")
        client = as_person(world.head)
        asked = words_of(client.post(SAVE, {"name": "Phonics near us"}))
        assert "tick the box to replace that search" in asked
        client.post(SAVE, {"name": "Phonics near us", "replace": "on"})
        assert names(world) == [("Phonics near us", "words=phonics")]

    def test_say_what_to_do_without_filters(self, world, as_person):
        shown = words_of(as_person(world.head).get("/directory/searches/save/", follow=True))
        assert "Choose some filters first." in shown

    def test_rename_remove_and_put_back(self, world, as_person):
        search, client = save(world), as_person(world.head)
        at = f"/directory/searches/{search.reference}"
        client.post(f"{at}/rename/", {"name": "Early reading"})
        assert "Early reading" in words_of(client.get("/directory/"))
        assert "You can put it back below." in words_of(client.post(f"{at}/remove/", follow=True))
        assert "is back" in words_of(client.post(f"{at}/put-back/", follow=True))
        assert names(world) == [("Early reading", "words=phonics")]

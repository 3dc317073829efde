"""Conflicts from what the service knows: grants, trusts, federations, declarations."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.interests import actions, queries
from pharos.interests.queries import Posts
from pharos.interests.states import ConflictKind, InterestKind
from pharos.people.states import Role
from pharos.schools.models import RegisterImport, School

pytestmark = pytest.mark.django_db


def kinds(world, person, school, **more):
    return [each.kind for each in queries.conflicts([person], school, at=world.now, **more)[person.pk]]


def declare(world, person, about, **more):
    return actions.declare(person, about=about, kind=InterestKind.FRIEND, by=person, at=world.now, **more)


def test_a_leader_of_another_school_is_clear(world):
    assert kinds(world, world.leader, world.marram) == []


def test_a_leader_at_their_own_school_is_not(world):
    assert kinds(world, world.leader, world.kestrel) == [ConflictKind.OWN_SCHOOL]


def test_schools_of_one_trust(world):
    School.objects.filter(urn__in=[900001, 900002]).update(trust=world.trust)
    assert kinds(world, world.leader, world.marram) == [ConflictKind.SAME_TRUST]


def test_schools_of_one_federation(world):
    School.objects.filter(urn__in=[900001, 900002]).update(federation=world.federation)
    assert kinds(world, world.leader, world.marram) == [ConflictKind.SAME_FEDERATION]


def test_a_headship_that_ended(world):
    world.grant(world.leader, Role.HEADTEACHER, 900001, from_on=dt.date(2015, 9, 1), until_on=dt.date(2020, 8, 31))
    assert kinds(world, world.leader, world.marram) == [ConflictKind.PAST_POST]


def test_a_headship_that_is_yet_to_come_is_no_conflict_yet(world):
    world.grant(world.leader, Role.HEADTEACHER, 900001, from_on=dt.date(2027, 9, 1))
    assert kinds(world, world.leader, world.marram) == []


def test_schools_that_a_later_area_knows_of(world):
    posts = {world.leader.pk: Posts(own={900003}, past={900001: dt.date(2021, 8, 31)})}
    found = [kinds(world, world.leader, school, known_posts=posts) for school in (world.marram, world.saltmarsh)]
    assert found == [[ConflictKind.PAST_POST], [ConflictKind.OWN_SCHOOL]]


class TestDeclared:
    def test_by_the_leader_about_the_school(self, world):
        declare(world, world.leader, world.marram)
        assert kinds(world, world.leader, world.marram) == [ConflictKind.DECLARED]

    def test_by_the_leader_about_its_headteacher(self, world):
        declare(world, world.leader, world.head)
        assert kinds(world, world.leader, world.marram) == [ConflictKind.DECLARED]

    def test_by_its_headteacher_about_the_leader(self, world):
        declare(world, world.head, world.leader)
        assert kinds(world, world.leader, world.marram) == [ConflictKind.DECLARED]

    def test_by_its_chair_of_governors_about_the_leaders_school(self, world):
        declare(world, world.chair, world.kestrel)
        assert kinds(world, world.leader, world.marram) == [ConflictKind.DECLARED]

    def test_between_others_is_nothing_to_them(self, world):
        declare(world, world.other_leader, world.marram)
        declare(world, world.other_leader, world.leader)
        declare(world, world.other_head, world.leader)
        assert kinds(world, world.leader, world.marram) == []

    def test_and_ended_no_longer_counts(self, world, clock):
        declaration = declare(world, world.leader, world.marram)
        actions.end(declaration, by=world.leader, at=world.now, until_on=world.now.date())
        today = kinds(world, world.leader, world.marram)
        tomorrow = queries.conflicts([world.leader], world.marram, at=clock.move(days=1))
        assert (today, tomorrow) == ([ConflictKind.DECLARED], {world.leader.pk: []})


class TestNotKnown:
    def test_where_no_register_ever_came_in(self, world):
        School.objects.update(last_seen_in=None)
        assert set(kinds(world, world.leader, world.marram)) == {ConflictKind.UNKNOWN}

    def test_where_the_register_lacked_a_column(self, world):
        RegisterImport.objects.update(columns=["name", "trust"])
        assert set(kinds(world, world.leader, world.marram)) == {ConflictKind.UNKNOWN}

    def test_but_where_an_older_file_told(self, world):
        RegisterImport.objects.update(columns=["name", "trust"])
        School.objects.update(older={"federation": "2025-09-01"})
        assert kinds(world, world.leader, world.marram) == []

    def test_for_somebody_without_a_school(self, world):
        assert kinds(world, world.stranger, world.marram) == [ConflictKind.UNKNOWN]


def test_many_leaders_cost_as_many_queries_as_one(world):
    everyone = [world.leader, world.other_leader, world.area_chair, world.other_head]
    for person in everyone:
        declare(world, person, world.marram)
    counts = []
    for persons in (everyone[:1], everyone):
        with CaptureQueriesContext(connection, ) as asked:  # fmt: skip
            found = queries.conflicts(persons, world.marram, at=world.now)
        counts.append((len(asked), len(found)))
    assert counts == [(3, 1), (3, 4)]


def test_people_are_found_by_the_names_that_are_public_anyway(world):
    names = [each.name for each in queries.declarable_people("a", by=world.head, at=world.now)]
    assert names == ["Amina Rahman", "Daniel Whitlock", "Miriam Stone", "Ruth Calloway", "Tom Ashby"]

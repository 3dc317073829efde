"""Who may designate, write, agree, remind and see, as each of the cast."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from pharos.leaders import actions, queries, rules
from tests.house.doors import CAST
from tests.leaders import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(world):
    return making.publish(world, world.leader, world.kestrel)


def allowed(world, rule):
    return {who for who in CAST if rule(getattr(world, who))}


def test_an_administrator_designates(world):
    assert allowed(world, lambda person: rules.may_designate(person, at=world.now)) == {"administrator"}


def test_an_administrator_ends_a_designation_once(world, profile):
    designation = queries.designations_of(world.leader).get()
    assert allowed(world, lambda person: rules.may_end(person, designation, at=world.now)) == {"administrator"}
    ended = making.end(world, designation, dt.date(2026, 12, 31))
    verdict = rules.may_end(world.administrator, ended, at=world.now)
    assert (bool(verdict), verdict.reason) == (False, "This designation has already been ended.")


def test_the_leader_and_an_administrator_write_a_profile(world, profile):
    assert allowed(world, lambda person: rules.may_edit(person, profile, at=world.now)) == {"leader", "administrator"}


def test_nobody_agrees_for_somebody_else(world, profile):
    assert allowed(world, lambda person: rules.may_consent(person, profile)) == {"leader"}


class TestReminding:
    def test_an_administrator_does(self, world):
        making.designate(world, world.leader, world.kestrel)
        profile = queries.profile_of(world.leader)
        assert allowed(world, lambda person: rules.may_remind(person, profile, at=world.now)) == {"administrator"}

    def test_not_where_nothing_is_missing(self, world, profile):
        verdict = rules.may_remind(world.administrator, profile, at=world.now)
        assert verdict.reason == "There is nothing left to do on this profile."

    def test_not_of_somebody_who_is_no_leader_any_more(self, world, profile):
        actions.withdraw_consent(profile, by=world.leader, at=world.now)
        making.end(world, queries.designations_of(world.leader).get(), dt.date(2026, 11, 1))
        verdict = rules.may_remind(world.administrator, profile, at=world.now)
        assert verdict.reason == "Amina Rahman is not a designated leader now."


def test_whoever_may_commission_and_the_leaders_see_how_available_a_leader_is(world, profile):
    making.designate(world, world.stranger, world.kestrel)
    assert allowed(world, lambda person: rules.may_see_availability(person, at=world.now)) == set(CAST)
    assert not rules.may_see_availability(AnonymousUser(), at=world.now)


def test_somebody_without_a_part_does_not(world, profile):
    assert allowed(world, lambda person: rules.may_export(person, at=world.now)) == set(CAST) - {"stranger"}

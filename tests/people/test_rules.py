"""Who may give, lend and end roles, and close accounts: everybody tried against each."""

import datetime as dt

import pytest

from pharos.people import actions, rules
from pharos.people.models import Person
from pharos.people.states import Role
from tests.clock import NOW, TODAY
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def allowed(world, rule):
    """Those of the cast whom the rule lets."""
    return {who for who in PEOPLE if rule(getattr(world, who))}


class TestAdministering:
    def test_is_for_administrators(self, world):
        assert allowed(world, lambda who: rules.may_administer(who, at=NOW)) == {"administrator"}

    def test_the_service_itself_may(self, world):
        assert rules.may_administer(None, at=NOW)

    def test_a_deputy_may_while_they_stand_in(self, world):
        own = world.administrator.grants.get()
        world.grant(world.stranger, Role.ADMINISTRATOR, from_on=TODAY, until_on=TODAY, standing_in_for=own)
        days = [bool(rules.may_administer(again(world.stranger), at=NOW + n * DAY)) for n in (-1, 0, 1)]
        assert days == [False, True, False]

    def test_the_refusal_says_who_can(self, world):
        assert rules.may_administer(world.head, at=NOW).reason == "Only a programme administrator can do this."


def again(person):
    return Person.objects.get(pk=person.pk)


class TestLending:
    def test_is_for_the_holder_and_administrators(self, world):
        grant = world.head.grants.get()
        assert allowed(world, lambda who: rules.may_lend(who, grant, at=NOW)) == {"head", "administrator"}
        assert rules.may_lend(world.sia, grant, at=NOW).reason == (
            "Only Grace Okafor or a programme administrator can name who stands in."
        )

    def test_what_was_lent_is_not_lent_on_by_anybody(self, world):
        lent = world.delegate.grants.get()
        assert allowed(world, lambda who: rules.may_lend(who, lent, at=NOW)) == set()

    @pytest.mark.parametrize(("until_in", "may"), [(-1, False), (0, True), (1, True)])
    def test_a_role_that_has_ended_is_not_lent(self, world, until_in, may):
        grant = world.grant(world.stranger, Role.SIA, "east", until_on=TODAY + until_in * DAY)
        assert bool(rules.may_lend(world.stranger, grant, at=NOW)) is may


class TestEnding:
    def test_a_role_of_ones_own_is_ended_by_administrators(self, world):
        grant = world.head.grants.get()
        assert allowed(world, lambda who: rules.may_end(who, grant, at=NOW)) == {"administrator"}

    def test_a_lent_one_by_either_side_too(self, world):
        lent = world.delegate.grants.get()
        assert allowed(world, lambda who: rules.may_end(who, lent, at=NOW)) == {"administrator", "head", "delegate"}

    def test_what_has_ended_is_ended_by_nobody(self, world):
        grant = world.grant(world.stranger, Role.SIA, "east", until_on=TODAY - DAY)
        assert allowed(world, lambda who: rules.may_end(who, grant, at=NOW)) == set()
        assert rules.may_end(world.administrator, grant, at=NOW).reason == "This role has already ended."


class TestTheLastAdministrator:
    def leaves(self, world, *, last_day=TODAY):
        return bool(rules.leaves_an_administrator(world.administrator.grants.get(), last_day=last_day, at=NOW))

    def test_stays(self, world):
        assert self.leaves(world) is False

    @pytest.mark.parametrize(
        ("more", "leaves"),
        [
            ({}, True),
            ({"until_on": TODAY + DAY}, True),
            ({"until_on": TODAY}, False),
            ({"from_on": TODAY + DAY}, False),
        ],
    )
    def test_goes_where_another_holds_now_and_afterwards(self, world, more, leaves):
        world.grant(world.stranger, Role.ADMINISTRATOR, **more)
        assert self.leaves(world) is leaves

    def test_is_not_replaced_by_a_deputy(self, world):
        own = world.administrator.grants.get()
        world.grant(world.stranger, Role.ADMINISTRATOR, until_on=TODAY + 90 * DAY, standing_in_for=own)
        assert self.leaves(world) is False

    def test_other_roles_may_be_left_empty(self, world):
        assert rules.leaves_an_administrator(world.sia.grants.get(), last_day=TODAY, at=NOW)


class TestClosing:
    def test_is_for_administrators_and_never_ones_own(self, world):
        assert allowed(world, lambda who: rules.may_close(who, world.head, at=NOW)) == {"administrator"}
        assert allowed(world, lambda who: rules.may_close(who, world.administrator, at=NOW)) == set()

    def test_by_whom_else_it_says(self, world):
        assert rules.may_close(world.administrator, world.administrator, at=NOW).reason == (
            "You cannot close your own account. Ask another administrator."
        )

    def test_leaves_an_administrator_since_nobody_closes_their_own(self, world):
        world.grant(world.stranger, Role.ADMINISTRATOR)
        actions.close_account(world.administrator, by=again(world.stranger), at=NOW, why="Has left")
        assert not rules.may_close(again(world.stranger), world.stranger, at=NOW)

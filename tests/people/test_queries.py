"""Who holds which role on a day, who is found, and whose grants one may look into."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.people import actions, queries
from pharos.people.models import Person, RoleGrant
from pharos.people.states import OrganisationKind, Role
from tests.clock import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def again(person):
    return Person.objects.get(pk=person.pk)


class TestRolesOf:
    def test_are_those_of_the_day(self, world):
        world.grant(world.stranger, Role.SIA, "east", from_on=TODAY, until_on=TODAY + DAY)
        held = {days: queries.roles_of(again(world.stranger), at=TODAY + days * DAY).held for days in (-1, 0, 1, 2)}
        assert held == {-1: set(), 0: {("sia", "east")}, 1: {("sia", "east")}, 2: set()}

    def test_the_day_is_londons(self, world):
        """Half past eleven at night in Greenwich is half past twelve in London's summer."""
        world.grant(world.stranger, Role.SIA, "east", from_on=dt.date(2027, 6, 2))
        before = dt.datetime(2027, 6, 1, 22, 30, tzinfo=dt.UTC)
        held = [bool(queries.roles_of(again(world.stranger), at=at).held) for at in (before, before.replace(hour=23))]
        assert held == [False, True]

    def test_are_asked_once_a_day_for_each_instance(self, world):
        person = again(world.head)
        with CaptureQueriesContext(connection) as asked:
            for _ in range(3):
                queries.roles_of(person, at=NOW)
        assert len(asked) == 1

    def test_can_be_asked_for(self, world):
        roles = queries.roles_of(world.area_chair, at=NOW)
        assert (roles.holds(Role.AREA_CHAIR, "north"), roles.holds(Role.AREA_CHAIR, "south")) == (True, False)
        assert roles.keys(Role.AREA_CHAIR, Role.HEADTEACHER) == {"north", "900005"}
        assert (roles.administrator, queries.roles_of(world.administrator, at=NOW).administrator) == (False, True)

    def test_a_loan_that_began_before_the_grant_it_lends_holds_from_that_one_on(self, world):
        grant = world.grant(world.head, Role.SIA, "east", from_on=TODAY + 5 * DAY)
        world.grant(world.stranger, Role.SIA, "east", from_on=TODAY, until_on=TODAY + 9 * DAY, standing_in_for=grant)
        held = [bool(queries.roles_of(again(world.stranger), at=TODAY + days * DAY).held) for days in (0, 4, 5, 9, 10)]
        assert held == [False, False, True, True, False]


class TestHolders:
    def test_are_everybody_with_the_role_there_by_name(self, world):
        assert queries.holders(Role.HEADTEACHER, ["900001", "900003"], at=NOW) == [
            world.other_head, world.head, world.delegate,
        ]  # fmt: skip

    def test_are_named_once(self, world):
        world.grant(world.head, Role.HEADTEACHER, 900003)
        assert queries.holders(Role.HEADTEACHER, ["900001", "900003"], at=NOW).count(world.head) == 1

    def test_leave_out_whoever_has_gone(self, world):
        actions.close_account(world.head, by=world.administrator, at=NOW, why="Left")
        assert queries.holders(Role.HEADTEACHER, ["900001"], at=NOW) == []

    def test_nowhere_is_nobody(self, world):
        assert queries.holders(Role.HEADTEACHER, [], at=NOW) == []


class TestActive:
    @pytest.mark.parametrize("typed", ["grace.okafor@wantsum.example", "GRACE.okafor@Wantsum.Example"])
    def test_finds_whatever_the_case(self, world, typed):
        assert queries.active(typed) == world.head

    @pytest.mark.parametrize("typed", ["grace.okafor@wantsum.exampl", "", "%", "gr_ce.okafor@wantsum.example"])
    def test_finds_no_other(self, world, typed):
        assert queries.active(typed) is None

    def test_letters_that_only_a_database_holds_for_alike_are_not(self, world):
        world.person("Isla Reed")
        assert queries.active("\u0131sla.reed@wantsum.example") is None

    def test_a_closed_account_is_not_found(self, world):
        actions.close_account(world.head, by=world.administrator, at=NOW, why="Left")
        assert queries.active(world.head.email) is None


class TestSearch:
    def test_everybody_by_name(self, world):
        names = [person.name for person in queries.search(at=NOW)]
        assert (len(names), names) == (11, sorted(names))

    def test_every_word_counts(self, world):
        found = [queries.search(words, at=NOW) for words in ("grace", "grace wantsum", "grace ashby")]
        assert [[person.name for person in people] for people in found] == [["Grace Okafor"], ["Grace Okafor"], []]

    def test_by_the_role_held_now(self, world):
        world.grant(world.stranger, Role.SIA, "east", from_on=TODAY + DAY)
        assert list(queries.search(role="sia", at=NOW)) == [world.other_sia, world.sia]
        assert list(queries.search(role="sia", at=NOW + DAY)) == [world.other_sia, world.stranger, world.sia]

    def test_three_cost_as_many_queries_as_one(self, world):
        counts = []
        for words in ("grace", "a"):
            with CaptureQueriesContext(connection) as asked:
                found = [[grant.role for grant in person.grants.all()] for person in queries.search(words, at=NOW)]
            counts.append((len(found) > 1, len(asked)))
        assert counts == [(False, 2), (True, 2)]


class TestGrants:
    def test_of_a_person_the_newest_first(self, world):
        world.grant(world.head, Role.SIA, "east", from_on=dt.date(2026, 10, 1))
        world.grant(world.head, Role.SIA, "west", from_on=dt.date(2026, 8, 1))
        assert [grant.scope_key for grant in queries.grants_of(world.head)] == ["east", "900001", "west"]

    def test_come_with_whoever_stands_in_without_more_queries(self, world):
        world.grant(world.head, Role.SIA, "east")
        with CaptureQueriesContext(connection) as asked:
            told = [(g.person.name, [lent.person.name for lent in g.lent_grants.all()]) for g in
                    queries.grants_of(world.head)]  # fmt: skip
        assert (len(asked), told) == (2, [("Grace Okafor", []), ("Grace Okafor", ["Priya Nair"])])

    @pytest.mark.parametrize(
        ("who", "seen"),
        [("head", ["Grace Okafor", "Priya Nair"]), ("delegate", ["Priya Nair"]), ("sia", ["Tom Ashby"]),
         ("stranger", [])],
    )  # fmt: skip
    def test_one_looks_into_ones_own_and_those_one_lent(self, world, who, seen):
        grants = queries.grants_visible_to(getattr(world, who), at=NOW)
        assert sorted(grant.person.name for grant in grants) == seen

    def test_an_administrator_looks_into_all(self, world):
        assert queries.grants_visible_to(world.administrator, at=NOW).count() == RoleGrant.objects.count()


class TestLastingAdministrators:
    def test_are_those_who_hold_now_and_beyond(self, world):
        found = {
            name: world.grant(world.person(f"{name} Reed"), Role.ADMINISTRATOR, **span)
            for name, span in {
                "Ada": {}, "Bea": {"until_on": TODAY + 9 * DAY}, "Cy": {"until_on": TODAY + DAY},
                "Di": {"from_on": TODAY + DAY}, "Ed": {"until_on": TODAY - DAY},
            }.items()
        }  # fmt: skip
        lasting = queries.lasting_administrators(at=NOW, until=TODAY + 5 * DAY).exclude(person=world.administrator)
        assert [grant.person.name for grant in lasting.order_by("pk")] == ["Ada Reed", "Bea Reed"]
        assert len(found) == 5

    def test_a_deputy_is_none_nor_is_a_closed_account(self, world):
        own = world.administrator.grants.get()
        world.grant(world.stranger, Role.ADMINISTRATOR, until_on=TODAY + 99 * DAY, standing_in_for=own)
        world.grant(world.head, Role.ADMINISTRATOR)
        actions.close_account(world.head, by=world.administrator, at=NOW, why="Left")
        assert list(queries.lasting_administrators(at=NOW, until=TODAY)) == [own]


def test_people_who_act_for_an_organisation_are_counted_once(world):
    hub = actions.add_organisation(
        kind=OrganisationKind.TEACHING_SCHOOL, name="Wantsum Hub", by=world.administrator, at=NOW
    )
    for person in (world.head, world.stranger):
        world.grant(person, Role.TEACHING_SCHOOL, hub.reference)
    world.grant(world.sia, Role.TEACHING_SCHOOL, hub.reference, until_on=TODAY - DAY)
    assert queries.holders_by_organisation(at=NOW) == {hub.reference: 2}

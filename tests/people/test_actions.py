"""Roles given, ended and lent: what is written, what is refused."""

import datetime as dt

import pytest

from pharos.activity.models import Activity
from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.outbox.models import Letter
from pharos.people import actions, queries
from pharos.people.models import Organisation, Person, RoleGrant
from pharos.people.states import OrganisationKind, Role
from tests.clock import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def give(world, person=None, role=Role.SIA, key="east", **more):
    facts = {"from_on": TODAY, "reason": "Appointed", "scope": "East area", "by": world.administrator, "at": NOW}
    return actions.grant(person or world.stranger, role, key, **(facts | more))


def lend(world, **more):
    facts = {
        "to_name": "Priya Nair", "to_email": "Priya.Nair@wantsum.example ",
        "from_on": TODAY, "until_on": TODAY + 30 * DAY,
        "reason": "Away", "scope": "Saltmarsh Academy", "by": world.other_head, "at": NOW,
    }  # fmt: skip
    return actions.lend(world.other_head.grants.get(), **(facts | more))


def end(grant, world, **more):
    actions.end_grant(grant, **({"by": world.administrator, "at": NOW, "reason": "Has left", "scope": "there"} | more))


def told():
    return list(Letter.objects.order_by("pk").values_list("to", "kind"))


def roles(person, at=NOW):
    return queries.roles_of(Person.objects.get(pk=person.pk), at=at).held


class TestGrant:
    def test_gives_the_role_tells_the_person_and_records_who_and_why(self, world):
        grant = give(world, until_on=TODAY + 7 * DAY)
        assert roles(world.stranger) == {("sia", "east")}
        assert roles(world.stranger, NOW + 7 * DAY) == {("sia", "east")}
        assert roles(world.stranger, NOW + 8 * DAY) == set()
        assert told() == [(world.stranger.email, "role_given")]
        said = Activity.objects.get(subject_pk=str(grant.pk))
        assert (said.by, said.why, said.says) == (
            world.administrator,
            "Appointed",
            "made Sam Fenwick senior improvement adviser for East area from 24 November 2026 until 1 December 2026",
        )

    def test_is_for_administrators(self, world):
        with pytest.raises(NotAllowed, match="Only a programme administrator"):
            give(world, by=world.sia)
        assert (roles(world.stranger), told()) == (set(), [])

    def test_the_console_needs_no_name(self, world):
        give(world, role=Role.ADMINISTRATOR, key="", scope="", by=None)
        assert roles(world.stranger) == {("administrator", "")}

    def test_posted_twice_makes_one(self, world):
        assert give(world, form_key="a" * 32) == give(world, form_key="a" * 32)
        assert len(told()) == 1

    @pytest.mark.parametrize(("from_in", "until_in"), [(0, 3), (5, None), (-5, None), (-5, 0), (10, 20), (2, 3)])
    def test_the_same_role_twice_on_one_day_is_refused(self, world, from_in, until_in):
        give(world, until_on=TODAY + 10 * DAY)
        with pytest.raises(WrongState, match="Sam Fenwick already holds this role from 24 November 2026"):
            give(world, from_on=TODAY + from_in * DAY, until_on=None if until_in is None else TODAY + until_in * DAY)

    @pytest.mark.parametrize(("from_in", "until_in"), [(11, None), (-5, -1)])
    def test_the_same_role_before_or_after_is_another(self, world, from_in, until_in):
        give(world, until_on=TODAY + 10 * DAY)
        give(world, from_on=TODAY + from_in * DAY, until_on=until_in and TODAY + until_in * DAY)
        assert world.stranger.grants.count() == 2

    def test_the_same_role_elsewhere_is_another(self, world):
        give(world)
        give(world, key="west")
        assert roles(world.stranger) == {("sia", "east"), ("sia", "west")}

    def test_days_the_wrong_way_round_are_refused(self, world):
        with pytest.raises(Refused, match="The last day must be"):
            give(world, until_on=TODAY - DAY)

    def test_a_closed_account_gets_no_role(self, world):
        actions.close_account(world.stranger, by=world.administrator, at=NOW, why="Left")
        with pytest.raises(WrongState, match="is closed"):
            give(world)


class TestEnd:
    def test_at_once_takes_it_away_at_once(self, world):
        grant = world.sia.grants.get()
        end(grant, world)
        assert roles(world.sia) == set()
        assert (grant.until_on, grant.ended_by, grant.end_reason) == (TODAY - DAY, world.administrator, "Has left")
        assert told() == [(world.sia.email, "role_ended")]

    def test_on_the_day_it_was_given(self, world):
        end(give(world), world)
        assert roles(world.stranger) == set()
        give(world)
        assert roles(world.stranger) == {("sia", "east")}

    def test_after_a_last_day_it_still_holds_on_it(self, world):
        end(world.sia.grants.get(), world, last_day=TODAY + DAY)
        assert (roles(world.sia, NOW + DAY), roles(world.sia, NOW + 2 * DAY)) == ({("sia", "north")}, set())

    def test_pressed_twice_is_already_done(self, world):
        grant = world.sia.grants.get()
        end(grant, world)
        with pytest.raises(AlreadyDone):
            end(grant, world)
        assert len(told()) == 1

    def test_the_last_administrator_stays(self, world):
        grant = world.administrator.grants.get()
        with pytest.raises(WrongState, match="Helen Marsh is the last administrator"):
            end(grant, world)
        give(world, role=Role.ADMINISTRATOR, key="", until_on=TODAY + 30 * DAY)
        end(grant, world, last_day=TODAY + 7 * DAY)
        assert roles(world.administrator, NOW + 8 * DAY) == set()

    def test_an_administrator_whose_own_days_run_out_first_does_not_count(self, world):
        give(world, role=Role.ADMINISTRATOR, key="", until_on=TODAY + 3 * DAY)
        with pytest.raises(WrongState, match="last administrator"):
            end(world.administrator.grants.get(), world, last_day=TODAY + 7 * DAY)

    @pytest.mark.parametrize("who", ["head", "sia", "stranger"])
    def test_nobody_ends_their_own_or_anothers(self, world, who):
        with pytest.raises(NotAllowed):
            end(world.head.grants.get(), world, by=getattr(world, who))

    @pytest.mark.parametrize(
        ("last_day", "words"), [(dt.date(2026, 8, 31), "The role began on"), (dt.date(2028, 1, 1), "already ends on")]
    )
    def test_the_last_day_lies_within_the_role(self, world, last_day, words):
        grant = world.grant(world.stranger, Role.SIA, "west", until_on=dt.date(2027, 8, 31))
        with pytest.raises(Refused, match=words):
            end(grant, world, last_day=last_day)


class TestLend:
    def test_the_delegate_holds_the_role_for_the_time(self, world):
        lent = lend(world)
        held = ("headteacher", "900003")
        assert held in roles(world.delegate)
        assert held in roles(world.delegate, NOW + 30 * DAY)
        assert held not in roles(world.delegate, NOW + 31 * DAY)
        assert (lent.person, told()) == (world.delegate, [(world.delegate.email, "stand_in_named")])
        assert queries.standing_for(world.delegate, Role.HEADTEACHER, "900003", at=NOW) == world.other_head
        assert world.delegate in queries.holders(Role.HEADTEACHER, ["900003"], at=NOW)

    def test_somebody_new_is_given_an_account(self, world):
        lent = lend(world, to_name="  Nora  Quill ", to_email=" Nora.Quill@wantsum.example")
        assert (lent.person.name, lent.person.email) == ("Nora Quill", "nora.quill@wantsum.example")

    def test_it_holds_only_while_the_original_does(self, world):
        lend(world)
        end(world.other_head.grants.get(), world)
        assert ("headteacher", "900003") not in roles(world.delegate)

    def test_it_holds_only_while_the_holders_account_is_open(self, world):
        lend(world)
        actions.close_account(world.other_head, by=world.administrator, at=NOW, why="Left")
        assert ("headteacher", "900003") not in roles(world.delegate)

    def test_it_cannot_be_lent_on(self, world):
        with pytest.raises(WrongState, match="cannot pass the role on"):
            actions.lend(
                lend(world), to_name="A", to_email="a@wantsum.example", from_on=TODAY, until_on=TODAY,
                reason="x", by=world.delegate, at=NOW,
            )  # fmt: skip

    @pytest.mark.parametrize("who", ["stranger", "sia", "head", "delegate"])
    def test_only_by_its_holder_or_an_administrator(self, world, who):
        with pytest.raises(NotAllowed):
            lend(world, by=getattr(world, who))
        assert not Letter.objects.exists()

    def test_by_an_administrator(self, world):
        assert lend(world, by=world.administrator).granted_by == world.administrator

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"until_on": TODAY - DAY, "from_on": TODAY - 2 * DAY}, "today or later"),
            ({"until_on": TODAY + 400 * DAY}, "up to a year"),
            ({"from_on": dt.date(2026, 8, 1)}, "Choose days within that time"),
            ({"to_name": "x", "to_email": "daniel.whitlock@wantsum.example"}, "nobody can stand in for themselves"),
        ],
    )
    def test_refused(self, world, more, words):
        with pytest.raises(Refused, match=words):
            lend(world, **more)
        assert not RoleGrant.objects.filter(standing_in_for=world.other_head.grants.get()).exists()

    @pytest.mark.parametrize("who", ["other_head", "delegate", "administrator"])
    def test_is_ended_early_by_either_side(self, world, who):
        end(lend(world), world, by=getattr(world, who))
        assert ("headteacher", "900003") not in roles(world.delegate)
        assert told()[-1] == (world.delegate.email, "stand_in_ended")

    def test_posted_twice_makes_one(self, world):
        assert lend(world, form_key="b" * 32) == lend(world, form_key="b" * 32)


class TestStandingFor:
    def test_is_nobody_for_the_holder_and_for_strangers(self, world):
        for person in (world.head, world.stranger):
            assert queries.standing_for(person, Role.HEADTEACHER, "900001", at=NOW) is None

    def test_is_nobody_where_the_role_is_also_their_own(self, world):
        world.grant(world.delegate, Role.HEADTEACHER, 900001)
        assert queries.standing_for(world.delegate, Role.HEADTEACHER, "900001", at=NOW) is None

    def test_a_deputy_in_the_office_is_recorded_as_one(self, world):
        actions.lend(
            world.administrator.grants.get(), to_name="Sam", to_email=world.stranger.email, from_on=TODAY,
            until_on=TODAY, reason="Leave", by=world.administrator, at=NOW,
        )  # fmt: skip
        give(world, world.chair, by=Person.objects.get(pk=world.stranger.pk))
        said = Activity.objects.filter(verb="grant").get()
        assert (said.by, said.standing_for) == (world.stranger, world.administrator)


class TestAccounts:
    def test_adding_somebody_who_is_there_returns_them_unchanged(self, world):
        person = actions.add_person(
            name="Grace O.", email=" GRACE.Okafor@wantsum.example", by=world.administrator, at=NOW
        )  # fmt: skip
        assert (person, person.name) == (world.head, "Grace Okafor")

    def test_a_changed_address_is_told_to_the_old_one(self, world):
        facts = {"name": "Grace Okafor", "email": "grace@new.example", "telephone": "01 23"}
        actions.correct_details(world.head, **facts, by=world.administrator, at=NOW)
        assert told() == [("grace.okafor@wantsum.example", "address_changed")]
        assert (
            Activity.objects.get(verb="correct").says
            == "changed the email address and telephone number of Grace Okafor"
        )

    def test_the_address_is_not_for_the_person_to_change(self, world):
        with pytest.raises(NotAllowed):
            actions.correct_details(world.head, name="G", email="x@y.example", telephone="", by=world.head, at=NOW)

    def test_an_address_belongs_to_one_person(self, world):
        with pytest.raises(WrongState, match="Tom Ashby already uses"):
            actions.correct_details(
                world.head, name="G", email="tom.ashby@wantsum.example", telephone="", by=world.administrator, at=NOW
            )

    def test_a_closed_account_counts_for_nothing_until_it_is_reopened(self, world):
        actions.close_account(world.sia, by=world.administrator, at=NOW, why="On leave")
        assert (roles(world.sia), queries.holders(Role.SIA, ["north"], at=NOW)) == (set(), [])
        actions.reopen_account(world.sia, by=world.administrator, at=NOW, why="Back")
        assert roles(world.sia) == {("sia", "north")}

    def test_nobody_closes_their_own(self, world):
        with pytest.raises(NotAllowed, match="your own account"):
            actions.close_account(world.administrator, by=world.administrator, at=NOW, why="x")

    def test_signing_out_everywhere_is_for_oneself_or_an_administrator(self, world):
        with pytest.raises(NotAllowed):
            actions.sign_out_everywhere(world.head, by=world.sia, at=NOW)


def test_an_organisation_is_entered_once(world):
    facts = {"kind": OrganisationKind.PROVIDER, "by": world.administrator, "at": NOW}
    first = actions.add_organisation(name="Wantsum  Training", **facts)
    assert actions.add_organisation(name=" Wantsum Training ", **facts) == first
    assert Organisation.objects.get().name == "Wantsum Training"

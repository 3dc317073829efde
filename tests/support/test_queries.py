"""What can be asked about requests, and who may read them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.activity import actions as activity
from pharos.leaders.models import Profile
from pharos.people import actions as people
from pharos.people.states import Role
from pharos.support import actions, queries
from pharos.support.states import RequestState
from tests.clock import NOW
from tests.leaders import making
from tests.support import stories
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(days=1)


def readers(world, request):
    """Those of the cast who may read it."""
    return {who for who in PEOPLE if request in queries.visible_to(getattr(world, who), at=NOW)}


def waits(world, who):
    """What waits, and why."""
    return [(task.what, task.why, task.urgent) for task in queries.waiting_for(getattr(world, who), at=NOW)]


class TestVisibleTo:
    def test_a_draft_is_the_schools_alone(self, world):
        assert readers(world, stories.draft(world)) == {"head", "delegate"}

    def test_what_was_sent_is_read_in_its_area_too(self, world):
        found = readers(world, stories.sent(world))
        assert found == {"head", "delegate", "sia", "area_chair", "administrator"}

    @pytest.mark.parametrize("state", ["returned", "agreed", "withdrawn", "unfilled"])
    def test_whatever_became_of_it(self, world, state):
        found = readers(world, stories.sent(world, state))
        assert found == {"head", "delegate", "sia", "area_chair", "administrator"}

    def test_a_school_in_no_area_is_the_administrators(self, world):
        assert readers(world, stories.sent(world, area_code="")) == {"head", "delegate", "administrator"}

    def test_a_draft_thrown_away_is_not_read_by_the_adviser(self, world):
        assert readers(world, stories.draft(world, state="withdrawn")) == {"head", "delegate"}

    def test_a_leader_reads_it_through_the_offer_and_not_here(self, world):
        request = stories.sent(world, "offered", leader_choice="named", named_leader=world.leader)
        assert "leader" not in readers(world, request)

    @pytest.mark.parametrize("make", [stories.draft, stories.sent])
    def test_a_headteacher_who_has_gone_reads_it_no_longer_nor_who_stood_in_and_the_next_one_does(self, world, make):
        request = make(world, raised_by=world.delegate, raised_for=world.head)
        world.head.grants.update(until_on=dt.date(2026, 10, 1))
        world.grant(world.stranger, Role.HEADTEACHER, world.marram.urn)
        assert readers(world, request) & {"head", "delegate", "stranger"} == {"stranger"}

    def test_a_delegate_whose_loan_has_ended_reads_it_no_longer(self, world):
        request = stories.sent(world, raised_by=world.delegate, raised_for=world.head)
        world.delegate.grants.update(until_on=dt.date(2026, 10, 1))
        assert readers(world, request) & {"head", "delegate"} == {"head"}


class TestListed:
    def test_what_the_school_has_to_do_comes_first_what_is_over_last(self, world):
        for state in RequestState.values:
            stories.draft(world) if state == "draft" else stories.sent(world, state)
        found = [each.state for each in queries.listed(world.head, at=NOW)]
        assert (found[:2], set(found[2:5]), found[5], set(found[6:])) == (
            ["returned", "draft"], {"offered", "submitted", "in_triage"}, "agreed", {"closed", "withdrawn", "unfilled"},
        )  # fmt: skip

    def test_the_newest_of_a_kind_comes_first(self, world):
        old, new = stories.draft(world), stories.draft(world, saved_at=LATER)
        assert list(queries.listed(world.head, at=NOW)) == [new, old]

    def test_a_draft_thrown_away_is_out_of_sight(self, world):
        stories.draft(world, state="withdrawn")
        kept = stories.sent(world, "withdrawn")
        assert list(queries.listed(world.head, at=NOW)) == [kept]


class TestTold:
    @pytest.fixture
    def by_delegate(self, world):
        return stories.sent(world, raised_by=world.delegate, raised_for=world.head)

    def test_a_headteacher_alone(self, world):
        assert queries.told(stories.draft(world), at=NOW) == [world.head]

    def test_a_delegate_and_the_headteacher(self, world, by_delegate):
        assert queries.told(by_delegate, at=NOW) == [world.delegate, world.head]

    def test_not_a_delegate_whose_loan_has_ended(self, world, by_delegate):
        world.delegate.grants.update(until_on=dt.date(2026, 10, 1))
        assert queries.told(by_delegate, at=NOW) == [world.head]

    def test_where_who_asked_has_gone_those_who_lead_the_school_today(self, world, by_delegate):
        world.head.grants.update(until_on=dt.date(2026, 10, 1))
        world.grant(world.stranger, Role.HEADTEACHER, world.marram.urn)
        assert queries.told(by_delegate, at=NOW) == [world.stranger]

    def test_not_a_closed_account(self, world, by_delegate):
        people.close_account(world.delegate, by=world.administrator, at=NOW, why="Has left")
        assert queries.told(by_delegate, at=NOW) == [world.head]

    def test_where_nobody_leads_the_school_the_administrators(self, world, by_delegate):
        world.head.grants.update(until_on=dt.date(2026, 10, 1))
        assert queries.told(by_delegate, at=NOW) == [world.administrator]


class TestStandingFor:
    def test_a_delegate_acts_for_the_headteacher(self, world):
        assert queries.standing_for(world.delegate, stories.sent(world), at=NOW) == world.head

    @pytest.mark.parametrize("who", ["head", "sia", "administrator", "stranger"])
    def test_nobody_acts_for_another_in_their_own_part(self, world, who):
        assert queries.standing_for(getattr(world, who), stories.sent(world), at=NOW) is None

    def test_a_deputy_acts_for_the_adviser_of_its_area(self, world):
        own = world.sia.grants.get()
        world.grant(world.stranger, Role.SIA, "north", standing_in_for=own, until_on=dt.date(2027, 7, 31))
        found = [
            queries.standing_for(world.stranger, request, at=NOW)
            for request in (stories.sent(world), stories.sent(world, area_code="south"))
        ]
        assert found == [world.sia, None]

    def test_a_headteacher_who_also_stands_in_acts_in_person(self, world):
        own = world.head.grants.get()
        world.grant(world.other_head, Role.HEADTEACHER, 900001)
        world.grant(world.other_head, Role.HEADTEACHER, 900001, standing_in_for=own, until_on=dt.date(2027, 8, 31))
        assert queries.standing_for(world.other_head, stories.sent(world), at=NOW) is None


class TestWaiting:
    def test_a_draft_waits_to_be_finished(self, world):
        stories.draft(world)
        what = "Finish your request for support for Marram Primary School"
        told = {who: waits(world, who) for who in PEOPLE if waits(world, who)}
        task = (what, "It has not been sent yet", False)
        assert told == {"head": [task], "delegate": [task]}

    def test_a_request_that_came_back_waits_first_and_says_why(self, world):
        stories.draft(world)
        request = stories.sent(world, "in_triage", number=3)
        actions.send_back(request, by=world.sia, at=NOW, why="Say more about reading.")
        what = "Change PH-0003 for Marram Primary School and send it again"
        assert waits(world, "head")[0] == (what, "Your adviser wrote: Say more about reading.", True)

    @pytest.mark.parametrize("state", sorted(set(RequestState.values) - {"draft", "returned"}))
    def test_nothing_waits_for_the_school_otherwise(self, world, state):
        stories.sent(world, state)
        assert waits(world, "head") == []

    def test_reasons_are_the_last_ones(self, world):
        request = stories.sent(world, "in_triage")
        for number in (1, 2):
            actions.send_back(request, by=world.sia, at=NOW + dt.timedelta(hours=number), why=f"Reason {number}")
            activity.move(request, "submit", by=world.head, at=NOW + dt.timedelta(hours=number, minutes=1))
            actions.take_up(request, by=world.sia, at=NOW + dt.timedelta(hours=number, minutes=2))
        assert queries.reasons([request], "send_back") == {request.pk: "Reason 2"}

    def test_reasons_of_none_ask_nothing(self, world, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert queries.reasons([], "send_back") == {}


class TestOthersOpen:
    def test_those_of_the_school_that_were_sent_and_are_not_over(self, world):
        request = stories.sent(world)
        stories.draft(world)
        stories.sent(world, "closed")
        stories.sent(world, school=world.saltmarsh)
        mine = [stories.sent(world), stories.sent(world, "agreed")]
        assert queries.others_open(request) == mine[::-1]

    def test_drafts_are_shown_to_whoever_begins_another(self, world):
        old, new = stories.draft(world), stories.draft(world, saved_at=LATER)
        stories.sent(world, "returned")
        stories.draft(world, school=world.saltmarsh, raised_by=world.other_head)
        assert queries.unfinished(world.delegate, at=NOW) == [new, old]


class TestSchoolsOf:
    def test_by_name(self, world):
        world.grant(world.head, Role.HEADTEACHER, 900005)
        assert queries.schools_of(world.head, at=NOW) == [world.beacon, world.marram]

    def test_a_delegates_are_the_lenders(self, world):
        assert queries.schools_of(world.delegate, at=NOW) == [world.marram]

    def test_none_for_an_adviser(self, world):
        assert queries.schools_of(world.sia, at=NOW) == []


class TestLeadersNamed:
    @pytest.fixture
    def amina(self, world):
        return making.publish(world, world.leader, world.kestrel)

    def named(self, words):
        return [queries.name_and_school(each) for each in queries.leaders_named(words, at=NOW)]

    @pytest.mark.parametrize("words", ["amina", "Rahman", "Amina Rahman", "amina rahman, Kestrel Lane Primary School"])
    def test_by_a_part_of_the_name_or_name_and_school(self, world, amina, words):
        assert self.named(words) == ["Amina Rahman, Kestrel Lane Primary School"]

    @pytest.mark.parametrize("words", ["Kestrel", "Amina Rahman, Saltmarsh", "Joseph Trent"])
    def test_nobody_else(self, world, amina, words):
        making.designate(world, world.other_leader, world.windmill)
        assert self.named(words) == []

    def test_an_unpublished_leader_is_not_found(self, world, amina):
        Profile.objects.update(withdrew_at=NOW)
        assert self.named("amina") == []

    def test_a_name_in_full_is_found_before_longer_ones(self, world, amina):
        making.publish(world, world.person("Amina Rahman-Cole"), world.windmill)
        assert self.named("Amina Rahman") == ["Amina Rahman, Kestrel Lane Primary School"]

    def test_two_of_one_name_are_told_apart_by_their_schools(self, world, amina):
        namesake = type(world.leader).objects.create(name="Amina Rahman", email="another@wantsum.example")
        making.publish(world, namesake, world.windmill)
        assert [len(self.named("Amina Rahman")), self.named("Amina Rahman, Windmill Hill School")] == [
            2, ["Amina Rahman, Windmill Hill School"],
        ]  # fmt: skip

    def test_a_leader_is_called_by_name_and_school_and_one_who_was_by_name(self, world, amina):
        assert [queries.leader_words(each, at=NOW) for each in (world.leader, world.stranger)] == [
            "Amina Rahman, Kestrel Lane Primary School", "Sam Fenwick",
        ]  # fmt: skip

    def test_by_the_directorys_reference(self, world, amina):
        found = [queries.leader_by_reference(reference, at=NOW) for reference in (amina.reference, "", "other")]
        assert [each and each.person for each in found] == [world.leader, None, None]


@pytest.mark.parametrize(
    "ask",
    [
        lambda world: list(queries.listed(world.head, at=NOW)),
        lambda world: [each.raised_by.name for each in queries.unfinished(world.head, at=NOW)],
        lambda world: queries.waiting_for(world.head, at=NOW),
    ],
    ids=["listed", "unfinished", "waiting_for"],
)
def test_three_cost_as_many_queries_as_one(world, ask):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            stories.draft(world)
            actions.send_back(stories.sent(world, "in_triage"), by=world.sia, at=NOW, why="More")
        world.head.__dict__.pop("_roles_by_day", None)
        with CaptureQueriesContext(connection) as asked:
            found = ask(world)
        counts.append((len(found), len(asked)))
    assert (counts[0][0] * 3, counts[0][1]) == counts[1]

"""What can be asked about offers, the leaders who could, and the requests that wait."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.days import actions as days
from pharos.interests import actions as interests
from pharos.interests.states import InterestKind
from pharos.matching import queries
from pharos.matching.eligibility import Outcome, Rule
from pharos.people.states import Role
from pharos.support import actions as asking
from tests.clock import NOW, TODAY
from tests.leaders import making
from tests.matching import stories
from tests.support import stories as support
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
SEEN_FOR_THE_AREA = {"sia", "area_chair", "administrator"}


def readers(world, offer):
    return {who for who in PEOPLE if offer in queries.visible_to(getattr(world, who), at=NOW)}


def waits(world, at=NOW):
    """Everybody's tasks, of those who have any."""
    told = {who: [task.what for task in queries.waiting_for(getattr(world, who), at=at)] for who in PEOPLE}
    return {who: tasks for who, tasks in told.items() if tasks}


class TestVisibleTo:
    def test_an_offer_of_the_adviser_is_the_leaders_and_the_areas(self, world):
        assert readers(world, stories.offered(world)) == {"leader", *SEEN_FOR_THE_AREA}

    @pytest.mark.parametrize("make", [stories.direct, stories.accepted])
    def test_the_school_knows_whom_it_named_and_who_accepted(self, world, make):
        assert readers(world, make(world)) == {"leader", "head", "delegate", *SEEN_FOR_THE_AREA}

    def test_the_school_does_not_read_who_declined(self, world):
        offer = stories.offered(world, state="declined", decline_reason="time")
        assert readers(world, offer) == {"leader", *SEEN_FOR_THE_AREA}

    def test_an_area_chair_reads_nothing_in_confidence_about_their_own_school(self, world):
        asked = support.sent(world, "offered", school=world.beacon, raised_by=world.area_chair)
        assert readers(world, stories.offered(world, asked)) == {"leader", "sia", "administrator"}

    def test_who_asked_for_the_school_and_left_it_reads_nothing_of_who_was_asked(self, world):
        asked = support.sent(world, "offered", raised_by=world.delegate, raised_for=world.head)
        world.delegate.grants.update(until_on=dt.date(2026, 10, 1))
        assert readers(world, stories.accepted(world, asked)) == {"leader", "head", *SEEN_FOR_THE_AREA}

    def test_an_adviser_who_once_led_the_school_reads_it_as_the_area_does(self, world):
        asked = support.sent(world, "offered", raised_by=world.sia)
        assert readers(world, stories.offered(world, asked)) == {"leader", *SEEN_FOR_THE_AREA}

    def test_a_school_in_no_area_is_the_administrators(self, world):
        asked = support.sent(world, "offered", area_code="")
        assert readers(world, stories.offered(world, asked)) == {"leader", "administrator"}


class TestOffers:
    def test_to_a_leader_those_to_answer_come_first_then_the_newest(self, world):
        old = stories.offered(world, state="withdrawn", offered_at=NOW - HOUR)
        new = stories.offered(world, state="declined", decline_reason="time")
        open_ = stories.offered(world, offered_at=NOW - 2 * HOUR)
        stories.offered(world, leader=world.other_leader)
        assert list(queries.to_leader(world.leader)) == [open_, new, old]

    def test_an_offer_whose_request_is_withdrawn_is_not_one_to_answer(self, world):
        gone = stories.offered(world, support.sent(world, "withdrawn"))
        open_ = stories.offered(world, offered_at=NOW - HOUR)
        assert list(queries.to_leader(world.leader)) == [open_, gone]

    def test_of_a_request_newest_first(self, world):
        asked = support.sent(world, "offered")
        first = stories.offered(world, asked, state="lapsed", offered_at=NOW - HOUR)
        second = stories.offered(world, asked, leader=world.other_leader)
        assert queries.of_request(asked) == [second, first]

    def test_the_live_one(self, world):
        asked = support.sent(world, "offered")
        stories.offered(world, asked, state="lapsed")
        assert queries.live(asked) is None
        live = stories.accepted(world, asked, leader=world.other_leader)
        assert queries.live(asked) == live

    def test_those_due_to_lapse_are_past_their_last_day(self, world):
        late = stories.offered(world, lapses_on=TODAY - dt.timedelta(days=1))
        stories.offered(world, lapses_on=TODAY)
        stories.accepted(world, lapses_on=TODAY - dt.timedelta(days=1))
        stories.offered(world, support.sent(world, "withdrawn"), lapses_on=TODAY - dt.timedelta(days=1))
        assert queries.due_to_lapse(at=NOW) == [late]


class TestChoices:
    def one(self, world, asked, person=None):
        return queries.choice_of(asked, person or world.leader, at=NOW)

    def outcome(self, world, asked, rule):
        return self.one(world, asked).row.of(rule).outcome

    @pytest.fixture
    def asked(self, world):
        return support.sent(world, "in_triage")

    @pytest.fixture
    def amina(self, world):
        return stories.leader(world)

    def test_every_designated_leader_stands_beside_the_request(self, world, asked, amina):
        making.designate(world, world.other_leader, world.windmill)
        _, found = queries.choices(asked, at=NOW)
        assert sorted((each.card.name, each.card.published) for each in found) == [
            ("Amina Rahman", True), ("Joseph Trent", False),
        ]  # fmt: skip

    def test_one_whose_designation_has_ended_does_not(self, world, asked, amina):
        making.end(world, world.leader.designations.get(), TODAY - dt.timedelta(days=1))
        assert self.one(world, asked) is None

    def test_words_narrow_the_list(self, world, asked, amina):
        making.designate(world, world.other_leader, world.windmill)
        found = {
            words: len(queries.choices(asked, at=NOW, words=words)[1]) for words in ("", "trent", "kestrel amina", "x")
        }
        assert found == {"": 2, "trent": 1, "kestrel amina": 1, "x": 0}

    def test_what_the_rules_are_asked(self, world, asked):
        asked.expertise.set(making.expertise("sle-maths"))
        ask = queries.ask(asked, at=NOW)
        assert (ask.kind, ask.phase, ask.half_days, ask.wants_free, ask.from_on, ask.until_on) == (
            "mentoring", "primary", 4, True, asked.wanted_from_on, asked.wanted_until_on,
        )  # fmt: skip
        assert [code for code, _ in ask.areas] == ["sle-maths"]

    def test_every_rule_lets_pass_whom_nothing_speaks_against(self, world, asked, amina):
        row = self.one(world, asked).row
        assert (row.eligible, row.unknown) == (True, ())

    def test_a_declared_interest_is_a_conflict(self, world, asked, amina):
        interests.declare(world.head, about=world.leader, kind=InterestKind.FRIEND, by=world.head, at=NOW)
        assert self.outcome(world, asked, Rule.CONFLICT) == Outcome.FAILS

    def test_the_leaders_own_school_is_a_conflict(self, world, amina):
        asked = support.sent(world, "in_triage", school=world.kestrel, raised_by=world.leader)
        assert self.outcome(world, asked, Rule.CONFLICT) == Outcome.FAILS

    def test_distance_is_between_the_two_schools(self, world, asked, amina):
        assert self.one(world, asked).row.candidate.km == 5.0

    def test_free_days_that_are_promised_elsewhere_are_not_left(self, world, asked, amina):
        span = (asked.wanted_from_on, asked.wanted_until_on)
        held = days.Support(world.beacon, "mentoring", world.beacon, *span, ground="new_headteacher")
        days.commit(world.leader, 2026, by=world.administrator, at=NOW)
        days.reserve(world.leader, 2026, half_days=3, support=held, by=world.sia, at=NOW)
        candidate = self.one(world, asked).row.candidate
        assert (candidate.free_left, candidate.load, self.outcome(world, asked, Rule.DAYS)) == (3, 3, Outcome.FAILS)

    def test_only_a_kent_leader_has_promised_free_days(self, world, asked):
        making.designate(world, world.leader, world.kestrel, kind="NLE")
        assert self.one(world, asked).row.candidate.free_left == 0

    def test_other_requests_that_wait_for_the_leader_are_counted(self, world, asked, amina):
        stories.offered(world)
        stories.accepted(world)
        stories.accepted(world, support.sent(world, "agreed"))
        stories.offered(world, support.sent(world, "withdrawn"))
        assert self.one(world, asked).row.candidate.asked_elsewhere == 2

    def test_a_leader_who_declined_this_request_is_not_asked_again(self, world, asked, amina):
        stories.offered(world, asked, state="declined", decline_reason="dates")
        assert self.one(world, asked).row.of(Rule.DECLINED).words == "Declined this request: The dates do not suit me"

    def test_one_who_declined_another_is(self, world, asked, amina):
        stories.offered(world, state="declined", decline_reason="dates")
        assert self.outcome(world, asked, Rule.DECLINED) == Outcome.PASSES

    def test_one_who_did_not_answer_may_be_asked_again_and_the_card_says_so(self, world, asked, amina):
        offer = stories.offered(world, asked, state="lapsed")
        choice = self.one(world, asked)
        assert (choice.lapsed_on, choice.row.of(Rule.DECLINED).outcome) == (offer.lapses_on, Outcome.PASSES)

    def test_three_leaders_cost_as_many_queries_as_one(self, world, asked, amina):
        asked.expertise.set(making.expertise("sle-maths"))
        counts = []
        for more in ([], [world.other_leader, world.area_chair]):
            for person in more:
                stories.leader(world, person, world.windmill)
                stories.offered(world, leader=person)
            with CaptureQueriesContext(connection) as made:
                _, found = queries.choices(asked, at=NOW)
            counts.append((len(found), len(made)))
        assert ([rows for rows, _ in counts], counts[0][1] == counts[1][1] <= 12) == ([1, 3], True)


class TestTriage:
    def listed(self, world, who="sia", **more):
        return list(queries.triage(getattr(world, who), at=NOW, **more))

    def test_what_the_adviser_has_to_do_comes_first_then_the_longest_wait(self, world):
        later = {"sent_at": NOW + HOUR}
        back = support.sent(world, "returned")
        asked = support.sent(world, "offered")
        ground = support.no_other_route(world, "offered")
        found = support.sent(world, "in_triage")
        new, old = support.sent(world, **later), support.sent(world)
        rows = self.listed(world)
        assert rows == [old, new, found, ground, asked, back]
        assert [each.place for each in rows] == [0, 0, 1, 2, 3, 4]

    def test_what_is_over_is_not_there(self, world):
        for state in ("agreed", "closed", "withdrawn", "unfilled"):
            support.sent(world, state)
        support.draft(world)
        assert self.listed(world) == []

    @pytest.mark.parametrize(
        ("who", "count"),
        [("sia", 1), ("area_chair", 1), ("other_sia", 1), ("administrator", 3), ("head", 0), ("leader", 0)],
    )
    def test_each_sees_their_own_areas(self, world, who, count):
        for area in ("north", "south", ""):
            support.sent(world, area_code=area)
        assert len(self.listed(world, who)) == count

    def test_narrowed_to_one_area_or_to_ones_own(self, world):
        north, south = support.sent(world), support.sent(world, area_code="south")
        mine = support.sent(world, "in_triage")
        assert self.listed(world, "administrator", area="south") == [south]
        assert [self.listed(world, area="south"), self.listed(world, mine=True)] == [[], [mine]]
        assert self.listed(world, area="north") == [north, mine]

    def test_the_live_offer_stands_beside_it(self, world):
        asked = support.sent(world, "offered")
        stories.offered(world, asked, state="lapsed")
        live = stories.offered(world, asked, leader=world.other_leader)
        (row,) = self.listed(world)
        assert [(each, each.leader.name) for each in row.live_offers] == [(live, "Joseph Trent")]

    @pytest.mark.parametrize(
        ("who", "areas"), [("sia", ["north"]), ("administrator", ["east", "north", "south", "west"]), ("head", [])]
    )
    def test_areas_in_their_order(self, world, who, areas):
        assert [each.code for each in queries.areas_of(getattr(world, who), at=NOW)] == areas

    def test_three_cost_as_many_queries_as_one(self, world):
        counts = []
        for more in (1, 2):
            for _ in range(more):
                stories.offered(world)
            world.sia.__dict__.pop("_roles_by_day", None)
            with CaptureQueriesContext(connection) as asked:
                found = [
                    [offer.leader.name for offer in each.live_offers] for each in queries.triage(world.sia, at=NOW)
                ]
            counts.append((len(found), len(asked)))
        assert (counts[0][0], counts[1][0], counts[0][1]) == (1, 3, counts[1][1])


class TestAdvisers:
    def test_the_owner_alone(self, world):
        world.grant(world.stranger, Role.SIA, "north")
        assert queries.advisers(support.sent(world, "in_triage"), at=NOW) == [world.sia]

    def test_all_of_the_area_while_nobody_owns_it(self, world):
        world.grant(world.stranger, Role.SIA, "north")
        assert queries.advisers(support.sent(world), at=NOW) == [world.stranger, world.sia]

    @pytest.mark.parametrize("area", ["", "east"])
    def test_the_administrators_where_the_area_has_none(self, world, area):
        assert queries.advisers(support.sent(world, area_code=area), at=NOW) == [world.administrator]

    def test_others_in_the_place_of_an_owner_who_no_longer_advises(self, world):
        world.sia.grants.update(until_on=dt.date(2026, 11, 1))
        world.grant(world.stranger, Role.SIA, "north")
        assert queries.advisers(support.sent(world, "in_triage"), at=NOW) == [world.stranger]


class TestWaiting:
    def test_nothing_at_first(self, world):
        support.draft(world)
        assert waits(world) == {}

    def test_an_offer_waits_for_its_leader(self, world):
        stories.offered(world)
        assert waits(world) == {"leader": ["Answer the offer to support Marram Primary School"]}

    def test_with_the_last_day_to_answer(self, world):
        offer = stories.offered(world)
        assert [task.due for task in queries.waiting_for(world.leader, at=NOW)] == [offer.lapses_on]

    @pytest.mark.parametrize("late", [True, False])
    def test_an_offer_that_has_ended_waits_for_nobody(self, world, late):
        if late:
            stories.offered(world, lapses_on=TODAY - dt.timedelta(days=1))
        else:
            stories.offered(world, support.sent(world, "withdrawn"))
        assert waits(world) == {}

    def test_a_request_waits_to_be_taken_up(self, world):
        support.sent(world, number=3)
        assert waits(world) == {"sia": ["Take up PH-0003, Marram Primary School"]}

    def test_then_it_waits_for_its_owner_alone(self, world):
        world.grant(world.stranger, Role.SIA, "north")
        support.sent(world, "in_triage", number=3)
        assert waits(world) == {"sia": ["Find a leader for PH-0003, Marram Primary School"]}

    def test_in_no_area_it_waits_for_the_administrators(self, world):
        support.sent(world, area_code="", number=3)
        assert waits(world) == {"administrator": ["Take up PH-0003, Marram Primary School"]}

    def test_an_owner_who_no_longer_advises_leaves_it_to_the_others(self, world):
        support.sent(world, "in_triage", number=3)
        world.sia.grants.update(until_on=dt.date(2026, 11, 1))
        world.grant(world.stranger, Role.SIA, "north")
        (task,) = queries.waiting_for(world.stranger, at=NOW)
        assert (task.what, task.why, task.urgent) == (
            "Take over PH-0003, Marram Primary School",
            "Tom Ashby, who looked after it, no longer advises this area",
            True,
        )
        assert set(waits(world)) == {"stranger"}

    def test_each_waits_since_it_came_where_it_stands_as_the_list_says(self, world):
        taken = support.sent(world)
        asking.take_up(taken, by=world.sia, at=NOW + HOUR)
        ground = support.no_other_route(world, "offered")
        stories.offered(world, ground, state="accepted", answered_at=NOW + 2 * HOUR)
        told = {task.url_args[0]: task.since for task in queries.waiting_for(world.sia, at=NOW + 3 * HOUR)}
        assert told == {taken.reference: NOW + HOUR, ground.reference: NOW + 2 * HOUR}
        assert told == {each.reference: each.since for each in queries.triage(world.sia, at=NOW)}

    @pytest.mark.parametrize("owned", [True, False])
    def test_a_ground_waits_for_the_adviser(self, world, owned):
        asked = support.no_other_route(world, "offered", owner=world.sia if owned else None, number=3)
        stories.accepted(world, asked)
        assert waits(world) == {"sia": ["Say whether there is another funded route: PH-0003, Marram Primary School"]}

    def test_a_ground_that_was_answered_does_not(self, world):
        support.no_other_route(world, "offered", ground_denied_at=NOW, ground_denied_by=world.sia)
        assert waits(world) == {}

    @pytest.mark.parametrize("who", ["leader", "sia"])
    def test_three_cost_as_many_queries_as_one(self, world, who):
        counts, person = [], getattr(world, who)
        for more in (1, 2):
            for _ in range(more):
                stories.offered(world)
                support.sent(world, "in_triage")
            person.__dict__.pop("_roles_by_day", None)
            with CaptureQueriesContext(connection) as asked:
                found = queries.waiting_for(person, at=NOW)
            counts.append((len(found), len(asked)))
        assert (counts[0][0], counts[1][0], counts[0][1]) == (1, 3, counts[1][1])

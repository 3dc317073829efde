"""Who may do what with a request, each rule as each of the cast: who first, then the state."""

import pytest

from pharos.common.errors import NotAllowed, WrongState
from pharos.support import rules
from pharos.support.states import RequestState
from tests.clock import NOW
from tests.support import stories
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db

SCHOOL = {"head", "delegate"}
NOT_THE_SCHOOL = "Only the headteacher of the school, or somebody who stands in for them, can"


def whoever(world, rule, request):
    """Those of the cast to whom the rule says yes, and how it refuses the others."""
    verdicts = {who: rule(getattr(world, who), request, at=NOW) for who in PEOPLE}
    return {who for who, verdict in verdicts.items() if verdict}, {
        verdict.refusal for verdict in verdicts.values() if not verdict
    }


def states(world, rule, who, make=stories.sent):
    """The states in which this person may, and the refusals in the others."""
    verdicts = {state: rule(getattr(world, who), make(world, state), at=NOW) for state in RequestState.values}
    return {state for state, verdict in verdicts.items() if verdict}, {
        verdict.refusal for verdict in verdicts.values() if not verdict
    }


def reason(verdict):
    return (bool(verdict), verdict.reason)


class TestWho:
    @pytest.mark.parametrize("rule", [rules.may_write, rules.may_submit, rules.may_withdraw, rules.may_open_questions])
    def test_the_school_writes_sends_and_withdraws(self, world, rule):
        assert whoever(world, rule, stories.draft(world)) == (SCHOOL, {NotAllowed})

    @pytest.mark.parametrize("rule", [rules.may_send_back, rules.may_leave_unfilled, rules.may_find_leaders])
    def test_the_owner_moves_it(self, world, rule):
        assert whoever(world, rule, stories.sent(world, "in_triage")) == ({"sia"}, {NotAllowed})

    def test_the_adviser_of_the_area_takes_it_up(self, world):
        assert whoever(world, rules.may_take_up, stories.sent(world)) == ({"sia"}, {NotAllowed})

    def test_the_adviser_of_the_area_answers_for_the_ground(self, world):
        assert whoever(world, rules.may_answer_ground, stories.no_other_route(world)) == ({"sia"}, {NotAllowed})

    @pytest.mark.parametrize("rule", [rules.may_take_up, rules.may_answer_ground])
    def test_an_administrator_advises_a_school_in_no_area(self, world, rule):
        request = stories.no_other_route(world, area_code="")
        assert whoever(world, rule, request) == ({"administrator"}, {NotAllowed})

    def test_headteachers_and_their_delegates_start(self, world):
        may = {who for who in PEOPLE if rules.may_start(getattr(world, who), at=NOW)}
        assert may == {"head", "delegate", "other_head", "leader", "other_leader", "area_chair"}

    def test_advisers_area_chairs_and_administrators_see_triage(self, world):
        may = {who for who in PEOPLE if rules.may_see_triage(getattr(world, who), at=NOW)}
        assert may == {"sia", "other_sia", "area_chair", "administrator"}

    def test_whoever_only_asked_and_has_left_the_school_may_do_nothing(self, world):
        request = stories.draft(world, raised_by=world.stranger)
        assert reason(rules.may_write(world.stranger, request, at=NOW)) == (
            False, f"{NOT_THE_SCHOOL} change this request.",
        )  # fmt: skip


class TestWhen:
    @pytest.mark.parametrize(
        ("rule", "who", "allowed"),
        [
            (rules.may_open_questions, "head", set(RequestState.values)),
            (rules.may_write, "head", {"draft", "returned"}),
            (rules.may_submit, "head", {"draft", "returned"}),
            (rules.may_withdraw, "delegate", {"draft", "returned", "submitted", "in_triage", "offered"}),
            (rules.may_take_up, "sia", {"submitted"}),
            (rules.may_send_back, "sia", {"in_triage"}),
            (rules.may_leave_unfilled, "sia", {"in_triage"}),
            (rules.may_find_leaders, "sia", {"in_triage"}),
        ],
    )
    def test_the_states_in_which_each_may(self, world, rule, who, allowed):
        refusals = {WrongState} if allowed != set(RequestState.values) else set()
        assert states(world, rule, who) == (allowed, refusals)

    def test_the_ground_is_answered_while_the_request_is_open(self, world):
        found = states(world, rules.may_answer_ground, "sia", make=stories.no_other_route)
        assert found == ({"submitted", "in_triage", "offered"}, {WrongState})

    def test_others_are_refused_as_people_in_every_state(self, world):
        for rule in (rules.may_write, rules.may_withdraw, rules.may_take_up, rules.may_send_back):
            assert states(world, rule, "stranger") == (set(), {NotAllowed})


class TestReasons:
    def test_what_is_missing_is_said_before_sending(self, world):
        verdict = rules.may_submit(world.head, stories.draft(world, need=""), at=NOW)
        assert reason(verdict) == (False, "Say what you need before you send the request.")

    def test_agreed_support_is_not_withdrawn_but_ended(self, world):
        verdict = rules.may_withdraw(world.head, stories.sent(world, "agreed"), at=NOW)
        assert reason(verdict) == (False, "The support has been agreed. Speak to the leader if it should end.")

    def test_what_is_over_is_over(self, world):
        verdict = rules.may_withdraw(world.head, stories.sent(world, "unfilled"), at=NOW)
        assert reason(verdict) == (False, "This request is over.")

    def test_a_request_without_an_owner_is_first_taken_up(self, world):
        verdict = rules.may_find_leaders(world.sia, stories.sent(world), at=NOW)
        assert reason(verdict) == (False, "Take up this request first.")

    def test_another_adviser_first_takes_it_over(self, world):
        request = stories.sent(world, "in_triage", owner=world.other_sia)
        takes, sends = rules.may_take_up(world.sia, request, at=NOW), rules.may_send_back(world.sia, request, at=NOW)
        assert (bool(takes), reason(sends)) == (
            True,
            (False, "Ruth Calloway is looking after this request. Take it over first."),
        )

    def test_the_owner_does_not_take_it_up_again(self, world):
        verdict = rules.may_take_up(world.sia, stories.sent(world, "in_triage"), at=NOW)
        assert reason(verdict) == (False, "You are already looking after this request.")

    def test_a_leader_whom_the_school_named_is_left_to_answer(self, world):
        verdict = rules.may_take_up(world.sia, stories.sent(world, "offered"), at=NOW)
        assert reason(verdict) == (
            False, "The school named a leader, who has been asked. There is nothing to take up.",
        )  # fmt: skip

    def test_an_offered_request_is_taken_over_from_its_owner(self, world):
        request = stories.sent(world, "offered", owner=world.other_sia)
        assert bool(rules.may_take_up(world.sia, request, at=NOW))

    @pytest.mark.parametrize("funding", ["school", "not_sure", "new_headteacher"])
    def test_no_other_ground_is_the_advisers_to_answer(self, world, funding):
        verdict = rules.may_answer_ground(world.sia, stories.sent(world, funding=funding), at=NOW)
        assert reason(verdict) == (False, "The school has not asked for free days on this ground.")

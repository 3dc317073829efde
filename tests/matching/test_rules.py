"""Who may offer, answer and take back, each rule as each of the cast: who first, then the state."""

import datetime as dt

import pytest

from pharos.common.errors import NotAllowed, WrongState
from pharos.matching import eligibility, rules
from pharos.matching.eligibility import Rule
from pharos.matching.models import Offer
from pharos.people.states import Role
from tests.clock import NOW
from tests.matching import facts, stories
from tests.matching.test_eligibility import FAILING
from tests.support import stories as support
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db

CLEAR = eligibility.row(facts.ask(), facts.candidate())


def whoever(world, ask):
    """Those of the cast to whom the rule says yes, and how it refuses the others."""
    verdicts = {who: ask(getattr(world, who)) for who in PEOPLE}
    return {who for who, verdict in verdicts.items() if verdict}, {
        verdict.refusal for verdict in verdicts.values() if not verdict
    }


def reason(verdict):
    return (bool(verdict), verdict.reason)


def failing(rule):
    return eligibility.row(facts.ask(), facts.candidate(name="Amina Rahman", **FAILING[rule]))


class TestSeeLeaders:
    def test_those_who_look_after_the_area(self, world):
        request = support.sent(world, "in_triage")
        found = whoever(world, lambda person: rules.may_see_leaders(person, request, at=NOW))
        assert found == ({"sia", "area_chair", "administrator"}, {NotAllowed})

    def test_but_never_for_their_own_school(self, world):
        """An area chair whose own school asks would read what others said in confidence."""
        request = support.sent(world, school=world.beacon)
        found = whoever(world, lambda person: rules.may_see_leaders(person, request, at=NOW))
        assert found == ({"sia", "administrator"}, {NotAllowed})

    def test_an_adviser_who_once_asked_for_the_school_and_left_it_looks_after_it_again(self, world):
        assert rules.looks_after(world.sia, support.sent(world, raised_by=world.sia), at=NOW)


class TestOffer:
    def may(self, world, request, row=CLEAR, who="sia", why=""):
        return rules.may_offer(getattr(world, who), request, row, at=NOW, reason=why)

    def test_the_owner(self, world):
        request = support.sent(world, "in_triage")
        found = whoever(world, lambda person: rules.may_offer(person, request, CLEAR, at=NOW, reason=""))
        assert found == ({"sia"}, {NotAllowed})

    @pytest.mark.parametrize("state", ["submitted", "offered", "agreed", "withdrawn", "unfilled"])
    def test_only_while_it_waits_for_a_leader(self, world, state):
        assert self.may(world, support.sent(world, state)).refusal == WrongState

    @pytest.mark.parametrize("rule", [Rule.DESIGNATED, Rule.CONFLICT])
    def test_what_bars_a_leader_no_reason_sets_aside(self, world, rule):
        verdict = self.may(world, support.sent(world, "in_triage"), failing(rule), why="She knows the school")
        assert (verdict.refusal, "Amina Rahman cannot be asked." in verdict.reason) == (WrongState, True)

    @pytest.mark.parametrize("rule", [Rule.PHASE, Rule.KIND, Rule.AVAILABILITY, Rule.DAYS, Rule.DECLINED])
    def test_any_other_rule_is_set_aside_with_a_reason(self, world, rule):
        request = support.sent(world, "in_triage")
        assert reason(self.may(world, request, failing(rule))) == (
            False,
            "Enter why you ask Amina Rahman all the same.",
        )
        assert self.may(world, request, failing(rule), why="She knows the school")

    def test_a_conflict_that_is_not_known_is_taken_on_trust_with_a_reason(self, world):
        untold = eligibility.row(facts.ask(), facts.candidate(conflicts=((False, "No register says it"),)))
        request = support.sent(world, "in_triage")
        assert [bool(self.may(world, request, untold, why=why)) for why in ("", "I asked her")] == [False, True]


class TestName:
    def test_a_leader_whom_nothing_bars(self):
        assert rules.may_name(CLEAR, "Amina Rahman")

    @pytest.mark.parametrize("rule", [Rule.PHASE, Rule.KIND, Rule.DAYS, Rule.DECLINED])
    def test_what_the_two_of_them_can_settle_bars_nobody(self, rule):
        assert rules.may_name(failing(rule), "Amina Rahman")

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            (None, "Amina Rahman is no longer a designated leader."),
            (failing(Rule.CONFLICT), "Amina Rahman cannot support your school because of a conflict of interest."),
            (failing(Rule.AVAILABILITY), "Amina Rahman is not taking requests for the dates you want."),
        ],
    )
    def test_the_school_hears_that_it_cannot_and_no_more(self, row, words):
        advice = "Name somebody else, or let the adviser find a leader."
        assert reason(rules.may_name(row, "Amina Rahman")) == (False, f"{words} {advice}")


class TestAnswer:
    @pytest.mark.parametrize("rule", [rules.may_accept, rules.may_decline])
    def test_the_leader_who_was_asked(self, world, rule):
        offer = stories.offered(world)
        assert whoever(world, lambda person: rule(person, offer, at=NOW)) == ({"leader"}, {NotAllowed})

    def test_to_the_end_of_the_last_day(self, world):
        offer = stories.offered(world)
        evening = dt.datetime(2026, 12, 8, 23, 59, tzinfo=NOW.tzinfo)
        found = [rules.may_accept(world.leader, offer, at=at) for at in (evening, evening + dt.timedelta(minutes=1))]
        assert [reason(each) for each in found] == [(True, ""), (False, "This offer ran out on 8 December 2026.")]

    def test_whoever_is_no_leader_any_more_can_only_decline(self, world):
        offer = stories.offered(world)
        world.leader.designations.update(until_on=dt.date(2026, 11, 1))
        assert [reason(rule(world.leader, offer, at=NOW)) for rule in (rules.may_accept, rules.may_decline)] == [
            (False, "You are not designated as a leader any more, so you can only decline."), (True, ""),
        ]  # fmt: skip


class TestStepBack:
    def test_the_leader_who_accepted(self, world):
        offer = stories.accepted(world)
        found = whoever(world, lambda person: rules.may_step_back(person, offer, at=NOW))
        assert found == ({"leader"}, {NotAllowed})

    @pytest.mark.parametrize("state", ["offered", "declined", "lapsed", "withdrawn"])
    def test_not_before_accepting_nor_afterwards(self, world, state):
        why = {"decline_reason": "time"} if state == "declined" else {}
        offer = stories.offered(world, state=state, **why)
        assert rules.may_step_back(world.leader, offer, at=NOW).refusal == WrongState

    def test_not_once_it_is_agreed(self, world):
        offer = stories.accepted(world, support.sent(world, "agreed"))
        assert reason(rules.may_step_back(world.leader, offer, at=NOW)) == (False, "This offer has been accepted.")


class TestWithdrawOffer:
    def whoever(self, world, offer):
        return whoever(world, lambda person: rules.may_withdraw_offer(person, offer, at=NOW))

    @pytest.mark.parametrize("make", [stories.offered, stories.accepted])
    def test_the_adviser_who_looks_after_the_request(self, world, make):
        assert self.whoever(world, make(world)) == ({"sia"}, {NotAllowed})

    def test_of_a_direct_one_the_school(self, world):
        assert self.whoever(world, stories.direct(world)) == ({"head", "delegate"}, {NotAllowed})

    def test_of_a_direct_one_that_an_adviser_looks_after_both(self, world):
        asked = support.sent(world, "offered", owner=world.sia)
        assert self.whoever(world, stories.direct(world, asked))[0] == {"head", "delegate", "sia"}

    def test_not_by_an_owner_who_no_longer_advises(self, world):
        offer = stories.offered(world)
        world.sia.grants.update(until_on=dt.date(2026, 11, 1))
        assert self.whoever(world, offer) == (set(), {NotAllowed})

    @pytest.mark.parametrize("state", ["lapsed", "withdrawn"])
    def test_not_once_it_has_ended(self, world, state):
        assert rules.may_withdraw_offer(world.sia, stories.offered(world, state=state), at=NOW).refusal == WrongState

    def test_not_once_the_support_is_agreed(self, world):
        offer = stories.accepted(world, support.sent(world, "agreed", owner=world.sia))
        assert rules.may_withdraw_offer(world.sia, offer, at=NOW).refusal == WrongState


class TestGoToAgreement:
    def whoever(self, world, offer):
        return whoever(world, lambda person: rules.may_go_to_agreement(person, offer.request, offer, at=NOW))[0]

    def test_the_school_and_the_adviser_agree_what_was_accepted(self, world):
        assert self.whoever(world, stories.accepted(world)) == {"head", "delegate", "sia"}

    def test_nobody_before_a_leader_has_accepted(self, world):
        assert self.whoever(world, stories.offered(world)) == set()

    def test_those_who_look_after_the_area_see_what_was_agreed(self, world):
        offer = stories.accepted(world, support.sent(world, "agreed"))
        assert self.whoever(world, offer) == {"head", "delegate", "sia", "area_chair", "administrator"}


class TestWhyClosed:
    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("offered", "This offer ran out on 8 December 2026."),
            ("accepted", "This offer has been accepted."),
            ("declined", "This offer has been declined."),
            ("lapsed", "This offer ran out on 8 December 2026."),
            ("withdrawn", "This offer has been withdrawn. There is nothing left to do."),
        ],
    )
    def test_says_what_became_of_the_offer(self, world, state, words):
        offer = stories.offered(world, state=state, decline_reason="time" if state == "declined" else "")
        assert rules.why_closed(offer) == words

    @pytest.mark.parametrize("state", ["offered", "withdrawn"])
    def test_a_school_that_withdrew_is_named_first(self, world, state):
        offer = stories.offered(world, support.sent(world, "withdrawn"), state=state)
        words = "Marram Primary School has withdrawn its request. There is nothing left to do."
        assert rules.why_closed(offer) == words


def test_an_adviser_is_no_leader_because_of_a_role(world):
    """Nobody answers for a leader, whatever else they may do."""
    offer = stories.offered(world)
    world.grant(world.sia, Role.ADMINISTRATOR)
    assert not rules.may_accept(world.sia, Offer.objects.get(pk=offer.pk), at=NOW)

"""The hard rules, one by one: what passes, what fails, what cannot be told, and what may be set aside."""

import datetime as dt

import pytest

from pharos.matching import eligibility
from pharos.matching.eligibility import NAMING, RELAXABLE, Outcome, Rule
from tests.matching.facts import ask, candidate

PASSES, FAILS, UNKNOWN = Outcome
BEGINS, ENDS = ask().from_on, ask().until_on
DAY = dt.timedelta(days=1)


def check(rule, leader=None, request=None):
    """How this rule comes out, and in which words."""
    found = eligibility.row(request or ask(), leader or candidate()).of(rule)
    return found.outcome, found.words


def row(**changes):
    return eligibility.row(ask(), candidate(**changes))


def test_every_rule_is_asked_once_and_in_order():
    assert [each.rule for each in row().checks] == list(Rule)


def test_one_whom_every_rule_lets_pass():
    clear = row()
    assert (clear.eligible, clear.first_failing, clear.barred, clear.unknown, clear.to_explain) == (
        True, None, None, (), (),
    )  # fmt: skip


class TestDesignated:
    @pytest.mark.parametrize(
        ("designated", "found"),
        [(True, (PASSES, "A designated leader")), (False, (FAILS, "No longer a designated leader"))],
    )
    def test_is_told_by_the_record(self, designated, found):
        assert check(Rule.DESIGNATED, candidate(designated=designated)) == found


class TestConflict:
    @pytest.mark.parametrize(
        ("conflicts", "found"),
        [
            ((), (PASSES, "None known or declared")),
            (((True, "Same trust"),), (FAILS, "Same trust")),
            (((True, "Same trust"), (True, "Declared: a friend")), (FAILS, "Same trust; Declared: a friend")),
            (((False, "No register says it"),), (UNKNOWN, "Not known. No register says it")),
            (((False, "No register says it"), (True, "Own school")), (FAILS, "Own school")),
        ],
    )
    def test_what_is_known_fails_and_what_is_not_known_is_not_clear(self, conflicts, found):
        assert check(Rule.CONFLICT, candidate(conflicts=conflicts)) == found


class TestPhase:
    @pytest.mark.parametrize(
        ("wanted", "known", "outcome"),
        [
            ("primary", {"primary", "nursery"}, PASSES),
            ("primary", {"secondary"}, FAILS),
            ("primary", set(), UNKNOWN),
            ("all_through", {"all_through"}, PASSES),
            ("all_through", {"primary"}, PASSES),
            ("all_through", {"secondary"}, PASSES),
            ("all_through", {"special"}, FAILS),
            ("primary", {"all_through"}, FAILS),
            ("not_applicable", {"primary"}, UNKNOWN),
            ("not_applicable", set(), UNKNOWN),
        ],
    )
    def test_the_schools_phase_and_the_leaders(self, wanted, known, outcome):
        assert check(Rule.PHASE, candidate(phases=frozenset(known)), ask(phase=wanted))[0] == outcome

    def test_says_which(self):
        assert check(Rule.PHASE, candidate(phases=frozenset({"special"}))) == (
            FAILS, "Does not offer support to primary schools",
        )  # fmt: skip


class TestKind:
    @pytest.mark.parametrize(
        ("kinds", "found"),
        [
            ({"mentoring"}, (PASSES, "Leads mentoring or coaching of a headteacher")),
            ({"peer_review"}, (FAILS, "Does not offer mentoring or coaching of a headteacher")),
            (set(), (UNKNOWN, "Has not said what they can lead")),
        ],
    )
    def test_what_the_leader_leads(self, kinds, found):
        assert check(Rule.KIND, candidate(kinds=frozenset(kinds))) == found


class TestAvailability:
    @pytest.mark.parametrize(
        ("availability", "begins", "found"),
        [
            ("open", None, (PASSES, "Open to requests")),
            ("limited", None, (PASSES, "Limited availability")),
            ("open", BEGINS, (PASSES, "Open to requests")),
            ("open", BEGINS + DAY, (PASSES, "Open to requests, from 1 December 2026")),
            ("open", ENDS, (PASSES, "Open to requests, from 31 March 2027")),
            ("open", ENDS + DAY, (FAILS, "Not available before 1 April 2027")),
            ("", None, (UNKNOWN, "Has not said how available they are")),
            ("", ENDS + DAY, (FAILS, "Not available before 1 April 2027")),
            ("paused", None, (FAILS, "Does not take requests now")),
            ("paused", BEGINS, (PASSES, "Takes requests again from 30 November 2026")),
            ("paused", BEGINS + DAY, (FAILS, "Does not take requests before 1 December 2026")),
        ],
    )
    def test_between_the_days_that_the_school_wants(self, availability, begins, found):
        leader = candidate(availability=availability, available_from_on=begins)
        assert check(Rule.AVAILABILITY, leader) == found


class TestDays:
    @pytest.mark.parametrize(
        ("left", "found"),
        [
            (6, (PASSES, "3 days free left")),
            (4, (PASSES, "2 days free left")),
            (3, (FAILS, "1½ days free left, and 2 days are asked for")),
            (0, (FAILS, "0 days free left, and 2 days are asked for")),
            (-2, (FAILS, "0 days free left, and 2 days are asked for")),
        ],
    )
    def test_free_days_are_enough_or_not(self, left, found):
        assert check(Rule.DAYS, candidate(free_left=left)) == found

    def test_days_that_somebody_pays_for_are_not_counted(self):
        assert check(Rule.DAYS, candidate(free_left=0), ask(wants_free=False)) == (PASSES, "0 days free left")


class TestDeclined:
    @pytest.mark.parametrize(
        ("declined", "found"),
        [
            ("", (PASSES, "Has not declined this request")),
            ("The dates do not suit me", (FAILS, "Declined this request: The dates do not suit me")),
        ],
    )
    def test_one_who_said_no_is_not_asked_again(self, declined, found):
        assert check(Rule.DECLINED, candidate(declined=declined)) == found


FAILING = {
    Rule.DESIGNATED: {"designated": False},
    Rule.CONFLICT: {"conflicts": ((True, "Same trust"),)},
    Rule.PHASE: {"phases": frozenset({"secondary"})},
    Rule.KIND: {"kinds": frozenset({"peer_review"})},
    Rule.AVAILABILITY: {"availability": "paused"},
    Rule.DAYS: {"free_left": 0},
    Rule.DECLINED: {"declined": "No time"},
}
UNTOLD = {
    Rule.CONFLICT: {"conflicts": ((False, "No register says it"),)},
    Rule.PHASE: {"phases": frozenset()},
    Rule.KIND: {"kinds": frozenset()},
    Rule.AVAILABILITY: {"availability": ""},
}


class TestRow:
    @pytest.mark.parametrize("rule", Rule)
    def test_one_failing_rule_keeps_a_leader_out(self, rule):
        out = row(**FAILING[rule])
        assert (out.eligible, out.first_failing.rule) == (False, rule)

    @pytest.mark.parametrize("rule", UNTOLD)
    def test_what_cannot_be_told_keeps_nobody_out_and_is_shown(self, rule):
        doubtful = row(**UNTOLD[rule])
        assert (doubtful.eligible, [each.rule for each in doubtful.unknown]) == (True, [rule])

    @pytest.mark.parametrize("rule", Rule)
    def test_a_conflict_and_the_end_of_a_designation_bar_and_nothing_else_does(self, rule):
        barred = row(**FAILING[rule]).barred
        assert (barred is None, barred is not None) == (rule in RELAXABLE, rule in {Rule.CONFLICT, Rule.DESIGNATED})

    @pytest.mark.parametrize("rule", Rule)
    def test_what_keeps_a_school_from_naming_a_leader(self, rule):
        bar = row(**FAILING[rule]).bar_to_naming
        assert (bar.rule if bar else None) == (rule if rule in NAMING else None)

    @pytest.mark.parametrize("rule", Rule)
    def test_what_fails_has_to_be_explained(self, rule):
        assert [each.rule for each in row(**FAILING[rule]).to_explain] == [rule]

    def test_of_what_cannot_be_told_only_a_conflict_has_to_be_explained(self):
        assert {rule: bool(row(**changes).to_explain) for rule, changes in UNTOLD.items()} == {
            Rule.CONFLICT: True, Rule.PHASE: False, Rule.KIND: False, Rule.AVAILABILITY: False,
        }  # fmt: skip

    def test_the_first_that_fails_is_named(self):
        assert row(**FAILING[Rule.DAYS], **FAILING[Rule.PHASE]).first_failing.rule == Rule.PHASE

    def test_the_table_has_one_row_a_leader(self):
        rows = eligibility.table(ask(), [candidate("a"), candidate("b", declined="No time")])
        assert [(each.candidate.key, each.eligible) for each in rows] == [("a", True), ("b", False)]

"""What a school is after one more file has spoken of it."""

import datetime as dt

import pytest

from pharos.schools.columns import FACTS, INDEX
from pharos.schools.comparing import Known, compared

JULY, AUGUST, SEPTEMBER = dt.date(2026, 7, 1), dt.date(2026, 8, 1), dt.date(2026, 9, 1)
EVERYTHING = frozenset(INDEX.values())


def facts(**told):
    """The facts in their order; ``name="Oak"`` and nothing else."""
    return tuple(told.get(fact.name, None if INDEX[fact.name] >= INDEX["low_age"] else "") for fact in FACTS)


def known(as_at=AUGUST, older=None, **told):
    return Known(facts(**told), as_at, older or {})


def after(before, *, as_at=SEPTEMBER, columns=EVERYTHING, **told):
    """What is known then: the facts that say something, and the names of those that changed."""
    return compared(before, facts(**told), columns, as_at)


def fact(outcome, name):
    return outcome.facts[INDEX[name]]


def names(numbers):
    return [FACTS[number].name for number in numbers]


class TestANewerFile:
    def test_what_it_states_holds(self):
        outcome = after(known(name="Oak", pupils=200), name="Elm", pupils=210)
        assert (fact(outcome, "name"), fact(outcome, "pupils")) == ("Elm", 210)
        assert (names(outcome.changed), outcome.older) == (["name", "pupils"], {})

    def test_what_it_states_as_it_was_is_no_change(self):
        outcome = after(known(name="Oak"), name="Oak")
        assert (outcome.changed, outcome.older) == ((), {})

    def test_where_it_says_nothing_what_we_know_stays_with_its_date(self):
        outcome = after(known(name="Oak", pupils=200), name="Oak")
        assert (fact(outcome, "pupils"), outcome.changed, outcome.older) == (200, (), {"pupils": "2026-08-01"})

    def test_what_was_last_stated_long_ago_keeps_that_date(self):
        outcome = after(known(older={"pupils": "2026-07-01"}, name="Oak", pupils=200), name="Oak")
        assert outcome.older == {"pupils": "2026-07-01"}

    def test_stated_anew_a_fact_is_as_new_as_its_file(self):
        outcome = after(known(older={"pupils": "2026-07-01"}, name="Oak", pupils=200), name="Oak", pupils=200)
        assert (outcome.older, outcome.changed) == ({}, ())

    def test_a_column_that_it_lacks_is_no_change(self):
        columns = EVERYTHING - {INDEX["trust"]}
        outcome = after(known(name="Oak", trust="7"), columns=columns, name="Oak", trust="")
        assert (fact(outcome, "trust"), outcome.changed) == ("7", ())

    @pytest.mark.parametrize("name", ["trust", "federation", "closed_on"])
    def test_what_it_states_to_have_ended_ends(self, name):
        outcome = after(known(name="Oak", **{name: "7"}), name="Oak", **{name: ""})
        assert (fact(outcome, name), names(outcome.changed)) == (None, [name])

    def test_on_the_same_day_the_later_file_holds(self):
        assert fact(after(known(name="Oak"), as_at=AUGUST, name="Elm"), "name") == "Elm"


class TestFactsStatedTogether:
    def test_a_new_head_does_not_inherit_a_title(self):
        before = known(head_title="Dr", head_first_name="Ann", head_last_name="Oak", head_job_title="Executive Head")
        outcome = after(before, head_first_name="Bea", head_last_name="Elm")
        assert [fact(outcome, f"head_{part}") for part in ("title", "first_name", "last_name", "job_title")] == [
            "", "Bea", "Elm", "",
        ]  # fmt: skip

    def test_a_silent_file_leaves_the_head(self):
        before = known(name="Oak", head_title="Dr", head_last_name="Oak")
        outcome = after(before, name="Oak")
        assert (fact(outcome, "head_title"), outcome.changed) == ("Dr", ())

    def test_a_new_street_drops_the_old_postcode(self):
        outcome = after(known(street="1 Reed Lane", postcode="ZW1 1AA"), street="2 Hop Road")
        assert (fact(outcome, "street"), fact(outcome, "postcode")) == ("2 Hop Road", "")

    def test_a_new_name_without_its_code_drops_the_old_code(self):
        outcome = after(known(la_code="999", la_name="Wantsum"), la_name="Estuary")
        assert (fact(outcome, "la_code"), fact(outcome, "la_name")) == ("", "Estuary")


class TestDamagedNames:
    def test_a_damaged_name_never_replaces_a_good_one(self):
        outcome = after(known(name="St Éloi"), name="St \ufffdloi")
        assert (fact(outcome, "name"), outcome.changed, names(outcome.kept)) == ("St Éloi", (), ["name"])

    def test_the_name_that_was_kept_is_as_old_as_its_file(self):
        assert after(known(name="St Éloi"), name="St \ufffdloi").older == {"name": "2026-08-01"}

    def test_of_what_is_stated_together_none_is_taken_then(self):
        before = known(head_first_name="Zoë", head_last_name="Oak")
        outcome = after(before, head_first_name="Ren\ufffd", head_last_name="Elm")
        assert (fact(outcome, "head_first_name"), fact(outcome, "head_last_name")) == ("Zoë", "Oak")

    def test_a_damaged_name_is_better_than_none(self):
        assert fact(after(known(), name="St \ufffdloi"), "name") == "St \ufffdloi"

    def test_a_whole_name_replaces_a_damaged_one(self):
        assert fact(after(known(name="St \ufffdloi"), name="St Éloi"), "name") == "St Éloi"


class TestAnOlderFile:
    def test_it_fills_gaps_with_its_own_date(self):
        outcome = after(known(name="Oak"), as_at=JULY, name="Oak", pupils=200)
        assert (fact(outcome, "pupils"), names(outcome.changed), outcome.older) == (
            200, ["pupils"], {"pupils": "2026-07-01"},
        )  # fmt: skip

    def test_it_changes_nothing_that_is_known(self):
        outcome = after(known(name="Elm", pupils=210), as_at=JULY, name="Oak", pupils=200)
        assert (fact(outcome, "name"), fact(outcome, "pupils"), outcome.changed) == ("Elm", 210, ())

    def test_it_betters_what_is_older_still(self):
        outcome = after(known(older={"pupils": "2026-06-01"}, pupils=190), as_at=JULY, pupils=200)
        assert (fact(outcome, "pupils"), outcome.older) == (200, {"pupils": "2026-07-01"})

    @pytest.mark.parametrize("name", ["trust", "federation", "closed_on"])
    def test_it_does_not_bring_back_what_may_have_ended(self, name):
        outcome = after(known(name="Oak"), as_at=JULY, name="Oak", **{name: "7"})
        assert (fact(outcome, name), outcome.changed) == (None, ())

    def test_it_does_not_mix_two_heads(self):
        outcome = after(known(head_last_name="Elm"), as_at=JULY, head_title="Dr", head_last_name="Oak")
        assert (fact(outcome, "head_title"), fact(outcome, "head_last_name")) == ("", "Elm")

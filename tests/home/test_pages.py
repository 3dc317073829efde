"""What the front door's pages say, made from plain values."""

import datetime as dt

import pytest

from pharos.common.waiting import Waiting
from pharos.home import pages, roles
from pharos.home.queries import Standing
from pharos.people.models import Person, RoleGrant
from pharos.people.queries import Roles
from tests.clock import TODAY

DAY = dt.timedelta(days=1)
GRACE, PRIYA = Person(name="Grace Okafor", email="grace@wantsum.example"), Person(name="Priya Nair")
NAMES = {("school", "900001"): "Marram Primary School", ("area", "north"): "North area"}
NO_NUMBERS = Standing(open_requests=0, under_way=0, is_leader=False)


def held(*parts):
    return Roles(frozenset(parts))


HEAD, SIA, ADMINISTRATOR = held(("headteacher", "900001")), held(("sia", "north")), held(("administrator", ""))
CHAIR = held(("chair_of_governors", "900001"))


def task(what="Do it", **more):
    return Waiting(what, "home:help", TODAY - 3 * DAY, **more)


def home(parts=HEAD, tasks=(), standing=NO_NUMBERS):
    return pages.home(GRACE, parts, list(tasks), standing, [], day=TODAY)


class TestWhatWaits:
    def test_stands_under_headings_in_the_order_of_the_most_pressing(self):
        found = home(tasks=[task("A", group="Visits"), task("B", group="Letters"), task("C", group="Visits")])
        assert [(group.title, [row.what for row in group.tasks]) for group in found.groups] == [
            ("Visits", ["A", "C"]), ("Letters", ["B"]),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("due", "words", "late"),
        [(None, "", False), (TODAY, "By 24 November 2026", False), (TODAY - DAY, "Was due 23 November 2026", True)],
    )
    def test_says_until_when_and_whether_it_is_late(self, due, words, late):
        row = home(tasks=[task(due=due)]).groups[0].tasks[0]
        assert (row.due, row.is_late, row.since) == (words, late, "Since 21 November 2026")

    @pytest.mark.parametrize(
        ("tasks", "words"),
        [
            ([], ""),
            ([task()], "1 thing to do"),
            ([task(), task()], "2 things to do"),
            ([task(due=TODAY - DAY), task()], "2 things to do, 1 of them late"),
        ],
    )
    def test_is_counted(self, tasks, words):
        assert home(tasks=tasks).summary == words

    def test_too_many_are_shown_as_a_number(self):
        found = home(tasks=[task(str(number)) for number in range(pages.MOST + 2)])
        assert (sum(len(group.tasks) for group in found.groups), found.more) == (pages.MOST, 2)


class TestNothingWaits:
    """What somebody can do meanwhile, by what they most likely came for."""

    @pytest.mark.parametrize(
        ("parts", "standing", "href"),
        [
            (ADMINISTRATOR, NO_NUMBERS, "/office/"),
            (SIA, NO_NUMBERS, "/triage/"),
            (HEAD, NO_NUMBERS, "/requests/new/"),
            (HEAD, Standing(0, 0, is_leader=True), "/requests/new/"),
            (held(), Standing(0, 0, is_leader=True), "/offers/"),
            (CHAIR, NO_NUMBERS, "/deployments/"),
            (held(), NO_NUMBERS, "/help/"),
        ],
    )
    def test_leads_on(self, parts, standing, href):
        assert home(parts, standing=standing).nothing.href == href

    def test_a_leader_who_heads_no_school_is_not_told_that_they_have_no_role(self):
        assert home(held(), standing=Standing(0, 0, is_leader=True)).nothing.words == pages.FOR_LEADERS

    def test_a_head_whose_request_is_with_others_is_told_so(self):
        words = home(standing=Standing(1, 0, is_leader=False)).nothing.words
        assert words.startswith("Your request is with others now.")


class TestNumbers:
    @pytest.mark.parametrize(
        ("parts", "is_leader", "shown"),
        [
            (HEAD, False, [("Open requests", "/requests/"), ("Support under way", "/deployments/")]),
            (SIA, False, [("Open requests", "/triage/"), ("Support under way", "/deployments/")]),
            (ADMINISTRATOR, False, [("Open requests", "/triage/"), ("Support under way", "/deployments/")]),
            (CHAIR, False, [("Support under way", "/deployments/")]),
            (held(), True, [("Support under way", "/deployments/")]),
            (held(), False, []),
        ],
    )
    def test_are_for_those_who_have_any(self, parts, is_leader, shown):
        figures = home(parts, standing=Standing(2, 3, is_leader=is_leader)).figures
        assert [(each.label, each.href) for each in figures] == shown


def grant(from_on=dt.date(2026, 9, 1), until_on=None, *, person=GRACE, lent=None, role="headteacher", **more):
    return RoleGrant(person=person, role=role, scope_kind="school", scope_key="900001", from_on=from_on,
                     until_on=until_on, standing_in_for=lent, **more)  # fmt: skip


class TestRoles:
    @pytest.mark.parametrize(
        ("from_on", "until_on", "words"),
        [
            (dt.date(2026, 9, 1), None, "From 1 September 2026"),
            (dt.date(2026, 9, 1), dt.date(2027, 8, 31), "From 1 September 2026 until 31 August 2027"),
            (TODAY, TODAY - DAY, "Given for 24 November 2026, ended before that day was over"),
        ],
    )
    def test_their_span_in_words(self, from_on, until_on, words):
        assert roles.span(grant(from_on, until_on)) == words

    @pytest.mark.parametrize(
        ("from_in", "until_in", "words"),
        [(-5, None, "Now"), (0, 0, "Now"), (1, None, "To come"), (-5, -1, "Ended")],
    )
    def test_their_state_on_a_day(self, from_in, until_in, words):
        until_on = None if until_in is None else TODAY + until_in * DAY
        assert roles.state_on(grant(TODAY + from_in * DAY, until_on), TODAY).text == words

    @pytest.mark.parametrize(
        ("lender_from_in", "lender_until_in", "words"), [(-9, None, "Now"), (-9, -1, "Ended"), (2, 9, "To come")]
    )
    def test_a_lent_one_holds_while_the_other_does(self, lender_from_in, lender_until_in, words):
        until_on = None if lender_until_in is None else TODAY + lender_until_in * DAY
        lent = grant(TODAY, TODAY + 5 * DAY, person=PRIYA, lent=grant(TODAY + lender_from_in * DAY, until_on))
        assert roles.state_on(lent, TODAY).text == words


class TestStandingIn:
    def test_lending_speaks_to_whose_role_it_is(self):
        own = pages.lending(grant(), "Marram Primary School", me=GRACE)
        other = pages.lending(grant(), "Marram Primary School", me=PRIYA)
        assert (own.whose, other.whose, own.role) == ("you", "Grace Okafor", "Headteacher, Marram Primary School")

    def test_ending_is_handing_back_or_taking_back(self):
        lent = grant(TODAY, TODAY, person=PRIYA, lent=grant())
        back, taken = (pages.ending(lent, "Marram Primary School", me=me) for me in (PRIYA, GRACE))
        assert (back.title, back.button) == ("Stop standing in for Grace Okafor", "Hand it back")
        assert (taken.title, taken.button) == ("Stop Priya Nair standing in", "End it now")

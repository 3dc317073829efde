"""Who comes first, in which band, and why."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharos.matching import eligibility, shortlist
from pharos.matching.eligibility import Rule
from pharos.matching.shortlist import Band
from tests.matching.facts import AREAS, ask, candidate
from tests.matching.test_eligibility import FAILING

SALT = "request"


def placed(*leaders, request=None, salt=SALT):
    request = request or ask()
    return shortlist.shortlist(request, eligibility.table(request, leaders), salt=salt)


def order(*leaders, **more):
    return [each.row.candidate.key for each in placed(*leaders, **more)]


def band(request=None, **changes):
    (place,) = placed(candidate(**changes), request=request)
    return place.band


class TestBand:
    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({}, Band.STRONG),
            ({"areas": frozenset({"phonics"})}, Band.STRONG),
            ({"km": 25}, Band.STRONG),
            ({"km": 25.1}, Band.GOOD),
            ({"km": 40}, Band.GOOD),
            ({"km": 40.1}, Band.POSSIBLE),
            ({"km": None}, Band.POSSIBLE),
            ({"availability": "limited"}, Band.GOOD),
            ({"areas": frozenset()}, Band.POSSIBLE),
            ({"phases": frozenset()}, Band.GOOD),
            ({"kinds": frozenset()}, Band.GOOD),
            ({"conflicts": ((False, "No register says it"),)}, Band.GOOD),
        ],
    )
    def test_what_it_takes(self, changes, expected):
        assert band(**changes) == expected

    def test_fewer_than_half_of_the_areas_are_no_strong_fit(self):
        assert band(ask(areas=AREAS), areas=frozenset({"phonics"})) == Band.GOOD

    def test_where_no_area_was_chosen_everybody_offers_enough(self):
        assert band(ask(areas=()), areas=frozenset()) == Band.STRONG


class TestOrder:
    def test_better_bands_come_first(self):
        leaders = [candidate("far", km=60), candidate("some way", km=30), candidate("near")]
        assert order(*leaders) == ["near", "some way", "far"]

    def test_more_areas_come_before_fewer_whatever_the_distance(self):
        assert order(candidate("one", areas=frozenset({"maths"}), km=1), candidate("both", km=20)) == ["both", "one"]

    def test_nearer_comes_before_farther_by_five_kilometres(self):
        assert order(candidate("far", km=14), candidate("near", km=6)) == ["near", "far"]

    def test_of_two_as_near_the_one_with_less_in_hand(self):
        busy, free = candidate("busy", km=4, load=2), candidate("free", km=5)
        assert order(busy, free) == ["free", "busy"]

    def test_an_offer_that_waits_elsewhere_counts_as_work_in_hand(self):
        assert order(candidate("asked", asked_elsewhere=1), candidate("free")) == ["free", "asked"]

    def test_one_whose_distance_is_not_known_comes_last_in_the_band(self):
        leaders = [candidate("unknown", km=None), candidate("farther", km=80)]
        assert order(*leaders) == ["farther", "unknown"]

    def test_nobody_is_first_for_every_request(self):
        leaders = [candidate(key) for key in "abcdefgh"]
        assert len({order(*leaders, salt=str(request))[0] for request in range(40)}) > 4

    def test_those_whom_a_rule_keeps_out_are_not_on_it(self):
        assert [order(candidate(**FAILING[rule])) for rule in Rule] == [[]] * len(Rule)


LEADER = st.builds(
    candidate,
    key=st.uuids().map(str),
    areas=st.sets(st.sampled_from(["phonics", "maths"])).map(frozenset),
    km=st.none() | st.floats(0, 90),
    load=st.integers(0, 4),
    asked_elsewhere=st.integers(0, 2),
    availability=st.sampled_from(["open", "limited", "paused", ""]),
    free_left=st.integers(0, 6),
    phases=st.sets(st.sampled_from(["primary", "secondary"])).map(frozenset),
    conflicts=st.sampled_from([(), ((True, "Same trust"),), ((False, "Not known"),)]),
)


@given(leaders=st.lists(LEADER, max_size=12, unique_by=lambda each: each.key), seed=st.integers(0, 1000))
def test_any_order_of_rows_gives_the_same_lists(leaders, seed):
    shuffled = random.Random(seed).sample(leaders, len(leaders))
    assert order(*leaders) == order(*shuffled)
    out = [shortlist.excluded(eligibility.table(ask(), each)) for each in (leaders, shuffled)]
    assert out[0] == out[1]


@given(leaders=st.lists(LEADER, max_size=12, unique_by=lambda each: each.key))
def test_everybody_is_on_one_of_the_two_lists_and_the_bands_never_rise(leaders):
    rows = eligibility.table(ask(), leaders)
    on, out = shortlist.shortlist(ask(), rows, salt=SALT), shortlist.excluded(rows)
    assert sorted([each.row.candidate.key for each in on] + [each.candidate.key for each in out]) == sorted(
        each.key for each in leaders
    )
    bands = [shortlist.BANDS.index(each.band) for each in on]
    assert bands == sorted(bands)


class TestExcluded:
    def test_those_who_came_furthest_first_then_by_name(self):
        leaders = [
            candidate("own", name="Zoe", **FAILING[Rule.CONFLICT]),
            candidate("declined", name="Yan", **FAILING[Rule.DECLINED]),
            candidate("days-b", name="Ben", **FAILING[Rule.DAYS]),
            candidate("days-a", name="Ada", **FAILING[Rule.DAYS]),
            candidate("fits", name="Cy"),
        ]
        rows = shortlist.excluded(eligibility.table(ask(), leaders))
        assert [each.candidate.key for each in rows] == ["declined", "days-a", "days-b", "own"]


class TestReasons:
    def reasons(self, request=None, **changes):
        (place,) = placed(candidate(**changes), request=request)
        return place.reasons

    def test_each_in_words(self):
        assert self.reasons() == (
            "Offers both areas of need: Phonics and Maths", "Knows primary schools",
            "Leads mentoring or coaching of a headteacher", "4 km away, as the crow flies", "Open to requests",
            "No support under way",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("request_", "areas", "words"),
        [
            (
                ask(areas=AREAS),
                {code for code, _ in AREAS},
                "Offers all 3 areas of need: Phonics, Maths and Governance",
            ),
            (ask(areas=AREAS), {"phonics", "governance"}, "Offers 2 of the 3 areas of need: Phonics and Governance"),
            (ask(areas=AREAS[:1]), {"phonics"}, "Offers the area of need: Phonics"),
            (ask(), {"music"}, "Offers none of the areas of need"),
        ],
    )
    def test_areas_of_need(self, request_, areas, words):
        assert self.reasons(request_, areas=frozenset(areas))[0] == words

    def test_nothing_is_said_about_areas_that_nobody_chose(self):
        assert self.reasons(ask(areas=()))[0] == "Knows primary schools"

    @pytest.mark.parametrize(
        ("load", "elsewhere", "words"),
        [
            (0, 0, "No support under way"),
            (3, 0, "1½ days of support under way"),
            (0, 1, "No support under way, and 1 other request offered"),
            (2, 2, "1 day of support under way, and 2 other requests offered"),
        ],
    )
    def test_what_the_leader_has_in_hand(self, load, elsewhere, words):
        assert self.reasons(load=load, asked_elsewhere=elsewhere)[-1] == words

    def test_a_distance_that_is_not_known_says_so(self):
        assert "Distance not known" in self.reasons(km=None)


@pytest.mark.parametrize(
    ("km", "expected"),
    [
        (None, ()),
        (40, ()),
        (61.4, ("A long way to travel: 61 km as the crow flies, more by road",)),
    ],
)
def test_a_long_way_is_warned_of(km, expected):
    assert shortlist.warnings(candidate(km=km)) == expected

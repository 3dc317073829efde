"""The directory: who is found, in which order, how many queries it takes, and why each is there."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.leaders import actions, queries
from pharos.leaders.criteria import Criteria
from pharos.leaders.reasons import excerpt, reasons
from pharos.schools.distance import Near
from pharos.schools.models import School
from pharos.taxonomy import actions as taxonomy_actions
from pharos.taxonomy import queries as taxonomy
from tests.leaders import making

pytestmark = pytest.mark.django_db

MARRAM = Near("Marram Primary School", 560000, 170000)


@pytest.fixture
def county(world):
    """Three published leaders, unlike each other; and one who hasn't agreed."""
    taxonomy_actions.load_default()
    making.publish(
        world, world.leader, world.kestrel, codes=("sle-phonics", "sle-early-years"), phases=("nursery", "primary")
    )
    making.publish(
        world, world.other_leader, world.windmill, kind="NLE", codes=("sle-maths",), kinds=("peer_review",),
        portrait="Mathematics for mastery, and governors who ask.", availability="paused",
    )  # fmt: skip
    making.publish(
        world, world.area_chair, world.beacon, codes=("sle-behaviour",), phases=("secondary",),
        portrait="Calm corridors.", kinds=("mentoring", "school_improvement"), availability="limited",
    )  # fmt: skip
    making.designate(world, world.other_head, world.saltmarsh)
    making.complete(world, world.other_head)
    return world


def names(world, **asked):
    return [each.person.name for each in queries.directory_with_cards(Criteria(**asked), at=world.now)]


def test_the_published_by_name(county):
    assert names(county) == ["Amina Rahman", "Joseph Trent", "Miriam Stone"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "phonics"}, ["Amina Rahman"]),
        ({"words": "Mastery GOVERN"}, ["Joseph Trent"]),
        ({"words": "mastery phonics"}, ["Amina Rahman", "Joseph Trent"]),  # an area that is offered comes first
        ({"words": "rahmen"}, ["Amina Rahman"]),
        ({"words": "trent mastery"}, ["Joseph Trent"]),
        ({"words": "school improvement"}, ["Miriam Stone"]),
        ({"words": "thursdays"}, []),  # neither is what is said about the availability
        ({"words": 'NEAR("phonics" * -calm) : ^ OR'}, ["Amina Rahman", "Miriam Stone"]),
        ({"words": "rahman"}, ["Amina Rahman"]),
        ({"words": "windmill"}, ["Joseph Trent"]),
        ({"words": "corridors beacon miriam"}, ["Miriam Stone"]),
        ({"words": "ten points"}, []),  # evidence is not public
        ({"words": "%"}, []),
        ({"words": "' OR 1=1 --"}, []),
        ({"expertise": ("sle-phonics",)}, ["Amina Rahman"]),
        ({"expertise": ("sle-maths", "sle-phonics", "sle-early-years")}, ["Amina Rahman", "Joseph Trent"]),
        ({"expertise": ("sle-maths", "sle-phonics"), "near": MARRAM}, ["Amina Rahman", "Joseph Trent"]),
        ({"expertise": ("sle-maths", "sle-phonics"), "order": "name"}, ["Amina Rahman", "Joseph Trent"]),
        ({"phase": "primary"}, ["Amina Rahman", "Joseph Trent"]),
        ({"support": "mentoring"}, ["Amina Rahman", "Miriam Stone"]),
        ({"area": "north"}, ["Amina Rahman", "Miriam Stone"]),
        ({"area": "west"}, []),
        ({"designation": "NLE"}, ["Joseph Trent"]),
        ({"availability": "paused"}, ["Joseph Trent"]),
        ({"area": "north", "support": "school_improvement", "phase": "secondary"}, ["Miriam Stone"]),
        ({"near": MARRAM}, ["Amina Rahman", "Miriam Stone", "Joseph Trent"]),
        ({"near": MARRAM, "within_km": 6}, ["Amina Rahman"]),
        ({"near": MARRAM, "within_km": 7, "order": "name"}, ["Amina Rahman", "Miriam Stone"]),
    ],
)
def test_filters(county, asked, found):
    assert names(county, **asked) == found


def test_a_leader_with_two_designations_stands_once_and_is_found_by_both(county):
    making.designate(county, county.leader, county.kestrel, kind="LLE")
    assert [names(county, designation=kind) for kind in ("KLE", "LLE")] == [
        ["Amina Rahman", "Miriam Stone"],
        ["Amina Rahman"],
    ]
    [shown] = [queries.card(each) for each in queries.directory_with_cards(Criteria(words="rahman"), at=county.now)]
    assert shown.kinds == ("KLE", "LLE")


def test_a_designation_that_ended_or_is_to_come_publishes_nobody(county, clock):
    row = queries.leader_of(county.leader, at=county.now)
    making.end(county, row, county.now.date())
    clock.move(days=1)
    county.now = clock.at
    assert names(county) == ["Joseph Trent", "Miriam Stone"]


def test_what_to_relax_costs_nothing_more(county, django_assert_num_queries):
    found = queries.search(Criteria(words="phonics", area="south", near=MARRAM, within_km=50), at=county.now)
    with django_assert_num_queries(0):
        assert found.sieve.relaxations() == {"words": 1, "area": 1, "near": 0, "within": 0}


def test_each_option_is_counted_under_the_other_filters(county, django_assert_num_queries):
    found = queries.search(Criteria(phase="primary", expertise=("sle-maths",), near=MARRAM), at=county.now)
    with django_assert_num_queries(0):
        counts = found.counts
    assert counts["expertise"] == {"sle-phonics": 1, "sle-early-years": 1, "sle-maths": 1, "sle-behaviour": 0}
    assert counts["phase"] == {"nursery": 0, "primary": 1, "secondary": 0}
    assert counts["availability"] == {"open": 0, "paused": 1, "limited": 0}
    assert counts["area"] == {"north": 0, "south": 1}
    assert counts["within"] == {"5": 0, "10": 0, "15": 0, "20": 0, "30": 0, "50": 1}


def test_availability_breaks_ties_for_those_who_may_see_it(county):
    asked = {"words": "trent stone"}
    assert [names(county, **asked, by_availability=sees) for sees in (False, True)] == [
        ["Joseph Trent", "Miriam Stone"],
        ["Miriam Stone", "Joseph Trent"],
    ]


def why(county, **asked):
    criteria = Criteria(**asked)
    found = queries.search(criteria, at=county.now)
    [leader] = queries.with_keys(found.keys, at=county.now)
    match = found.match(leader.pk)
    return match.band, reasons(queries.card(leader), criteria, found.question, match.hits, km=5.0)


def test_why_each_is_here(county):
    asked = {"words": "phonics", "phase": "primary", "support": "mentoring", "near": MARRAM}
    assert why(county, **asked, expertise=("sle-phonics",)) == ("strong", [
        "“phonics” is in their expertise and their pen portrait",
        "Offers Phonics",
        "Knows the primary phase",
        "Can lead mentoring or coaching of a headteacher",
        "5.0 km from Marram Primary School",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("words", "band", "reason"),
    [
        ("corridor", "strong", "“corridor” is in their pen portrait (as “corridors”)"),
        ("mastery governing", "strong", "“mastery” is in their pen portrait"),
        ("stone", "strong", "“stone” is in their name"),
        ("stome", "possible", "“stome” is spelled almost like their name"),
        ("beacon", "good", "“beacon” is in their school"),
        ("secondary", "good", "“secondary” is in their phases or what they can lead and their school"),
    ],
)
def test_the_words_as_the_profile_writes_them(county, words, band, reason):
    told, reasons = why(county, words=words)
    assert (told, reasons[0]) == (band, reason)


def test_confirmed_areas_narrow_and_the_words_only_rank(county):
    asked = {"words": "trent", "expertise": ("sle-maths", "sle-phonics")}
    found = queries.search(Criteria(**asked), at=county.now)
    assert names(county, **asked) == ["Joseph Trent", "Amina Rahman"]
    assert (found.counts["expertise"]["sle-phonics"], found.sieve.relaxations()) == (1, {"expertise": 1})


class TestMeaning:
    """Words that mean an area find those who offer it."""

    def test_finds_them_and_says_why(self, county):
        assert why(county, words="our kids cant decode") == (
            "strong", ["“kids cant decode” means Phonics, which they offer"],
        )  # fmt: skip

    def test_is_left_out_where_only_the_words_are_wanted(self, county):
        assert names(county, words="our kids cant decode", literally=True) == []

    def test_suggests_areas_and_chooses_none(self, county):
        found = queries.search(Criteria(words="our kids cant decode"), at=county.now)
        assert [each.code for each in found.suggested][:1] == ["sle-phonics"]


class TestIndex:
    def test_follows_a_leader_at_once(self, county):
        profile = queries.profile_of(county.leader)
        actions.finish_portrait(profile, text="I help with handwriting.", by=county.leader, at=county.now)
        assert names(county, words="handwriting") == ["Amina Rahman"]

    def test_follows_what_changed_elsewhere_when_it_is_compared(self, county):
        School.objects.filter(pk=county.kestrel.pk).update(town="Newtown")
        assert [actions.refresh_all(at=county.now) for _ in range(2)] == [1, 0]
        assert names(county, words="newtown") == ["Amina Rahman"]

    def test_a_leader_who_took_back_the_consent_is_gone_at_once(self, county, remembering):
        before = names(county, words="phonics")
        actions.withdraw_consent(queries.profile_of(county.leader), by=county.leader, at=county.now)
        assert (before, names(county, words="phonics")) == (["Amina Rahman"], [])

    def test_a_roll_that_is_remembered_is_not_read_again(self, county, remembering):
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queried:
                queries.keys(Criteria(), at=county.now)
            counts.append(len(queried))
        assert counts == [6, 1]


def test_a_line_of_the_portrait():
    text = "One two three. " + "word " * 60 + "phonics at last"
    begun, hit = excerpt(text, []), excerpt(text, ["phonics"])
    assert (len(begun.before) <= 171, begun.before[:15], begun.before[-1], begun.hit) == (
        True,
        "One two three. ",
        "…",
        "",
    )
    assert (hit.before[:2], hit.hit, hit.after) == ("… ", "phonics", "at last")


def test_one_card_costs_as_many_queries_as_three(county):
    counts = []
    taxonomy.vocabulary()  # is read once
    for words in ("rahman", "rahman stone mastery"):
        with CaptureQueriesContext(connection) as queried:
            cards = [queries.card(each) for each in queries.directory_with_cards(Criteria(words=words), at=county.now)]
        counts.append((len(cards), len(queried)))
    assert counts == [(1, 12), (3, 12)]


class TestForMatching:
    def test_candidates_are_all_designated_leaders(self, county):
        told = [(each.person.name, each.is_published) for each in queries.candidates(county.now)]
        assert told == [
            ("Amina Rahman", True), ("Daniel Whitlock", False), ("Joseph Trent", True), ("Miriam Stone", True),
        ]  # fmt: skip

    def test_a_card_tells_all_without_a_query(self, county, django_assert_num_queries):
        with django_assert_num_queries(4):
            cards = [queries.card(each) for each in queries.candidates(county.now)]
        first = cards[0]
        expertise = {each.code for each in first.expertise}
        assert (first.school, first.can_lead, expertise, first.availability, first.published) == (
            county.kestrel, ("mentoring",), {"sle-phonics", "sle-early-years"}, "open", True,
        )  # fmt: skip

    def test_conflicts_know_the_schools_of_designations(self, county):
        made = making.designate(county, county.stranger, county.marram, kind="SLE")
        told = queries.in_brief(queries.leaders(county.now), county.now)
        found = queries.conflicts_with(told, county.marram, at=county.now)
        assert [[each.kind for each in found[pk]] for pk in (made.person_id, county.leader.pk)] == [["own_school"], []]

    def test_the_same_in_brief_for_thousands(self, county, django_assert_num_queries):
        cards = [queries.card(each) for each in queries.candidates(county.now)]
        with django_assert_num_queries(1):
            told = queries.in_brief(queries.leaders(county.now), county.now)
        assert [(each.pk, each.reference, each.school.urn, each.kinds, each.published) for each in told] == [
            (each.person.pk, each.reference, each.school.urn, each.kinds, each.published) for each in cards
        ]
        same = ("name", "phases", "can_lead", "portrait", "availability", "available_from_on")
        assert [[getattr(each, name) for name in same] for each in told] == [
            [getattr(each, name) for name in same] for each in cards
        ]

    def test_in_brief_the_newest_designation_speaks_and_every_one_is_told(self, county):
        making.designate(county, county.leader, county.beacon, kind="NLE", from_on=dt.date(2026, 11, 1))
        [told] = queries.in_brief(queries.leaders(county.now).filter(person=county.leader), county.now)
        assert (told.school.name, told.kinds, told.posts) == (
            "Beacon Secondary School", ("KLE", "NLE"), ((900002, None), (900005, None)),
        )  # fmt: skip

    def test_a_leader_by_the_directorys_reference(self, county):
        profile = queries.profile_of(county.other_head)
        found = [queries.leader_known_as(reference, at=county.now) for reference in (profile.reference, "x")]
        assert [each and each.person for each in found] == [county.other_head, None]

    def test_the_leaders_school(self, county):
        assert queries.leader_school(county.leader, at=county.now) == county.kestrel
        assert queries.leader_school(county.head, at=county.now) is None

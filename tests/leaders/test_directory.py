"""The directory: who is found, in which order, how many queries it takes, and why each is there."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.leaders import queries
from pharos.leaders.criteria import Criteria, excerpt, reasons
from pharos.schools.distance import Near
from tests.leaders import making

pytestmark = pytest.mark.django_db

MARRAM = Near("Marram Primary School", 560000, 170000)


@pytest.fixture
def county(world):
    """Three published leaders, unlike each other; and one who hasn't agreed."""
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
    return [each.person.name for each in queries.directory(Criteria(**asked), at=world.now)]


def test_the_published_by_name(county):
    assert names(county) == ["Amina Rahman", "Joseph Trent", "Miriam Stone"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "phonics"}, ["Amina Rahman"]),
        ({"words": "Mastery GOVERN"}, ["Joseph Trent"]),
        ({"words": "mastery phonics"}, []),
        ({"words": "rahman"}, ["Amina Rahman"]),
        ({"words": "windmill"}, ["Joseph Trent"]),
        ({"words": "corridors beacon miriam"}, ["Miriam Stone"]),
        ({"words": "ten points"}, []),  # evidence is not public
        ({"words": "%"}, []),
        ({"words": "' OR 1=1 --"}, []),
        ({"expertise": "sle-phonics"}, ["Amina Rahman"]),
        ({"phase": "primary"}, ["Amina Rahman", "Joseph Trent"]),
        ({"support": "mentoring"}, ["Amina Rahman", "Miriam Stone"]),
        ({"area": "north"}, ["Amina Rahman", "Miriam Stone"]),
        ({"area": "west"}, []),
        ({"designation": "NLE"}, ["Joseph Trent"]),
        ({"availability": "paused"}, ["Joseph Trent"]),
        ({"area": "north", "support": "school_improvement", "phase": "secondary"}, ["Miriam Stone"]),
        ({"near": MARRAM, "by_distance": True}, ["Amina Rahman", "Miriam Stone", "Joseph Trent"]),
        ({"near": MARRAM, "within_km": 6, "by_distance": True}, ["Amina Rahman"]),
        ({"near": MARRAM, "within_km": 7}, ["Amina Rahman", "Miriam Stone"]),
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
    shown = queries.card(queries.directory_with_cards(Criteria(words="rahman"), at=county.now).get())
    assert shown.kinds == ("KLE", "LLE")


def test_a_designation_that_ended_or_is_to_come_publishes_nobody(county, clock):
    row = queries.leader_of(county.leader, at=county.now)
    making.end(county, row, county.now.date())
    clock.move(days=1)
    county.now = clock.at
    assert names(county) == ["Joseph Trent", "Miriam Stone"]


def test_what_to_relax_in_one_query(county):
    asked = Criteria(words="phonics", area="south", near=MARRAM, within_km=50)
    with CaptureQueriesContext(connection) as queried:
        found = queries.relaxations(asked, at=county.now)
    assert (len(queried), found) == (1, {"words": 1, "area": 1, "near": 0, "within": 0})


def test_why_each_is_here(county):
    asked = Criteria(words="phonics", expertise="sle-phonics", phase="primary", support="mentoring", near=MARRAM)
    shown = queries.card(queries.directory_with_cards(asked, at=county.now).get())
    assert reasons(shown, asked, km=5.0) == [
        "“phonics” is in their expertise and their pen portrait",
        "Offers Phonics",
        "Knows the primary phase",
        "Can lead mentoring or coaching of a headteacher",
        "5.0 km from Marram Primary School",
    ]


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
    for asked in (Criteria(words="rahman"), Criteria()):
        with CaptureQueriesContext(connection) as queried:
            cards = [queries.card(each) for each in queries.directory_with_cards(asked, at=county.now)]
        counts.append((len(cards), len(queried)))
    assert counts == [(1, 4), (3, 4)]


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

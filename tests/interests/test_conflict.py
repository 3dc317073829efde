"""Conflicts from plain facts."""

import datetime as dt

import pytest

from pharos.interests.conflict import Declared, Facts, Group, Membership, PastPost, found
from pharos.interests.states import ConflictKind, InterestKind

TRUST, FEDERATION = Group("T1", "The Lantern Trust"), Group("F1", "The Downs Federation")
MARRAM = Membership(900001, "Marram Primary School")
KESTREL = Membership(900002, "Kestrel Lane Primary School")


def at(school, **facts):
    return Membership(school.urn, school.name, **facts)


def told(facts):
    return [(each.kind, each.words) for each in found(facts)]


def test_nothing_binds_two_schools_that_stand_alone():
    assert told(Facts(MARRAM, own=(KESTREL,))) == []


def test_own_school():
    facts = Facts(MARRAM, own=(MARRAM, KESTREL))
    assert told(facts) == [(ConflictKind.OWN_SCHOOL, "Marram Primary School is their own school")]


@pytest.mark.parametrize(
    ("group", "kind", "name"),
    [
        ({"trust": TRUST}, ConflictKind.SAME_TRUST, "The Lantern Trust"),
        ({"federation": FEDERATION}, ConflictKind.SAME_FEDERATION, "The Downs Federation"),
    ],
)
def test_the_same_group(group, kind, name):
    facts = Facts(at(MARRAM, **group), own=(at(KESTREL, **group),))
    assert told(facts) == [(kind, f"Kestrel Lane Primary School and Marram Primary School are both in {name}")]


def test_two_trusts_of_one_name_are_two():
    facts = Facts(at(MARRAM, trust=TRUST), own=(at(KESTREL, trust=Group("T2", TRUST.name)),))
    assert told(facts) == []


def test_a_past_post_counts_from_its_last_day():
    past = (PastPost(900001, dt.date(2019, 8, 31)), PastPost(900001, dt.date(2024, 8, 31)))
    facts = Facts(MARRAM, own=(KESTREL,), past=past)
    assert told(facts) == [(ConflictKind.PAST_POST, "Held a post at Marram Primary School until 31 August 2024")]


def test_who_came_back_is_at_home():
    facts = Facts(MARRAM, own=(MARRAM,), past=(PastPost(900001, dt.date(2019, 8, 31)),))
    assert [each.kind for each in found(facts)] == [ConflictKind.OWN_SCHOOL]


def test_a_declared_interest_tells_its_kind_and_not_its_words():
    facts = Facts(MARRAM, own=(KESTREL,), declared=(Declared("Grace Okafor", "Amina Rahman", InterestKind.FRIEND),))
    assert told(facts) == [
        (ConflictKind.DECLARED, "Grace Okafor declared an interest in Amina Rahman: close friendship")
    ]


class TestWhatIsNotKnown:
    def test_is_never_clear(self):
        facts = Facts(at(MARRAM, is_known=False), own=(KESTREL,))
        words = "We do not know whether Marram Primary School is in a trust or a federation"
        assert told(facts) == [(ConflictKind.UNKNOWN, words)]

    def test_of_their_own_school_matters_where_the_other_is_in_a_trust(self):
        facts = Facts(at(MARRAM, trust=TRUST), own=(at(KESTREL, is_known=False),))
        words = "We do not know whether Kestrel Lane Primary School is in a trust or a federation"
        assert told(facts) == [(ConflictKind.UNKNOWN, words)]

    def test_of_their_own_school_does_not_matter_where_the_other_stands_alone(self):
        assert told(Facts(MARRAM, own=(at(KESTREL, is_known=False),))) == []

    def test_which_school_they_lead(self):
        assert told(Facts(MARRAM, own=())) == [(ConflictKind.UNKNOWN, "We do not know which school they lead")]

    def test_gives_way_to_what_is_known(self):
        facts = Facts(at(MARRAM, is_known=False), own=(KESTREL,), past=(PastPost(900001, dt.date(2024, 8, 31)),))
        assert [each.kind for each in found(facts)] == [ConflictKind.PAST_POST]

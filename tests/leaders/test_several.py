"""A list of words in one column, and one of them asked for in SQL."""

import pytest

from pharos.leaders.models import Profile
from tests.leaders import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(world):
    making.designate(world, world.leader, world.kestrel)
    Profile.objects.update(can_lead=["mentoring", "school_improvement"], phases=["all_through"])
    return Profile.objects.get()


def test_is_a_list_in_python(profile):
    assert (profile.can_lead, profile.phases) == (["mentoring", "school_improvement"], ["all_through"])


@pytest.mark.parametrize(
    ("word", "found"), [("mentoring", 1), ("school_improvement", 1), ("school", 0), ("improvement", 0), ("%", 0)]
)
def test_is_asked_for_whole_words(profile, word, found):
    assert Profile.objects.filter(can_lead__has=word).count() == found


def test_an_underscore_is_no_wildcard(profile):
    Profile.objects.update(phases=["allxthrough"])
    assert Profile.objects.filter(phases__has="all_through").count() == 0

"""What a profile still needs: derived from its answers, one way for one profile and for SQL over all."""

import pytest

from pharos.leaders import actions, completeness, queries
from pharos.leaders.completeness import Progress, Section
from pharos.leaders.models import Profile, ProfileExpertise
from tests.leaders import making

pytestmark = pytest.mark.django_db


def states(profile):
    found = completeness.sections(profile, queries.offers_of(profile))
    return {each.section: each.progress for each in found}


@pytest.fixture
def profile(world):
    making.designate(world, world.leader, world.kestrel)
    return queries.profile_of(world.leader)


def test_a_new_profile_has_everything_to_do(profile):
    assert states(profile) == dict.fromkeys(Section, Progress.NOT_STARTED)


def test_a_whole_profile_lacks_only_consent(world, profile):
    making.complete(world, world.leader)
    profile.refresh_from_db()
    assert states(profile) == dict.fromkeys(Section, Progress.COMPLETE) | {Section.CONSENT: Progress.NOT_STARTED}


def test_expertise_without_evidence_is_in_progress(world, profile):
    areas = making.expertise("sle-phonics", "sle-maths")
    actions.choose_expertise(profile, areas=areas, by=world.leader, at=world.now)
    actions.save_evidence(profile, expertise=areas[0], evidence="Results rose", by=world.leader, at=world.now)
    told = completeness.sections(profile, queries.offers_of(profile))[1]
    assert (told.progress, told.still) == (Progress.IN_PROGRESS, "say what shows your expertise in 1 area")


def test_a_draft_is_in_progress(world, profile):
    profile = actions.save_portrait_draft(profile, text="I have led", by=world.leader, at=world.now)
    assert states(profile)[Section.PORTRAIT] == Progress.IN_PROGRESS


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Profile.objects.update(portrait=""),
        lambda: Profile.objects.update(phases=[]),
        lambda: Profile.objects.update(can_lead=[]),
        lambda: Profile.objects.update(availability=""),
        lambda: Profile.objects.update(consented_at=None),
        lambda: ProfileExpertise.objects.update(evidence=""),
        lambda: ProfileExpertise.objects.all().delete(),
    ],
)
def test_nobody_is_published_who_lacks_one_thing(world, spoil):
    profile = making.publish(world, world.leader, world.kestrel)
    before = [each.person for each in queries.published(world.now)]
    spoil()
    profile.refresh_from_db()
    whole = all(each.is_complete for each in completeness.sections(profile, queries.offers_of(profile)))
    assert (before, whole, list(queries.published(world.now))) == ([world.leader], False, [])


def test_words_over_the_limit():
    assert [completeness.words_over("word " * count) for count in (299, 300, 301, 312)] == [0, 0, 1, 12]

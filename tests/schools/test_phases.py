"""What kind of school it is."""

import pytest

from pharos.schools import phases, queries
from pharos.schools.criteria import Criteria
from pharos.schools.models import School

KINDS = [
    # phase code, type, words, key
    ("1", "Local authority nursery school", "Nursery", "nursery"),
    ("2", "Community school", "Primary", "primary"),
    ("3", "Community school", "Middle, deemed primary", "primary"),
    ("4", "Foundation school", "Secondary", "secondary"),
    ("5", "Community school", "Middle, deemed secondary", "secondary"),
    ("6", "Free schools 16 to 19", "16 plus", "post16"),
    ("7", "Academy converter", "All-through", "all_through"),
    ("0", "Community special school", "Special", "special"),
    ("0", "Pupil referral unit", "Alternative provision", "special"),
    ("", "Academy alternative provision converter", "Alternative provision", "special"),
    ("0", "Further education", "16 plus", "post16"),
    ("0", "Sixth form centres", "16 plus", "post16"),
    ("0", "Other independent school", "Independent", "not_applicable"),
    ("0", "Miscellaneous", "Not applicable", "not_applicable"),
    ("", "", "Not applicable", "not_applicable"),
]


@pytest.mark.parametrize(("code", "kind", "words", "key"), KINDS)
def test_words_and_key(code, kind, words, key):
    assert (phases.words(code, kind), phases.key(code, kind)) == (words, key)


@pytest.mark.django_db
@pytest.mark.parametrize("phase", queries.PHASES)
def test_the_filter_finds_the_schools_that_say_so_themselves(world, phase):
    School.objects.all().delete()
    for number, (code, kind, _, _) in enumerate(KINDS):
        world.school(900100 + number, f"School {number}", phase_code=code, type_name=kind)
    found = queries.filtered(Criteria(phase=phase))
    assert (
        {each.urn for each in found} == {each.urn for each in School.objects.all() if each.phase_key == phase} != set()
    )

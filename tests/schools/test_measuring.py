"""From where to measure: schools, postcodes, parts of postcodes, and what is said of all else."""

import pytest

from pharos.schools import queries
from pharos.schools.distance import Near
from pharos.schools.models import Postcode, PostcodeImport
from tests.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(world):
    told = PostcodeImport.objects.create(file_name="a.csv", as_at=NOW.date(), source="Made up", imported_at=NOW)
    rows = [("ZW1", "1AA", 1, 1), ("ZW5", "1AB", 570000, 160000), ("ZW5", "2AB", 572000, 162000),
            ("ZW50", "1AB", 600000, 100000), ("ZW6", "0AA", None, None)]  # fmt: skip
    for outward, inward, east, north in rows:
        Postcode.objects.create(
            key=outward + inward, outward=outward, quality=10 if east else 90, easting=east, northing=north,
            told_by=told,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("ZW5 1AB", Near("ZW5 1AB", 570000, 160000)),
        ("zw51ab", Near("ZW5 1AB", 570000, 160000)),
        ("ZW5 IAB", Near("ZW5 1AB", 570000, 160000)),
        ("ZW5", Near("the middle of ZW5", 571000, 161000, of_many=2)),
        ("zw5 2", Near("the middle of ZW5 2", 572000, 162000, of_many=1)),
        ("ZW5O", Near("the middle of ZW50", 600000, 100000, of_many=1)),
    ],
)
def test_postcodes(listed, typed, place):
    assert queries.place_of(typed) == place


def test_a_school_s_own_postcode_comes_first(world, listed):
    assert queries.place_of("ZW1 1AA").name == "Beacon Secondary School"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("EH1 1AA", "EH1 1AA is a postcode in Scotland. Enter one of this county, or a school’s name or URN"),
        ("bt11aa", "BT1 1AA is a postcode in Northern Ireland. Enter one of this county, or a school’s name or URN"),
        ("JE2 3AB", "JE2 3AB is a postcode in Jersey. Enter one of this county, or a school’s name or URN"),
        ("75001", "75001 is a postcode in another country. Enter one of this county, or a school’s name or URN"),
        ("M1 1AA", "We do not know where M1 1AA is. Check it for a slip. "
         "Enter another postcode nearby, or a school’s full name or URN"),
        ("ZW6 0AA", "The register of postcodes does not say where ZW6 0AA is. "
         "Enter another postcode nearby, or a school’s full name or URN"),
        ("Nowhere", "Enter a school’s full name, its URN or its postcode, like ME14 1XX"),
    ],
)  # fmt: skip
def test_what_is_not_known_says_what_to_do(listed, typed, says):
    with pytest.raises(queries.NotPlaced) as refused:
        queries.place_of(typed)
    assert str(refused.value) == says


@pytest.mark.parametrize("typed", ["ZW5 1AB", "ZW5", "Marram Primary School", "EH1 1AA", "nothing", "ZW6 OAA"])
def test_it_asks_few_questions(listed, django_assert_max_num_queries, typed):
    with django_assert_max_num_queries(4):
        queries.measuring_point(typed)


def test_a_part_says_from_where_it_measures():
    assert (Near("the middle of ZW5", 1, 1, of_many=1200).note, Near("ZW5 1AB", 1, 1).note) == (
        "ZW5 is a part of a postcode: distances are measured from the middle of its 1,200 postcodes.",
        "",
    )

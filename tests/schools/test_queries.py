"""Which schools are found, in which order, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.schools import queries
from pharos.schools.criteria import Criteria
from pharos.schools.distance import Near
from pharos.schools.models import FactChange, RegisterImport, School
from pharos.schools.states import Status

pytestmark = pytest.mark.django_db

MARRAM = Near("Marram Primary School", 560000, 170000)


@pytest.fixture
def county(world):
    """The five schools of the cast, and three that differ from them."""
    world.school(900010, "Harbour Lights Infants", "east", status_code=Status.CLOSED, easting=None, northing=None)
    world.school(900011, "Tern House School", "west", type_name="Community special school", phase_code="0",
                 town="Marramstead", postcode="ZW9 7TH", easting=540000, northing=150000)  # fmt: skip
    world.school(900012, "Old Marram School", "north", status_code=Status.CLOSED, easting=560100)
    return world


def names(**asked):
    return [each.name for each in queries.filtered(Criteria(**asked))]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "marram"}, ["Marram Primary School", "Tern House School"]),
        ({"words": "MARRAM prim"}, ["Marram Primary School"]),
        ({"words": "marramstead"}, ["Tern House School"]),
        ({"words": "900003"}, ["Saltmarsh Academy"]),
        ({"words": "zw97th"}, ["Tern House School"]),
        ({"words": "zw9"}, ["Tern House School"]),
        ({"words": "arram"}, []),
        ({"words": "%"}, []),
        ({"words": "' OR 1=1 --"}, []),
        ({"words": "\x00"}, []),
        ({"status": "closed"}, ["Harbour Lights Infants", "Old Marram School"]),
        ({"words": "marram", "status": "all"}, ["Marram Primary School", "Tern House School", "Old Marram School"]),
        ({"phase": "secondary"}, ["Beacon Secondary School", "Saltmarsh Academy"]),
        ({"phase": "special"}, ["Tern House School"]),
        ({"area": "south"}, ["Windmill Hill School"]),
        ({"area": "nowhere"}, []),
        ({"area": "north", "phase": "primary", "words": "lane"}, ["Kestrel Lane Primary School"]),
        ({"near": MARRAM, "within_km": 6}, ["Marram Primary School", "Kestrel Lane Primary School"]),
        ({"near": MARRAM, "within_km": 5}, ["Marram Primary School", "Kestrel Lane Primary School"]),
        ({"near": MARRAM, "within_km": 4}, ["Marram Primary School"]),
    ],
)
def test_filters(county, asked, found):
    assert names(**asked) == found


def test_open_schools_by_name(county):
    assert names() == [
        "Beacon Secondary School", "Kestrel Lane Primary School", "Marram Primary School", "Saltmarsh Academy",
        "Tern House School", "Windmill Hill School",
    ]  # fmt: skip


def test_nearest_first_and_without_a_place_last(county):
    assert names(near=MARRAM, status="all") == [
        "Marram Primary School", "Old Marram School", "Kestrel Lane Primary School", "Beacon Secondary School",
        "Tern House School", "Windmill Hill School", "Saltmarsh Academy", "Harbour Lights Infants",
    ]  # fmt: skip


def test_an_area_by_the_districts_name_where_a_file_gave_no_code(county):
    School.objects.filter(urn=900004).update(district_code="")
    assert (names(area="south"), queries.area_of(queries.find(900004))) == (
        ["Windmill Hill School"],
        county.areas["south"],
    )


def test_a_school_of_another_county_lies_in_no_area(county):
    far = county.school(900020, "Far Away School")
    far.district_code, far.district_name = "E99", "Elsewhere"
    known = queries.areas_of([far, county.marram])
    assert (known, queries.area_of(far)) == ({900001: county.areas["north"]}, None)


def test_suggestions_are_the_best_first(county):
    told = [each.name for each in queries.search("marram")]
    assert told == ["Marram Primary School", "Tern House School", "Old Marram School"]


@pytest.mark.parametrize("typed", ["", "   ", "%", "—"])
def test_nothing_is_suggested_for_nothing(county, typed):
    assert queries.search(typed) == []


def test_no_more_suggestions_than_asked_for(county):
    assert len(queries.search("school", limit=3)) == 3


@pytest.mark.parametrize(("typed", "urn"), [("900001", 900001), (" 900010 ", 900010)])
def test_a_urn_alone_is_one_school(county, typed, urn):
    assert queries.with_this_urn(typed).urn == urn


@pytest.mark.parametrize("typed", ["", "900099", "900001 marram", "90000", "9" * 40])
def test_all_else_is_a_search(county, typed):
    assert queries.with_this_urn(typed) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("900002", "Kestrel Lane Primary School"),
        ("Kestrel Lane Primary School, 900002", "Kestrel Lane Primary School"),
        ("ZW9 7TH", "Tern House School"),
        (" zw97th ", "Tern House School"),
        ("tern  house school", "Tern House School"),
    ],
)
def test_a_school_to_measure_from(county, typed, name):
    assert queries.measuring_point(typed).name == name


@pytest.mark.parametrize("typed", ["", "900099", "900010", "9" * 30, "Marram", "ZW8 8ZZ", "%", "school"])
def test_no_school_to_measure_from(county, typed):
    assert queries.measuring_point(typed) is None


def test_a_name_that_two_schools_have_is_no_place_to_measure_from(county):
    twin = School.objects.get(name="Tern House School")
    twin.pk, twin.urn = None, 900777
    twin.save()
    assert queries.measuring_point("Tern House School") is None


def test_what_to_relax_in_one_query(county):
    asked = Criteria(words="marram", phase="secondary", area="north", near=MARRAM, within_km=1)
    with CaptureQueriesContext(connection) as queried:
        found = queries.relaxations(asked)
    # The districts of the area are asked for once for each answer that keeps it.
    assert len([q for q in queried if "schools_school" in q["sql"]]) == 1
    assert found == {"q": 0, "phase": 1, "area": 0, "status": 0, "near": 0, "within": 0}


def test_nothing_to_relax_but_that_closed_schools_are_left_out(county):
    assert queries.relaxations(Criteria()) == {"status": 8}


def test_nearest(county):
    told = [each.name for each in queries.nearest(county.marram)]
    assert told == ["Kestrel Lane Primary School", "Beacon Secondary School"]


def test_no_more_neighbours_than_asked_for(county):
    assert [each.name for each in queries.nearest(county.marram, limit=1)] == ["Kestrel Lane Primary School"]


def test_a_school_without_a_place_has_no_neighbours(county):
    assert queries.nearest(queries.find(900010)) == []


def test_of_same_group(county):
    School.objects.filter(urn__in=[900001, 900002, 900012]).update(trust=county.trust)
    School.objects.filter(urn__in=[900001, 900004]).update(federation=county.federation)
    told = [each.name for each in queries.of_same_group(queries.find(900001))]
    assert (told, list(queries.of_same_group(county.beacon))) == (
        ["Kestrel Lane Primary School", "Windmill Hill School"], [],
    )  # fmt: skip


def test_find_knows_what_the_page_needs(county, django_assert_num_queries):
    School.objects.filter(urn=900001).update(trust=county.trust, federation=county.federation)
    with django_assert_num_queries(1):
        found = queries.find(900001)
        told = (found.trust.name, found.federation.name, found.stated_on("name"))
    assert told == ("The Lantern Trust", "The Downs Federation", county.register.as_at)


@pytest.mark.parametrize("urn", [0, 900099, 10**12, 10**30])
def test_no_such_school(county, urn):
    assert queries.find(urn) is None


def test_changes_newest_first_and_without_codes(county):
    later = RegisterImport.objects.create(file_name="b.csv", as_at="2026-11-15", state="done", requested_at=county.now)
    for register, field in ((county.register, "name"), (later, "status_code"), (later, "status_name")):
        FactChange.objects.create(school=county.marram, register_import=register, field=field, before="a", after="b")
    assert [each.field for each in queries.changes_of(county.marram)] == ["status_name", "name"]


class TestHowManyQueries:
    @pytest.mark.parametrize("asked", [{}, {"words": "school"}, {"near": MARRAM}, {"status": "all"}])
    def test_three_schools_cost_as_many_as_one(self, county, asked):
        counts = []
        for wanted in (1, 3):
            with CaptureQueriesContext(connection) as queried:
                rows = queries.with_keys(list(queries.keys(Criteria(**asked))[:wanted]))
            counts.append((len(rows), len(queried)))
        assert counts == [(1, 2), (3, 2)]

    def test_neighbours(self, county):
        counts = []
        for limit in (1, 2):
            with CaptureQueriesContext(connection) as queried:
                found = queries.nearest(county.marram, limit)
            counts.append((len(found), len(queried)))
        assert counts == [(1, 1), (2, 1)]

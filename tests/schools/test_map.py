"""The map of schools: the same schools as drawing, list and data; many gathered by district; few questions asked."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.schools import queries
from pharos.schools.criteria import Criteria
from pharos.schools.models import District, School
from tests.schools.test_outlines import SQUARE

pytestmark = pytest.mark.django_db

MAP, MARKS, OUTLINES = "/schools/map/", "/schools/map/schools.geojson", "/schools/map/districts.geojson"


def text(response):
    return response.content.decode()


def in_list(shown):
    return re.findall(r'pharos-marks__item"><a class="govuk-link" href="[^"]*">([^<]+)', shown)


def dots(shown):
    return shown.count('<circle class="pharos-map__dot"')


def in_data(response):
    return [each["properties"]["title"] for each in json.loads(response.content)["features"]]


@pytest.fixture
def outlined(world):
    District.objects.filter(code="D01").update(outline=[[SQUARE]], outline_source="Drawn by hand")


@pytest.fixture
def few(monkeypatch):
    """More than three schools are gathered."""
    monkeypatch.setattr(queries.on_map, "__kwdefaults__", {"most": 3})


class TestSchoolsOneByOne:
    @pytest.mark.parametrize("asked", ["", "?q=marram", "?phase=secondary&area=north", "?near=900001&within=10"])
    def test_list_drawing_and_data_show_the_same(self, client, world, asked):
        shown, data = text(client.get(MAP + asked)), client.get(MARKS + asked)
        assert in_list(shown) == in_data(data)
        assert dots(shown) == len(in_list(shown)) > 0

    def test_they_stand_in_the_order_of_the_list_of_schools(self, client, world):
        asked = "?near=900001"
        rows = text(client.get(f"/schools/{asked}")).split('class="pharos-row__title">')[1:]
        names = [row.split("</a>")[0].split(">")[-1] for row in rows]
        assert in_list(text(client.get(MAP + asked))) == names

    def test_one_without_a_place_is_in_the_list_and_said_to_be_nowhere(self, client, world):
        School.objects.filter(urn=900001).update(easting=None, northing=None)
        shown = text(client.get(MAP))
        assert ("Not on the map, since nobody has stated where they are" in shown, dots(shown)) == (True, 4)
        assert in_list(shown)[-1] == "Marram Primary School"

    def test_map_and_list_lead_to_each_other_and_keep_the_filters(self, client, world):
        assert 'href="/schools/map/?phase=primary&amp;near=900001"' in text(
            client.get("/schools/?phase=primary&near=900001&page=1")
        )
        assert 'href="/schools/?phase=primary&amp;near=900001"' in text(client.get(f"{MAP}?phase=primary&near=900001"))

    def test_taking_a_filter_away_stays_on_the_map(self, client, world):
        assert 'class="pharos-chip" href="/schools/map/?q=school"' in text(client.get(f"{MAP}?q=school&phase=primary"))

    def test_distances_are_said_to_be_straight(self, client, world):
        shown = text(client.get(f"{MAP}?near=900001"))
        assert (
            "nearest to Marram Primary School first. Distances are in a straight line." in shown,
            "Primary · Lantern Bay · 5.0 km away" in shown,
        ) == (True, True)

    def test_what_is_not_known_is_kept_and_said(self, client, world):
        shown = text(client.get(f"{MAP}?near=EH1+1AA"))
        assert ("EH1 1AA is a postcode in Scotland" in shown, 'value="EH1 1AA"' in shown) == (True, True)

    def test_nothing_found_tells_what_to_relax(self, client, world):
        shown = text(client.get(f"{MAP}?q=kestrel&area=east"))
        assert ("No school matches all of this" in shown, '"/schools/map/?q=kestrel"' in shown) == (True, True)

    def test_names_are_text(self, client, world):
        School.objects.filter(urn=900001).update(name="<script>alert(1)</script>")
        assert "<script>alert" not in text(client.get(MAP))

    @pytest.mark.parametrize("asked", ["?near=%00", "?district=nope", "?phase=%27", "?near=" + "9" * 400])
    def test_odd_addresses_are_no_error(self, client, world, asked):
        assert [client.get(address + asked).status_code for address in (MAP, MARKS)] == [200, 200]

    def test_three_schools_cost_as_many_questions_as_one(self, client, world, outlined):
        School.objects.exclude(urn=900001).update(status_code="2")
        counts = []
        for more in ([], [900030, 900031]):
            for urn in more:
                world.school(urn, "Twin School")
            with CaptureQueriesContext(connection) as asked:
                found = in_list(text(client.get(f"{MAP}?near=900001&q=school")))
            counts.append((len(found), len(asked)))
        assert ([rows for rows, _ in counts], counts[0][1] == counts[1][1] <= 8) == ([1, 3], True)


class TestManySchools:
    def test_are_gathered_by_district(self, client, world, few):
        shown, data = text(client.get(MAP)), client.get(MARKS)
        assert in_list(shown) == in_data(data) == ["Saltings", "Lantern Bay", "Windmill Downs"]
        assert ("5 schools, by district." in shown, dots(shown)) == (True, 3)

    def test_a_district_leads_to_its_schools(self, client, world, few):
        assert 'href="/schools/map/?status=all&amp;district=D01"' in text(client.get(f"{MAP}?status=all"))
        assert in_list(text(client.get(f"{MAP}?district=D01"))) == [
            "Beacon Secondary School",
            "Kestrel Lane Primary School",
            "Marram Primary School",
        ]

    def test_a_district_with_too_many_shows_the_first_and_says_so(self, client, world, few):
        world.school(900009, "Aardvark School")
        shown = text(client.get(f"{MAP}?district=D01"))
        assert ("The first 3 of 4 schools, by name." in shown, len(in_list(shown))) == (True, 3)

    def test_around_a_place_the_nearest_stand_for_all(self, client, world, few):
        shown = text(client.get(f"{MAP}?near=900001"))
        assert ("The nearest 3 of 5 schools" in shown, in_list(shown)[0]) == (True, "Marram Primary School")

    def test_those_outside_the_county_are_counted_and_not_forgotten(self, client, world, few):
        School.objects.filter(urn=900004).update(district_code="X99", district_name="Elsewhere")
        assert "1 school more outside the county’s districts: the list has them." in text(client.get(MAP))

    def test_a_district_told_by_name_is_the_same_district(self, world):
        School.objects.filter(urn=900002).update(district_code="")
        gathered = queries.on_map(Criteria(area="north"), queries.drawn_districts(), most=1).gathered
        assert [(each.district.name, each.count, each.easting, each.northing) for each in gathered] == [
            ("Lantern Bay", 3, 563000, 169333)
        ]


class TestData:
    def test_may_be_kept_for_a_while_and_is_not_sent_twice(self, client, world):
        first = client.get(MARKS)
        again = client.get(MARKS, headers={"If-None-Match": first["ETag"]})
        assert (first["Cache-Control"], first["Content-Type"], again.status_code) == (
            "public, max-age=300",
            "application/geo+json",
            304,
        )

    def test_outlines_say_which_ground_they_stand_on(self, client, world, outlined):
        told = json.loads(client.get(OUTLINES).content)["features"]
        assert [(each["geometry"]["coordinates"], each["properties"]) for each in told] == [
            ([[SQUARE]], {"name": "Lantern Bay", "group": "North", "ground": 1})
        ]

    def test_gives_nothing_but_public_facts(self, client, world):
        assert {key for each in json.loads(client.get(MARKS).content)["features"] for key in each["properties"]} == {
            "title", "href", "facts", "count",
        }  # fmt: skip


class TestPage:
    def test_is_drawn_with_its_legend_and_its_source(self, client, world, outlined):
        shown = text(client.get(MAP))
        assert ("<dd>Lantern Bay</dd>" in shown, "Drawn by hand" in shown) == (True, True)
        assert 'role="img" aria-label="Map of 5 schools"' in shown

    def test_script_and_style_of_the_map_are_loaded_there_alone(self, client, world):
        told = [re.findall(r"pharos/map\.(?:js|css)", text(client.get(address))) for address in (MAP, "/schools/")]
        assert told == [["pharos/map.css", "pharos/map.js"], []]

    def test_without_places_there_is_no_map_and_the_list_stays(self, client, world):
        School.objects.update(easting=None, northing=None)
        shown = text(client.get(MAP))
        assert ("there is no map to draw" in shown, len(in_list(shown))) == (True, 5)

    def test_the_page_of_a_school_shows_its_neighbours_by_distance(self, client, world, outlined):
        shown = text(client.get("/schools/900001/"))
        assert in_list(shown)[:3] == ["Marram Primary School", "Kestrel Lane Primary School", "Beacon Secondary School"]
        assert ("Map of Marram Primary School and the schools nearest to it" in shown, dots(shown)) == (True, 3)

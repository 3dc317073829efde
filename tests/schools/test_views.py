"""The public pages of the register over HTTP."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.schools.models import FactChange, School

pytestmark = pytest.mark.django_db

SCHOOLS = "/schools/"
MARRAM = "/schools/900001/"


def text(response):
    return response.content.decode()


def found(shown):
    """The names in the list, in its order."""
    rows = shown.split('class="pharos-row__title">')[1:]
    return [row.split("</a>")[0].split(">")[-1] for row in rows]


class TestList:
    def test_is_open_to_everybody_and_says_how_many(self, client, world):
        shown = text(client.get(SCHOOLS))
        assert ("5 schools" in shown, found(shown)) == (
            True,
            ["Beacon Secondary School", "Kestrel Lane Primary School", "Marram Primary School", "Saltmarsh Academy",
             "Windmill Hill School"],
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("asked", "names"),
        [
            ("q=kestrel", ["Kestrel Lane Primary School"]),
            ("q=windmill+downs", ["Windmill Hill School"]),
            ("phase=secondary&area=north", ["Beacon Secondary School"]),
            (
                "near=900001&within=10",
                ["Marram Primary School", "Kestrel Lane Primary School", "Beacon Secondary School"],
            ),
            ("near=Marram+Primary+School,+900001&within=5", ["Marram Primary School", "Kestrel Lane Primary School"]),
            ("status=closed", []),
        ],
    )
    def test_filters_stand_in_the_address(self, client, world, asked, names):
        assert found(text(client.get(f"{SCHOOLS}?{asked}"))) == names

    def test_says_why_a_school_is_there_and_how_far_away(self, client, world):
        shown = text(client.get(f"{SCHOOLS}?q=lantern&near=900001"))
        assert "Nearest to Marram Primary School first." in shown
        assert ("Why here: “lantern” is in its town" in shown, "5.0 km away" in shown) == (True, True)

    def test_a_urn_alone_goes_straight_to_the_school(self, client, world):
        response = client.get(f"{SCHOOLS}?q=+900001")
        assert (response.status_code, response.url) == (302, MARRAM)

    def test_a_urn_that_nobody_has_is_a_search(self, client, world):
        assert "No school matches all of this" in text(client.get(f"{SCHOOLS}?q=900099"))

    def test_tells_what_to_relax(self, client, world):
        world.school(900020, "Kestrel Hall", "east", status_code="2")
        shown = text(client.get(f"{SCHOOLS}?q=kestrel&area=east"))
        for href in ("/schools/?q=kestrel&amp;area=east&amp;status=all", "/schools/?q=kestrel", "/schools/?area=east"):
            assert f'class="govuk-link" href="{href}"' in shown

    def test_an_empty_register_says_so(self, client, db):
        assert "No schools have been imported yet" in text(client.get(SCHOOLS))

    def test_a_school_that_is_not_known_is_said_plainly_and_kept(self, client, world):
        shown = text(client.get(f"{SCHOOLS}?near=Nowhere"))
        assert ("Enter a school’s full name, its URN or its postcode" in shown, 'value="Nowhere"' in shown) == (
            True,
            True,
        )
        assert ("<title>Error: " in shown.replace("\n", ""), len(found(shown))) == (True, 5)

    @pytest.mark.parametrize(
        "asked",
        ["page=999", "page=x", "phase=%27", "within=-1", "area=nope", "status=zz", "q=%00", "q=%25", "within=5",
         "near=" + "9" * 400, "q=" + "a" * 40_000],
    )  # fmt: skip
    def test_odd_addresses_are_no_error(self, client, world, asked):
        assert client.get(f"{SCHOOLS}?{asked}").status_code == 200

    def test_a_name_is_text_and_never_markup(self, client, world):
        School.objects.filter(urn=900001).update(name="<script>alert(1)</script> {{ 7*7 }}", town="<b>Bay</b>")
        for address in (SCHOOLS, MARRAM):
            shown = text(client.get(address))
            assert ("<script>alert" in shown, "<b>Bay" in shown, "&lt;script&gt;alert" in shown) == (False, False, True)

    @pytest.mark.parametrize("asked", ["", "?q=school", "?near=900001&phase=primary&area=north"])
    def test_three_schools_cost_as_many_queries_as_one(self, client, world, asked):
        School.objects.exclude(urn=900001).update(status_code="2")
        counts = []
        for more in ([], [900030, 900031]):
            for urn in more:
                world.school(urn, "Twin School")
            with CaptureQueriesContext(connection) as queried:
                rows = found(text(client.get(f"{SCHOOLS}{asked}")))
            counts.append((len(rows), len(queried)))
        assert [rows for rows, _ in counts] == [1, 3]
        assert counts[0][1] == counts[1][1] <= 12

    def test_schools_are_paged_by_25(self, client, world):
        for number in range(21):
            world.school(900100 + number, f"Zinnia School {number:02}")
        first, second = text(client.get(SCHOOLS)), text(client.get(f"{SCHOOLS}?page=2"))
        assert (len(found(first)), found(second)) == (25, ["Zinnia School 20"])


class TestSuggestions:
    def test_are_json_for_the_search_box(self, client, world):
        told = json.loads(client.get("/schools/suggest.json?q=marr").content)
        assert told == [{
            "text": "Marram Primary School", "hint": "Primary · Lantern Bay, ZW1 1AA · 900001",
            "value": "Marram Primary School, 900001", "url": MARRAM,
        }]  # fmt: skip

    @pytest.mark.parametrize("asked", ["", "?q=", "?q=%25", "?q=zzz"])
    def test_are_none_for_nothing(self, client, world, asked):
        assert json.loads(client.get(f"/schools/suggest.json{asked}").content) == []


class TestExport:
    def rows(self, response):
        return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))

    def test_is_the_same_list_as_a_file(self, as_person, world):
        response = as_person(world.stranger).get("/schools/schools.csv?near=900001&within=5")
        told = [(r["URN"], r["Name"], r["Area"], r["Headteacher"], r["Kilometres"]) for r in self.rows(response)]
        assert told == [
            ("900001", "Marram Primary School", "North", "Grace Okafor", "0"),
            ("900002", "Kestrel Lane Primary School", "North", "Amina Rahman", "5"),
        ]
        assert response["Content-Disposition"] == 'attachment; filename="schools-2026-11-24.csv"'

    def test_has_every_page_in_a_constant_number_of_queries(self, as_person, world):
        client, counts = as_person(world.head), []
        for more in (0, 30):
            for number in range(more):
                world.school(900100 + number, f"Twin School {number}", trust=world.trust)
            with CaptureQueriesContext(connection) as queried:
                rows = self.rows(client.get("/schools/schools.csv"))
            counts.append((len(rows), len(queried)))
        assert ([rows for rows, _ in counts], counts[0][1] == counts[1][1]) == ([5, 35], True)

    def test_is_offered_to_whoever_is_signed_in(self, client, as_person, world):
        link = 'href="?phase=primary&amp;as=xlsx"'
        anonymous = text(client.get(f"{SCHOOLS}?phase=primary"))
        signed_in = text(as_person(world.stranger).get(f"{SCHOOLS}?phase=primary"))
        assert (link in anonymous, link in signed_in) == (False, True)

    def test_leads_whoever_is_not_signed_in_to_sign_in_and_back(self, client, world):
        answer = client.get(f"{SCHOOLS}?phase=primary&as=xlsx")
        assert answer["Location"].endswith("?next=/schools/%3Fphase%3Dprimary%26as%3Dxlsx")


class TestSchool:
    def test_tells_its_facts_their_source_and_date(self, client, world):
        shown = text(client.get(MARRAM))
        for words in (
            "Marram Primary School", "Primary · North area · URN 900001", "Grace Okafor", "Lantern Bay", "ZW1 1AA",
            "From the national register of schools, file of 1 November 2026.", "Kestrel Lane Primary School",
        ):  # fmt: skip
            assert words in shown

    def test_leads_heads_to_ask_for_support(self, client, world):
        assert 'href="/requests/new/"' in text(client.get(MARRAM))

    def test_a_closed_school_says_so_first(self, client, world):
        School.objects.filter(urn=900001).update(status_code="2", closed_on="2026-08-31")
        shown = text(client.get(MARRAM))
        assert 0 < shown.index("This school closed on 31 August 2026.") < shown.index("<h1")
        assert 'href="/requests/new/"' not in shown

    def test_measures_to_another_school(self, client, world):
        shown = text(client.get(f"{MARRAM}?to=900002"))
        assert "5.0 km in a straight line from Marram Primary School to Kestrel Lane Primary School." in shown

    def test_a_school_to_measure_to_that_is_not_known(self, client, world):
        shown = text(client.get(f"{MARRAM}?to=Nowhere"))
        assert ("Enter a school’s full name, its URN or its postcode" in shown, 'value="Nowhere"' in shown) == (
            True,
            True,
        )

    def test_tells_how_its_facts_changed(self, client, world):
        FactChange.objects.create(
            school=world.marram, register_import=world.register, field="head_last_name", before="Quill", after="Okafor"
        )
        shown = text(client.get(MARRAM))
        assert ("1 change," in shown, "Quill" in shown, "File of 1 November 2026" in shown) == (True, True, True)

    @pytest.mark.parametrize("urn", ["1", "900099", "9" * 30])
    def test_an_unknown_urn_says_what_to_do(self, client, world, urn):
        response = client.get(f"/schools/{urn}/")
        shown = text(response)
        assert (response.status_code, f"no school with the URN {urn}" in shown, 'href="/schools/"' in shown) == (
            404, True, True,
        )  # fmt: skip

    def test_a_long_history_and_a_large_trust_cost_as_many_queries_as_short_ones(self, as_person, world):
        client, counts = as_person(world.stranger), []
        School.objects.filter(urn__in=[900001, 900002]).update(trust=world.trust)
        for twins, fields in ((0, ["name"]), (30, ["town", "street", "postcode"])):
            for number in range(twins):
                world.school(900100 + number, "Twin School", trust=world.trust)
            for field in fields:
                FactChange.objects.create(
                    school=world.marram, register_import=world.register, field=field, before="a", after="b"
                )
            with CaptureQueriesContext(connection) as queried:
                shown = text(client.get(f"{MARRAM}?to=900003"))
            counts.append((shown.count("File of"), len(queried)))
        assert ([rows for rows, _ in counts], counts[0][1] == counts[1][1] <= 14) == ([1, 4], True)

    def test_a_large_trust_is_not_listed_in_full(self, client, world):
        School.objects.filter(urn=900001).update(trust=world.trust)
        for twin in range(27):
            world.school(900100 + twin, f"Twin School {twin:02}", trust=world.trust, easting=400000)
        shown = text(client.get(MARRAM))
        assert ("Other schools of The Lantern Trust" in shown, "and 2 more schools" in shown) == (True, True)

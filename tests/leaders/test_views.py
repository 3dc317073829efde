"""The pages: who sees what, what is kept, how many queries."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pharos.leaders import actions, queries
from pharos.leaders.models import Designation
from pharos.schools.models import Postcode, PostcodeImport
from tests.clock import NOW
from tests.leaders import making

pytestmark = pytest.mark.django_db

DIRECTORY = "/directory/"


def text(response):
    return response.content.decode()


@pytest.fixture
def published(world):
    return making.publish(
        world, world.leader, world.kestrel, words="Thursdays only", availability="limited", evidence="SECRET-EVIDENCE"
    )


@pytest.fixture
def page(published):
    return reverse("leaders:leader", args=[published.reference])


class TestDirectory:
    def test_is_open_to_everybody_and_gives_no_email_away(self, client, world, published):
        shown = text(client.get(DIRECTORY))
        assert ("Amina Rahman" in shown, "Kestrel Lane Primary School" in shown) == (True, True)
        assert (world.leader.email in shown, "Limited availability" in shown) == (False, False)

    def test_says_how_available_to_those_who_may_commission(self, as_person, world, published):
        assert "Limited availability" in text(as_person(world.head).get(DIRECTORY))

    def test_does_not_to_somebody_without_a_part(self, as_person, world, published):
        shown = text(as_person(world.stranger).get(f"{DIRECTORY}?availability=paused"))
        assert ("Amina Rahman" in shown, "Limited availability" in shown) == (True, False)

    def test_filters_stand_in_the_address_and_say_why(self, client, published):
        shown = text(client.get(f"{DIRECTORY}?words=phonics&near=900001&within=10"))
        assert "“phonics” is in their expertise and their pen portrait; 5.0 km from Marram Primary School" in shown
        assert "Sorted by: <strong>Best match</strong>" in shown

    def test_measures_from_a_school_that_was_chosen_by_its_name(self, client, published):
        [chosen] = client.get("/schools/suggest.json?q=beacon").json()
        shown = text(client.get(DIRECTORY, {"near": chosen["value"]}))
        assert "km from Beacon Secondary School" in shown
        assert 'data-suggest="/schools/suggest.json"' in shown

    def test_says_that_distances_from_a_part_of_a_postcode_begin_in_its_middle(self, client, published):
        told = PostcodeImport.objects.create(file_name="a.csv", as_at=NOW.date(), source="Made up", imported_at=NOW)
        at = {"outward": "ZW5", "quality": 10, "easting": 571000, "northing": 161000}
        Postcode.objects.create(key="ZW51AB", told_by=told, **at)
        words = "Distances are in a straight line. ZW5 is a part of a postcode: distances are measured from the middle"
        assert words in text(client.get(f"{DIRECTORY}?near=ZW5"))

    def test_tells_what_to_relax(self, client, published):
        shown = text(client.get(f"{DIRECTORY}?area=south&words=phonics"))
        assert "No leader matches all of this" in shown
        assert 'href="/directory/?words=phonics"' in shown

    def test_a_school_that_is_not_known_is_said_plainly(self, client, published):
        shown = text(client.get(f"{DIRECTORY}?near=Nowhere"))
        assert "Enter a school’s full name, its URN or its postcode" in shown
        assert "Amina Rahman" in shown

    def test_an_empty_one_says_so(self, client, world):
        assert "Nobody is in the directory yet" in text(client.get(DIRECTORY))

    @pytest.mark.parametrize("query", ["page=999", "page=x", "phase=%27", "within=-1", "sort=zz", "expertise=none"])
    def test_odd_addresses_are_no_error(self, client, published, query):
        assert client.get(f"{DIRECTORY}?{query}").status_code == 200

    @pytest.mark.parametrize("query", ["", "?words=i&near=900001&phase=primary"])
    def test_three_leaders_cost_as_many_queries_as_one(self, as_person, world, published, remembering, query):
        client, counts = as_person(world.head), []
        for more in ([], [(world.other_leader, world.windmill), (world.area_chair, world.beacon)]):
            for person, school in more:
                making.publish(world, person, school)
            client.get(f"{DIRECTORY}{query}")  # the first of all pages reads what the process remembers
            with CaptureQueriesContext(connection) as asked:
                shown = text(client.get(f"{DIRECTORY}{query}"))
            counts.append((shown.count('class="pharos-leader"'), len(asked)))
        assert [rows for rows, _ in counts] == [1, 3]
        assert counts[0][1] == counts[1][1] <= 13

    def test_leaders_are_paged_by_25(self, client, world):
        for number in range(26):
            making.publish(world, world.person(f"Leader Number{number:02}"), world.kestrel)
        first, second = text(client.get(DIRECTORY)), text(client.get(f"{DIRECTORY}?page=2"))
        assert (first.count('class="pharos-leader"'), second.count('class="pharos-leader"')) == (25, 1)


class TestExport:
    def test_is_the_same_list_as_a_file(self, as_person, world, published):
        response = as_person(world.head).get("/directory/leaders.csv?words=phonics&near=900001")
        rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
        told = [(r["Name"], r["URN"], r["Availability"], r["Kilometres"], r["Area"]) for r in rows]
        assert told == [("Amina Rahman", "900002", "Limited availability", "5", "North")]
        why = "“phonics” is in their expertise and their pen portrait; 5.0 km from Marram Primary School"
        assert [(r["Fit"], r["Why"]) for r in rows] == [("strong", why)]

    def test_is_for_those_who_may_commission(self, as_person, world, published):
        assert as_person(world.stranger).get("/directory/leaders.csv").status_code == 403

    def test_runs_nothing_in_a_spreadsheet(self, as_person, world):
        making.publish(world, world.leader, world.kestrel, portrait="=HYPERLINK(1)")
        response = as_person(world.head).get("/directory/leaders.csv")
        assert ",'=HYPERLINK(1)" in response.getvalue().decode()


class TestLeaderPage:
    def test_public(self, client, page, world):
        shown = text(client.get(page))
        for word in ("Amina Rahman", "Kent Leader of Education", "Kestrel Lane", "North area", "Phonics", "nine years"):
            assert word in shown
        for word in (world.leader.email, "SECRET-EVIDENCE", "Thursdays only", "Limited availability"):
            assert word not in shown

    @pytest.mark.parametrize("who", ["head", "delegate", "chair", "sia", "area_chair", "administrator", "leader"])
    def test_for_those_who_may_commission(self, as_person, page, world, who):
        shown = text(as_person(getattr(world, who)).get(page))
        assert [word in shown for word in ("SECRET-EVIDENCE", "Thursdays only", "Limited availability")] == [True] * 3
        assert world.leader.email not in shown.replace("mailto:", "")

    def test_leads_to_a_request(self, client, page, published):
        assert f"/requests/new/?leader={published.reference}" in text(client.get(page))

    def test_unpublished_is_not_found_by_others(self, client, as_person, world, published, page):
        actions.withdraw_consent(published, by=world.leader, at=world.now)
        got = {"anonymous": client.get(page).status_code}
        for who in ("head", "sia", "stranger", "leader", "administrator"):
            got[who] = as_person(getattr(world, who)).get(page).status_code
        assert got == {
            "anonymous": 404, "head": 404, "sia": 404, "stranger": 404, "leader": 200, "administrator": 200,
        }  # fmt: skip

    def test_a_portrait_is_text_and_never_markup(self, client, world):
        nasty = "<script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7*7 }}"
        profile = making.publish(world, world.leader, world.kestrel, portrait=nasty)
        for address in (DIRECTORY, f"{DIRECTORY}?words=alert", f"{DIRECTORY}{profile.reference}/"):
            shown = text(client.get(address))
            assert ("<script>alert" in shown, "<img src=x" in shown, "&lt;img src=x" in shown) == (False, False, True)


class TestOwnPages:
    def test_are_for_leaders(self, as_person, world):
        assert as_person(world.head).get("/directory/mine/").status_code == 404

    def test_a_portrait_of_40000_characters_is_kept(self, as_person, world):
        making.designate(world, world.leader, world.kestrel)
        typed = "A long story. " * 2857 + "END"
        response = as_person(world.leader).post("/directory/mine/portrait/", {"portrait": typed, "save": "draft"})
        shown = text(response)
        assert "Your answer is 30,001 characters too long. Shorten it to 10,000 characters" in shown
        assert ("story. END" in shown, shown.count("A long story.") >= 2857) == (True, True)

    def test_a_portrait_over_the_limit_is_kept_and_can_be_a_draft(self, as_person, world):
        making.designate(world, world.leader, world.kestrel)
        client, typed = as_person(world.leader), "word " * 312
        shown = text(client.post("/directory/mine/portrait/", {"portrait": typed, "save": "finish"}))
        assert "Your pen portrait is 12 words too long" in shown
        saved = client.post("/directory/mine/portrait/", {"portrait": typed, "save": "draft"}, follow=True)
        assert "The draft has been saved. It is not published until it is finished." in text(saved)
        assert queries.profile_of(world.leader).portrait_draft == typed.strip()

    def test_expertise_leads_to_what_shows_it(self, as_person, world):
        making.designate(world, world.leader, world.kestrel)
        making.expertise()
        client = as_person(world.leader)
        to_maths = client.post("/directory/mine/expertise/", {"areas": ["sle-maths", "sle-phonics"]})
        to_phonics = client.post(to_maths.url, {"evidence": "Results rose"})
        home = client.post(to_phonics.url, {"evidence": "They read"})
        assert [r.url for r in (to_maths, to_phonics, home)] == [
            "/directory/mine/expertise/sle-maths/", "/directory/mine/expertise/sle-phonics/", "/directory/mine/",
        ]  # fmt: skip

    @pytest.mark.parametrize("part", ["portrait", "expertise", "phases", "support", "availability", "consent"])
    def test_an_empty_answer_asks_again(self, as_person, world, part):
        making.designate(world, world.leader, world.kestrel)
        shown = text(as_person(world.leader).post(f"/directory/mine/{part}/", {}))
        assert ("There is a problem" in shown, "<title>Error: " in shown.replace("\n", "")) == (True, True)

    def test_the_preview_shows_the_draft(self, as_person, world, published):
        actions.save_portrait_draft(published, text="My better words", by=world.leader, at=world.now)
        client = as_person(world.leader)
        preview, public = client.get("/directory/mine/preview/"), client.get(f"{DIRECTORY}{published.reference}/")
        assert ["My better words" in text(each) for each in (preview, public)] == [True, False]

    @pytest.mark.parametrize("part", ["nothing", "manage"])
    def test_no_other_parts(self, as_person, world, published, part):
        assert as_person(world.leader).get(f"/directory/mine/{part}/").status_code == 404


class TestOffice:
    def test_designating_from_the_form(self, as_person, world):
        client = as_person(world.administrator)
        answers = {
            "name": "Amina Rahman", "email": world.leader.email, "kind": "KLE", "school": "900002", "why": "Appointed",
            "from_on_day": "1", "from_on_month": "9", "from_on_year": "2026", "form_key": "b" * 32,
        }  # fmt: skip
        for _ in range(2):
            response = client.post("/directory/manage/designate/", answers)
        profile = queries.profile_of(world.leader)
        assert (response.url, Designation.objects.count()) == (f"/directory/manage/{profile.reference}/", 1)

    def test_a_refusal_keeps_what_was_typed(self, as_person, world):
        making.designate(world, world.leader, world.kestrel)
        answers = {
            "name": "Amina Rahman", "email": world.leader.email, "kind": "KLE", "school": "900002", "why": "Because X",
            "from_on_day": "1", "from_on_month": "9", "from_on_year": "2027",
        }  # fmt: skip
        response = as_person(world.administrator).post("/directory/manage/designate/", answers)
        shown = text(response)
        assert (response.status_code, "is already designated" in shown, "Because X" in shown) == (409, True, True)

    @pytest.mark.parametrize("urn", ["999999", "kestrel", "9" * 15])
    def test_a_school_must_be_known(self, as_person, world, urn):
        shown = text(as_person(world.administrator).post("/directory/manage/designate/", {"school": urn}))
        assert "Enter the URN of a school in the register, like 900001" in shown

    def test_lists_who_is_not_in_the_directory(self, as_person, world, published):
        making.designate(world, world.other_leader, world.windmill)
        shown = text(as_person(world.administrator).get("/directory/manage/incomplete/"))
        assert ("Joseph Trent" in shown, "Amina Rahman" in shown) == (True, False)
        assert "Still to do: Pen portrait, Areas of expertise" in shown

    def test_three_rows_cost_as_many_queries_as_one(self, as_person, world, published):
        client, counts = as_person(world.administrator), []
        for more in ([], [(world.other_leader, world.windmill), (world.area_chair, world.beacon)]):
            for person, school in more:
                making.publish(world, person, school)
            with CaptureQueriesContext(connection) as asked:
                shown = text(client.get("/directory/manage/"))
            counts.append((shown.count('class="pharos-row"'), len(asked)))
        assert ([rows for rows, _ in counts], counts[0][1] == counts[1][1] <= 12) == ([1, 3], True)

    def test_writing_for_a_leader_asks_why_and_shows_it(self, as_person, world, published):
        client, address = as_person(world.administrator), f"/directory/manage/{published.reference}/"
        asked = text(client.post(f"{address}phases/", {"phases": ["special"]}))
        assert "Enter the reason why you change this for the leader" in asked
        client.post(f"{address}phases/", {"phases": ["special"], "why": "By telephone"})
        assert queries.profile_of(world.leader).phases == ["special"]
        assert "By telephone" in text(client.get(address))

    def test_nobody_agrees_for_a_leader(self, as_person, world, published):
        actions.withdraw_consent(published, by=world.leader, at=world.now)
        client, address = as_person(world.administrator), f"/directory/manage/{published.reference}/consent/"
        shown = text(client.get(address))
        posted = client.post(address, {"agreed": "on", "why": "Because"})
        assert ("Only Amina Rahman can agree" in shown, '<form method="post" nov' in shown) == (True, False)
        assert (posted.status_code, queries.profile_of(world.leader).consents) == (403, False)

    def test_the_list_as_a_file(self, as_person, world, published):
        response = as_person(world.administrator).get("/directory/manage/leaders.csv?show=published")
        rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
        assert rows[1] == [
            "Amina Rahman", world.leader.email, "KLE", "Kestrel Lane Primary School", "Not known", "In the directory",
            "",
        ]  # fmt: skip


class TestWaiting:
    def test_for_the_leader(self, world):
        making.designate(world, world.leader, world.kestrel)
        told = [(each.what, each.href) for each in queries.waiting_for(world.leader, at=world.now)]
        assert told == [("Complete your profile for the directory: 6 of 6 parts to go", "/directory/mine/")]

    def test_for_the_administrator(self, world):
        making.designate(world, world.leader, world.kestrel)
        told = [(each.what, each.href) for each in queries.waiting_for(world.administrator, at=world.now)]
        assert told == [("1 leader is not yet in the directory", "/directory/manage/incomplete/")]

    def test_for_nobody_once_it_is_published(self, world, published):
        told = [queries.waiting_for(each, at=world.now) for each in (world.leader, world.administrator, world.head)]
        assert told == [[], [], []]

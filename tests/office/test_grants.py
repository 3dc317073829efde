"""Roles given in two questions, and ended with a reason, in the office's pages."""

import datetime as dt

import pytest

from pharos.activity.models import Activity
from pharos.outbox.models import Letter
from pharos.people import actions, queries
from pharos.people.models import Person, RoleGrant
from pharos.people.states import OrganisationKind, Role
from tests.clock import NOW, TODAY
from tests.reading import links_of, title_of, words_of

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def on(prefix, day):
    return {f"{prefix}_day": str(day.day), f"{prefix}_month": str(day.month), f"{prefix}_year": str(day.year)}


GIVEN = on("from_on", TODAY) | {"reason": "Appointed by the school", "form_key": "a" * 32}
ENDED = {"when": "now", "reason": "Has left the county"}


def page_of(person):
    return f"/office/people/{person.reference}/"


def give(client, person, role, **answers):
    return client.post(f"{page_of(person)}roles/{role.value}/", GIVEN | answers)


def ending(grant):
    return f"/office/roles/{grant.reference}/end/"


def roles(person, at=NOW):
    return queries.roles_of(Person.objects.get(pk=person.pk), at=at).held


class TestChoosing:
    def test_every_role_is_offered_with_what_it_is_for(self, office, world):
        shown = words_of(office.get(f"{page_of(world.stranger)}roles/"))
        assert [label for label in Role.labels if label not in shown] == []
        assert "Runs the programme: gives roles, imports the register, sees everything." in shown

    def test_leads_to_the_question_that_the_role_asks(self, office, world):
        response = office.post(f"{page_of(world.stranger)}roles/", {"role": "sia"})
        assert response["Location"] == f"{page_of(world.stranger)}roles/sia/"

    @pytest.mark.parametrize("typed", ["", "king"])
    def test_needs_one_of_them(self, office, world, typed):
        response = office.post(f"{page_of(world.stranger)}roles/", {"role": typed})
        assert ("Choose a role" in words_of(response), title_of(response)[:7]) == (True, "Error: ")

    def test_there_is_no_other_role(self, office, world):
        assert office.get(f"{page_of(world.stranger)}roles/king/").status_code == 404


@pytest.fixture
def hub(world):
    return actions.add_organisation(
        kind=OrganisationKind.TEACHING_SCHOOL, name="Wantsum Hub", by=world.administrator, at=NOW
    )


class TestGiving:
    def test_the_role_is_held_the_person_told_and_the_page_says_so(self, office, world):
        response = give(office, world.stranger, Role.SIA, key="east")
        assert (response["Location"], roles(world.stranger)) == (page_of(world.stranger), {("sia", "east")})
        shown = words_of(office.get(page_of(world.stranger)))
        assert "Sam Fenwick has the role. We are writing to them." in shown
        assert "Given by Helen Marsh: Appointed by the school" in shown
        letter = Letter.objects.get()
        assert (letter.to, "Senior improvement adviser, East area" in letter.text) == (world.stranger.email, True)

    def test_for_the_whole_programme_nothing_more_is_asked(self, office, world):
        shown = words_of(office.get(f"{page_of(world.stranger)}roles/administrator/"))
        assert "Sam Fenwick Give the role of programme administrator" in shown
        assert ("Which" in shown, "First day" in shown) == (False, True)
        give(office, world.stranger, Role.ADMINISTRATOR)
        assert roles(world.stranger) == {("administrator", "")}

    @pytest.mark.parametrize(
        "typed", ["900004", " windmill hill SCHOOL ", "Windmill Hill School, 900004", "URN 900004 (Windmill Hill)"]
    )
    def test_for_a_school_by_its_urn_or_its_name(self, office, world, typed):
        give(office, world.stranger, Role.CHAIR_OF_GOVERNORS, key=typed)
        assert roles(world.stranger) == {("chair_of_governors", "900004")}

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("", "Enter the school’s URN or name"),
            ("999999", "No school in the register has this URN or name"),
            ("Windmill", "No school in the register has this URN or name"),
        ],
    )
    def test_for_no_school_that_we_know(self, office, world, typed, words):
        response = give(office, world.stranger, Role.HEADTEACHER, key=typed)
        assert (words in words_of(response), roles(world.stranger)) == (True, set())

    def test_two_schools_of_one_name_are_told_apart_by_urn(self, office, world):
        world.school(900099, "Windmill Hill School")
        response = give(office, world.stranger, Role.HEADTEACHER, key="Windmill Hill School")
        assert "More than one school has this name. Enter the URN of the one you mean" in words_of(response)

    def test_for_an_area_of_the_list(self, office, world):
        shown = words_of(office.get(f"{page_of(world.stranger)}roles/area_chair/"))
        assert "Which area? Choose East North South West" in shown
        response = give(office, world.stranger, Role.AREA_CHAIR, key="centre")
        assert ("Choose from the list" in words_of(response), roles(world.stranger)) == (True, set())

    def test_for_an_organisation_of_its_own_kind(self, office, world, hub):
        actions.add_organisation(kind=OrganisationKind.PROVIDER, name="Others", by=world.administrator, at=NOW)
        shown = words_of(office.get(f"{page_of(world.stranger)}roles/teaching_school/"))
        assert "Which organisation? Choose Wantsum Hub First day" in shown
        give(office, world.stranger, Role.TEACHING_SCHOOL, key=hub.reference)
        assert roles(world.stranger) == {("teaching_school", hub.reference)}
        assert "Teaching school hub, Wantsum Hub" in words_of(office.get(page_of(world.stranger)))

    def test_where_there_is_no_organisation_yet_the_way_to_add_one(self, office, world):
        shown = office.get(f"{page_of(world.stranger)}roles/provider/")
        assert "There is no organisation of this kind yet." in words_of(shown)
        assert "Give this role" not in words_of(shown)
        assert "/office/organisations/add/" in links_of(shown)

    def test_posted_twice_makes_one(self, office, world):
        answers = [give(office, world.stranger, Role.SIA, key="east").status_code for _ in range(2)]
        assert (answers, world.stranger.grants.count(), Letter.objects.count()) == ([302, 302], 1, 1)

    def test_the_same_role_twice_on_one_day_is_refused_and_what_was_typed_stays(self, office, world):
        give(office, world.stranger, Role.SIA, key="east")
        response = give(office, world.stranger, Role.SIA, key="east", form_key="b" * 32, reason="By mistake")
        shown = words_of(response)
        assert (response.status_code, world.stranger.grants.count()) == (409, 1)
        assert "Sam Fenwick already holds this role from 24 November 2026." in shown
        assert "By mistake" in shown

    def test_a_closed_account_gets_none(self, office, world):
        actions.close_account(world.stranger, by=world.administrator, at=NOW, why="Left")
        response = give(office, world.stranger, Role.SIA, key="east")
        assert response.status_code == 409
        assert "The account of Sam Fenwick is closed. Reopen it first." in words_of(response)

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ({"reason": " "}, "Enter why they get this role"),
            ({"reason": "x" * 40_000}, "Your answer is 39,500 characters too long. Shorten it to 500 characters"),
            ({"from_on_day": ""}, "The first day must include a day"),
            ({"from_on_day": "31", "from_on_month": "2"}, "The first day must be a real date"),
            (on("until_on", TODAY - DAY), "The last day must be the same as or after the first day"),
        ],
    )
    def test_a_wrong_answer_is_told_what_to_enter(self, office, world, answers, words):
        response = give(office, world.stranger, Role.SIA, **({"key": "east"} | answers))
        assert (words in words_of(response), roles(world.stranger)) == (True, set())

    def test_only_an_administrator_gives_one(self, world, as_person):
        response = give(as_person(world.sia), world.stranger, Role.SIA, key="north")
        assert (response.status_code, roles(world.stranger)) == (403, set())


class TestEnding:
    def test_now_takes_it_away_and_tells_the_person_why(self, office, world):
        response = office.post(ending(world.sia.grants.get()), ENDED, follow=True)
        assert "The role of Tom Ashby is ended. We are writing to them." in words_of(response)
        assert roles(world.sia) == set()
        letter = Letter.objects.get()
        assert (letter.to, "Has left the county" in letter.text) == (world.sia.email, True)

    def test_after_a_day_it_holds_until_then(self, office, world):
        office.post(ending(world.sia.grants.get()), ENDED | {"when": "later"} | on("last_day", TODAY + DAY))
        assert (roles(world.sia, NOW + DAY), roles(world.sia, NOW + 2 * DAY)) == ({("sia", "north")}, set())

    def test_a_day_that_was_typed_counts_only_where_it_was_asked_for(self, office, world):
        office.post(ending(world.sia.grants.get()), ENDED | on("last_day", TODAY + DAY))
        assert roles(world.sia) == set()

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ({"when": ""}, "Choose when it ends"),
            ({"when": "later"}, "Enter the last day"),
            ({"reason": ""}, "Enter why it ends"),
        ],
    )
    def test_a_missing_answer_is_asked_for(self, office, world, answers, words):
        response = office.post(ending(world.sia.grants.get()), ENDED | answers)
        assert (words in words_of(response), roles(world.sia)) == (True, {("sia", "north")})

    def test_a_day_before_it_began_is_refused(self, office, world):
        answers = ENDED | {"when": "later"} | on("last_day", dt.date(2026, 8, 31))
        response = office.post(ending(world.sia.grants.get()), answers)
        assert (response.status_code, roles(world.sia)) == (400, {("sia", "north")})
        assert "The role began on 1 September 2026. Choose a last day on or after that." in words_of(response)

    def test_the_last_administrator_stays_and_is_told_why(self, office, world):
        response = office.post(ending(world.administrator.grants.get()), ENDED)
        assert response.status_code == 409
        assert "Helen Marsh is the last administrator. Give the role to someone else first." in words_of(response)
        assert "Has left the county" in words_of(response)

    def test_pressed_twice_is_pressed_once(self, office, world):
        answers = [office.post(ending(world.sia.grants.get()), ENDED).status_code for _ in range(2)]
        assert (answers, Activity.objects.filter(verb="end_grant").count()) == ([302, 302], 1)

    def test_one_that_has_ended_offers_no_form(self, office, world):
        grant = world.sia.grants.get()
        office.post(ending(grant), ENDED)
        response = office.get(ending(grant))
        assert (response.status_code, "This role has already ended." in words_of(response)) == (409, True)

    def test_says_who_stands_in_and_that_it_ends_too(self, office, world):
        shown = words_of(office.get(ending(world.head.grants.get())))
        assert "Headteacher, Marram Primary School . From 1 September 2026." in shown
        assert "Priya Nair stands in under this role. That ends with it." in shown
        office.post(ending(world.head.grants.get()), ENDED)
        assert roles(world.delegate) == set()

    def test_only_an_administrator_ends_one(self, world, as_person):
        response = as_person(world.head).post(ending(world.head.grants.get()), ENDED)
        assert (response.status_code, RoleGrant.objects.exclude(ended_at=None).count()) == (403, 0)

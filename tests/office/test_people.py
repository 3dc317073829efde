"""The office's pages about people: found, added, put right, closed, opened, signed out."""

import datetime as dt

import pytest

from pharos.activity.models import Activity
from pharos.outbox.models import Letter
from pharos.people import actions
from pharos.people.models import Person
from pharos.people.states import Role
from tests.clock import NOW, TODAY
from tests.reading import links_of, number_of_queries, title_of, words_of

pytestmark = pytest.mark.django_db

PEOPLE = "/office/people/"
GRACE = {"name": "Grace Okafor", "email": "grace.okafor@wantsum.example", "telephone": ""}
NORA = {"name": "Nora Quill", "email": "nora.quill@wantsum.example", "telephone": "01632 960 001"}


def of(person, *more):
    return f"{PEOPLE}{'/'.join([person.reference, *more])}/"


def names_in(response):
    return [person.name for person in Person.objects.order_by("name") if of(person) in links_of(response)]


def again(person):
    return Person.objects.get(pk=person.pk)


class TestList:
    def test_everybody_by_name(self, office, world):
        people = [of(person) for person in Person.objects.order_by("name")]
        assert [link for link in links_of(office.get(PEOPLE)) if link in people] == people

    def test_what_each_acts_as_now_and_for_whom(self, office, world):
        world.grant(world.stranger, Role.SIA, "east", until_on=TODAY - dt.timedelta(days=1))
        shown = words_of(office.get(PEOPLE))
        for words in (
            "Grace Okafor grace.okafor@wantsum.example Headteacher, Marram Primary School",
            "Priya Nair priya.nair@wantsum.example Headteacher, Marram Primary School (for Grace Okafor)",
            "Tom Ashby tom.ashby@wantsum.example Senior improvement adviser, North area",
            "Helen Marsh helen.marsh@wantsum.example Programme administrator",
            "Sam Fenwick sam.fenwick@wantsum.example No role now",
        ):
            assert words in shown

    def test_several_roles_of_one_person(self, office, world):
        world.grant(world.head, Role.CHAIR_OF_GOVERNORS, 900002)
        shown = words_of(office.get(f"{PEOPLE}?words=grace"))
        assert "Chair of governors, Kestrel Lane Primary School; Headteacher, Marram Primary School" in shown

    def test_a_closed_account_says_so(self, office, world):
        actions.close_account(world.head, by=world.administrator, at=NOW, why="Left")
        assert "Grace Okafor Account closed" in words_of(office.get(PEOPLE))

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?words=okafor", ["Grace Okafor"]),
            ("?words=GRACE.okafor@", ["Grace Okafor"]),
            ("?words=ruth+calloway", ["Ruth Calloway"]),
            ("?words=calloway+ashby", []),
            ("?role=sia", ["Ruth Calloway", "Tom Ashby"]),
            ("?role=sia&words=tom", ["Tom Ashby"]),
            ("?words=%25", []),
        ],
    )
    def test_is_searched_by_words_and_role(self, office, world, query, found):
        assert names_in(office.get(PEOPLE + query)) == found

    def test_a_role_that_has_ended_is_not_found_by_it(self, office, world):
        grant = world.sia.grants.get()
        actions.end_grant(grant, by=world.administrator, at=NOW, reason="Has left")
        assert names_in(office.get(f"{PEOPLE}?role=sia")) == ["Ruth Calloway"]

    def test_nothing_found_says_what_to_try(self, office, world):
        shown = words_of(office.get(f"{PEOPLE}?words=nobody"))
        assert "Nothing was found Try fewer filters, or other words." in shown

    @pytest.mark.parametrize("query", ["?role=king", "?page=99", "?page=x", "?words=%00"])
    def test_an_odd_address_shows_people(self, office, world, query):
        assert len(names_in(office.get(PEOPLE + query))) == 11

    def test_a_page_at_a_time_with_its_filters(self, office, world):
        for number in range(30):
            world.person(f"Robin Reed {chr(65 + number % 26)}{number}")
        first, second = office.get(f"{PEOPLE}?words=robin"), office.get(f"{PEOPLE}?words=robin&page=2")
        assert (len(names_in(first)), len(names_in(second))) == (25, 5)
        assert ("30 people, showing 1 to 25" in words_of(first), "?words=robin&page=2" in links_of(first)) == (
            True,
            True,
        )

    def test_the_number_of_queries_does_not_grow(self, office, world):
        before = number_of_queries(office, PEOPLE)
        for number, role in enumerate([Role.SIA, Role.AREA_CHAIR]):
            world.grant(world.person(f"Robin Reed {number}"), role, "east")
        assert number_of_queries(office, PEOPLE) == before <= 12


class TestPage:
    def test_their_details_roles_and_what_happened(self, office, world):
        actions.correct_details(world.head, **(GRACE | {"telephone": "01632 960 002"}), by=world.administrator, at=NOW)
        shown = words_of(office.get(of(world.head)))
        for words in (
            "01632 960 002",
            "Last signed in Never",
            "Headteacher, Marram Primary School Now From 1 September 2026. Given by Pharos: Part of the cast",
            "Priya Nair stands in. From 1 September 2026 until 31 August 2027.",
            "Helen Marsh changed the telephone number of Grace Okafor 24 November 2026",
        ):
            assert words in shown

    def test_what_can_be_done(self, office, world):
        grant, lent = world.head.grants.get(), world.delegate.grants.get()
        links = links_of(office.get(of(world.head)))
        assert {
            of(world.head, "details"), of(world.head, "roles"), of(world.head, "close"),
            f"/office/roles/{grant.reference}/end/",
            f"/account/roles/{grant.reference}/stand-in/?next={of(world.head).replace('/', '%2F')}",
            f"/account/stand-ins/{lent.reference}/end/?next={of(world.head).replace('/', '%2F')}",
        } <= set(links)  # fmt: skip

    def test_a_role_that_is_lent_is_not_lent_on(self, office, world):
        lent = world.delegate.grants.get()
        shown = office.get(of(world.delegate))
        assert "Stands in for Grace Okafor." in words_of(shown)
        assert [link for link in links_of(shown) if f"{lent.reference}/stand-in" in link] == []

    def test_roles_that_have_ended_stay_with_their_reason(self, office, world):
        actions.end_grant(world.sia.grants.get(), by=world.administrator, at=NOW, reason="Moved to Surrey")
        shown = words_of(office.get(of(world.sia)))
        assert "Tom Ashby holds no role now." in shown
        assert "Roles that have ended" in shown
        assert "Why it ends: Moved to Surrey" in shown

    def test_ones_own_account_is_closed_by_somebody_else(self, office, world):
        shown = office.get(of(world.administrator))
        assert "You cannot close your own account." in words_of(shown)
        assert of(world.administrator, "close") not in links_of(shown)

    def test_the_number_of_queries_does_not_grow(self, office, world):
        counts = []
        for areas in (["east"], ["south", "west"]):
            for area in areas:
                actions.grant(world.stranger, Role.SIA, area, from_on=TODAY, reason="Appointed", scope=area,
                              by=world.administrator, at=NOW)  # fmt: skip
            counts.append(number_of_queries(office, of(world.stranger)))
        assert counts[0] == counts[1] <= 12

    def test_nobody_by_that_reference(self, office, world):
        assert office.get(f"{PEOPLE}abcdefghij/").status_code == 404


class TestAdding:
    def test_gives_an_account_and_leads_to_the_first_role(self, office, world):
        response = office.post(f"{PEOPLE}add/", NORA, follow=True)
        nora = Person.objects.get(email=NORA["email"])
        assert response.redirect_chain == [(of(nora), 302)]
        assert "Nora Quill has an account. Give them a role next." in words_of(response)
        assert (nora.name, nora.telephone, nora.is_active) == ("Nora Quill", "01632 960 001", True)

    def test_is_recorded_with_its_author(self, office, world):
        office.post(f"{PEOPLE}add/", NORA)
        said = Activity.objects.get(verb="add")
        assert (said.by, said.says, said.at) == (world.administrator, "added Nora Quill", NOW)

    def test_posted_twice_makes_one(self, office, world):
        for _ in range(2):
            assert office.post(f"{PEOPLE}add/", NORA).status_code == 302
        assert Person.objects.filter(email=NORA["email"]).count() == 1

    def test_somebody_known_keeps_what_we_have_and_is_shown(self, office, world):
        typed = {"name": "G. Okafor", "email": " Grace.OKAFOR@wantsum.example "}
        response = office.post(f"{PEOPLE}add/", typed, follow=True)
        assert response.redirect_chain == [(of(world.head), 302)]
        assert again(world.head).name == "Grace Okafor"

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ({"name": ""}, "Enter their full name"),
            ({"name": "12"}, "Enter a name in letters"),
            ({"email": ""}, "Enter their email address"),
            ({"email": "nora"}, "Enter an email address in the correct format"),
            ({"name": "N" * 40_000}, "This is 39,800 characters too long. Use 200 characters or fewer"),
            ({"telephone": "1" * 41}, "This is 1 character too long. Use 40 characters or fewer"),
        ],
    )
    def test_a_wrong_answer_is_told_what_to_enter(self, office, world, answers, words):
        response = office.post(f"{PEOPLE}add/", NORA | answers)
        assert (words in words_of(response), title_of(response).startswith("Error: ")) == (True, True)
        assert Person.objects.count() == 11

    def test_what_was_typed_stays(self, office, world):
        shown = office.post(f"{PEOPLE}add/", NORA | {"email": "nora"}).content.decode()
        assert all(f'value="{typed}"' in shown for typed in ("Nora Quill", "nora", "01632 960 001"))


class TestCorrecting:
    def test_begins_with_what_we_have(self, office, world):
        shown = office.get(of(world.head, "details")).content.decode()
        assert ('value="Grace Okafor"' in shown, 'value="grace.okafor@wantsum.example"' in shown) == (True, True)

    def test_a_new_address_is_used_from_now_on_and_told_to_the_old_one(self, office, world):
        office.post(of(world.head, "details"), GRACE | {"email": "Grace@New.example"})
        assert again(world.head).email == "grace@new.example"
        letter = Letter.objects.get()
        assert (letter.to, "grace@new.example" in letter.text) == ("grace.okafor@wantsum.example", True)

    def test_somebody_elses_address_is_refused_and_what_was_typed_stays(self, office, world):
        typed = GRACE | {"name": "Grace O’Kafor", "email": "tom.ashby@wantsum.example"}
        response = office.post(of(world.head, "details"), typed)
        assert response.status_code == 409
        assert "Tom Ashby already uses the address tom.ashby@wantsum.example." in words_of(response)
        assert 'value="Grace O’Kafor"' in response.content.decode()
        assert "Details of Grace Okafor" in words_of(response)

    def test_nothing_changed_writes_nothing(self, office, world):
        assert office.post(of(world.head, "details"), GRACE).status_code == 302
        assert not Activity.objects.filter(verb="correct").exists()


class TestClosingAndOpening:
    WHY = {"why": "Has left the county"}

    def test_a_closed_account_is_shut_with_its_reason(self, office, world):
        response = office.post(of(world.head, "close"), self.WHY, follow=True)
        shown = words_of(response)
        assert "The account is closed." in shown
        assert "Nobody can sign in with it, and its roles count for nothing." in shown
        assert "Helen Marsh closed the account of Grace Okafor" in shown
        assert "Has left the county" in shown
        assert again(world.head).is_active is False

    def test_needs_a_reason(self, office, world):
        response = office.post(of(world.head, "close"), {"why": " "})
        assert ("Enter the reason" in words_of(response), again(world.head).is_active) == (True, True)

    def test_pressed_twice_is_pressed_once(self, office, world):
        answers = [office.post(of(world.head, "close"), self.WHY).status_code for _ in range(2)]
        assert (answers, Activity.objects.filter(verb="close_account").count()) == ([302, 302], 1)

    def test_ones_own_is_refused(self, office, world):
        assert office.get(of(world.administrator, "close")).status_code == 403
        assert office.post(of(world.administrator, "close"), self.WHY).status_code == 403
        assert again(world.administrator).is_active is True

    def test_reopened_with_the_roles_that_still_hold(self, office, world):
        actions.close_account(world.head, by=world.administrator, at=NOW, why="On leave")
        shown = office.get(of(world.head))
        assert of(world.head, "reopen") in links_of(shown)
        assert (of(world.head, "close") in links_of(shown), of(world.head, "roles") in links_of(shown)) == (
            False,
            False,
        )
        response = office.post(of(world.head, "reopen"), {"why": "Is back"}, follow=True)
        assert "The account is open." in words_of(response)
        assert "Headteacher, Marram Primary School Now" in words_of(response)


class TestSigningOut:
    def test_ends_every_session_of_theirs(self, office, world):
        response = office.post(of(world.head, "sign-out"), follow=True)
        assert "Grace Okafor is signed out on every device." in words_of(response)
        assert again(world.head).signed_out_everywhere_at == NOW

    def test_is_a_post(self, office, world):
        assert office.get(of(world.head, "sign-out")).status_code == 405

"""A person's own account: details, roles, sessions, and their own copy of their data."""

import json

import pytest

from pharos.activity.models import Activity
from pharos.home import my_data
from pharos.interests import actions as interests
from pharos.interests.states import InterestKind
from pharos.outbox.models import Letter
from pharos.people import actions
from pharos.people.models import Person
from pharos.people.states import Role
from tests.clock import NOW, TODAY
from tests.deployments import stories
from tests.leaders import making
from tests.reading import links_of, number_of_queries, title_of, words_of

pytestmark = pytest.mark.django_db

ACCOUNT, DETAILS, MY_DATA = "/account/", "/account/details/", "/account/my-data.json"


def again(person):
    return Person.objects.get(pk=person.pk)


class TestAccount:
    def test_shows_details_roles_and_who_stands_in(self, world, as_person):
        shown = words_of(as_person(world.head).get(ACCOUNT))
        for words in (
            "Name Grace Okafor", "Telephone Not given", "Email grace.okafor@wantsum.example",
            "Headteacher, Marram Primary School Now From 1 September 2026.",
            "Who stands in for you Priya Nair.",
        ):  # fmt: skip
            assert words in shown

    def test_roles_that_have_ended_say_why(self, world, as_person):
        actions.end_grant(world.sia.grants.get(), by=world.administrator, at=NOW, reason="Moved to Surrey")
        shown = words_of(as_person(world.sia).get(ACCOUNT))
        assert "You hold no role in the programme now." in shown
        assert "Why it ends: Moved to Surrey" in shown

    def test_a_stand_in_sees_for_whom(self, world, as_person):
        assert "As a stand-in for Grace Okafor." in words_of(as_person(world.delegate).get(ACCOUNT))

    def test_leads_to_interests_and_a_leader_to_their_profile(self, world, as_person):
        making.designate(world, world.leader, world.kestrel)
        found = {who: links_of(as_person(getattr(world, who)).get(ACCOUNT)) for who in ("leader", "head")}
        assert ["/account/interests/" in links for links in found.values()] == [True, True]
        assert ["/directory/mine/" in links for links in found.values()] == [True, False]

    def test_the_number_of_queries_does_not_grow(self, world, as_person):
        client, counts = as_person(world.stranger), []
        for areas in (["east"], ["south", "west"]):
            for area in areas:
                world.grant(world.stranger, Role.SIA, area)
            counts.append(number_of_queries(client, ACCOUNT))
        assert counts[0] == counts[1] <= 12


class TestDetails:
    def test_are_changed_by_the_person_and_recorded(self, world, as_person):
        answers = {"name": " Grace  Okafor-Bell ", "telephone": "01632 960 003"}
        response = as_person(world.head).post(DETAILS, answers, follow=True)
        assert (response.redirect_chain, "Your details are saved." in words_of(response)) == ([(ACCOUNT, 302)], True)
        assert (again(world.head).name, again(world.head).telephone) == ("Grace Okafor-Bell", "01632 960 003")
        assert Activity.objects.get().says == "changed the name and telephone number of Grace Okafor-Bell"

    def test_the_address_is_not_asked_and_not_taken(self, world, as_person):
        as_person(world.head).post(DETAILS, {"name": "Grace Okafor", "email": "x@wantsum.example"})
        assert again(world.head).email == "grace.okafor@wantsum.example"

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ({"name": ""}, "Enter your full name"),
            ({"name": "G" * 40_000}, "This is 39,800 characters too long. Use 200 characters or fewer"),
            ({"name": "Grace", "telephone": "1" * 50}, "This is 10 characters too long. Use 40 characters or fewer"),
        ],
    )
    def test_a_wrong_answer_is_told_what_to_enter(self, world, as_person, answers, words):
        response = as_person(world.head).post(DETAILS, answers)
        assert (words in words_of(response), title_of(response).startswith("Error: ")) == (True, True)
        assert again(world.head).name == "Grace Okafor"


class TestSigningOutEverywhere:
    def test_signs_out_here_too_and_says_so(self, world, as_person):
        client = as_person(world.head)
        response = client.post("/account/sign-out-everywhere/", follow=True)
        assert response.redirect_chain == [("/sign-in/", 302)]
        assert "You have signed out on every device." in words_of(response)
        assert client.get(ACCOUNT)["Location"] == "/sign-in/?next=/account/"

    def test_is_a_post(self, world, as_person):
        assert as_person(world.head).get("/account/sign-out-everywhere/").status_code == 405


class TestMyData:
    """Complete, and nobody else's."""

    @pytest.fixture
    def copy(self, world, as_person):
        """What Amina Rahman reads, who has a part in as much as possible."""
        making.publish(world, world.leader, world.kestrel)
        deployment = stories.agreed(world)
        stories.visited(world, deployment)
        facts = {"kind": InterestKind.FRIEND, "at": NOW}
        interests.declare(world.leader, about=world.head, words="We trained together", by=world.leader, **facts)
        interests.declare(world.head, about=world.leader, words="THE WORDS OF ANOTHER", by=world.head, **facts)
        actions.lend(
            world.leader.grants.get(), to_name="Sam Fenwick", to_email=world.stranger.email, from_on=TODAY,
            until_on=TODAY, reason="Leave", by=world.leader, at=NOW,
        )  # fmt: skip
        response = as_person(world.leader).get(MY_DATA)
        return response, json.loads(response.content)

    def test_is_a_file_that_no_cache_keeps(self, copy):
        response, _ = copy
        assert response["Content-Disposition"] == 'attachment; filename="my-data.json"'
        assert (response["Content-Type"], "no-store" in response["Cache-Control"]) == ("application/json", True)

    def test_has_details_and_roles(self, copy, world):
        _, held = copy
        assert (held["details"]["name"], held["details"]["email"]) == ("Amina Rahman", world.leader.email)
        assert [(role["role"], role["scope"], role["reason"], role["stand_ins"]) for role in held["roles"]] == [
            ("Headteacher", "Kestrel Lane Primary School", "Part of the cast", ["Sam Fenwick"])
        ]

    def test_has_what_they_wrote_of_themselves(self, copy):
        _, held = copy
        assert held["profile"]["portrait"] == making.PORTRAIT
        assert held["profile"]["expertise"] == [
            {"expertise__label": "Phonics", "evidence": "Results rose by ten points."}
        ]
        assert [each["words"] for each in held["interests_you_declared"]] == ["We trained together"]

    def test_has_what_they_did_and_what_was_done_for_them(self, copy, world):
        _, held = copy
        assert len(held["what_you_did"]) == Activity.objects.filter(by=world.leader).count() > 5
        assert held["what_was_done_for_you"] == []

    def test_names_every_record_that_points_at_them(self, copy):
        _, held = copy
        assert {(each["record"], each["part"]) for each in held["records_that_name_you"]} >= {
            ("people.RoleGrant", "person"), ("people.RoleGrant", "granted_by"), ("leaders.Designation", "person"),
            ("leaders.Profile", "person"), ("interests.Declaration", "person"),
            ("interests.Declaration", "about_person"), ("matching.Offer", "leader"), ("days.Account", "person"),
            ("days.Entry", "by"), ("deployments.Deployment", "leader"), ("deployments.Visit", "planned_by"),
            ("deployments.Confirmation", "person"),
        }  # fmt: skip

    def test_has_the_letters_to_them_and_no_others(self, copy, world):
        _, held = copy
        theirs = Letter.objects.filter(to_person=world.leader).values_list("reference", flat=True)
        assert {each["reference"] for each in held["letters_to_you"]} == set(theirs)
        assert 0 < len(theirs) < Letter.objects.count()

    def test_has_no_word_of_anybody_else(self, copy):
        text = copy[0].content.decode()
        others = ("THE WORDS OF ANOTHER", "I am new to headship", "grace.okafor@wantsum.example")
        assert [words for words in others if words in text] == []

    def test_a_deputys_work_is_told_to_the_person_it_was_done_for(self, world):
        actions.lend(
            world.administrator.grants.get(), to_name="Sam", to_email=world.stranger.email, from_on=TODAY,
            until_on=TODAY, reason="Leave", by=world.administrator, at=NOW,
        )  # fmt: skip
        actions.grant(world.chair, Role.SIA, "east", from_on=TODAY, reason="x", by=again(world.stranger), at=NOW)
        held = my_data.held_on(world.administrator, at=NOW)
        assert [each["verb"] for each in held["what_was_done_for_you"]] == ["grant"]

    def test_is_the_readers_own(self, world, as_person):
        held = json.loads(as_person(world.stranger).get(f"{MY_DATA}?person={world.head.reference}").content)
        assert held["details"]["name"] == "Sam Fenwick"

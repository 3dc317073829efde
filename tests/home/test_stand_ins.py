"""Naming who stands in, handing it back and taking it back, in a person's own pages."""

import datetime as dt

import pytest

from pharos.outbox.models import Letter
from pharos.people import queries
from pharos.people.models import Person, RoleGrant
from pharos.people.states import Role
from tests.clock import NOW, TODAY
from tests.reading import links_of, words_of

pytestmark = pytest.mark.django_db

STAND_INS = "/account/stand-ins/"
DAY = dt.timedelta(days=1)


def on(prefix, day):
    return {f"{prefix}_day": str(day.day), f"{prefix}_month": str(day.month), f"{prefix}_year": str(day.year)}


ANSWERS = {
    "to_name": "Nora Quill", "to_email": "Nora.Quill@wantsum.example", "reason": "Deals with agreements",
    "form_key": "a" * 32, **on("from_on", TODAY), **on("until_on", TODAY + 30 * DAY),
}  # fmt: skip


def lending(grant):
    return f"/account/roles/{grant.reference}/stand-in/"


def ending(grant):
    return f"{STAND_INS}{grant.reference}/end/"


def holds(person, key="900001"):
    return queries.roles_of(Person.objects.get(pk=person.pk), at=NOW).holds(Role.HEADTEACHER, key)


class TestList:
    def test_each_role_with_who_stands_in(self, world, as_person):
        shown = words_of(as_person(world.head).get(STAND_INS))
        assert "Headteacher, Marram Primary School Priya Nair Now priya.nair@wantsum.example" in shown

    def test_what_one_stands_in_for_oneself(self, world, as_person):
        shown = as_person(world.delegate).get(STAND_INS)
        assert "You hold no role of your own that somebody could stand in for." in words_of(shown)
        assert "You stand in for others Headteacher, Marram Primary School Now For Grace Okafor." in words_of(shown)
        assert ending(world.delegate.grants.get()) in links_of(shown)

    def test_nobody_stands_in(self, world, as_person):
        assert "Nobody stands in for you in this role." in words_of(as_person(world.sia).get(STAND_INS))


class TestNaming:
    def test_gives_them_the_role_for_the_time_and_writes_at_once(self, world, as_person):
        response = as_person(world.other_head).post(lending(world.other_head.grants.get()), ANSWERS, follow=True)
        nora = Person.objects.get(email="nora.quill@wantsum.example")
        assert "Nora Quill will stand in. We have written to them." in words_of(response)
        assert (holds(nora, "900003"), response.redirect_chain) == (True, [(STAND_INS, 302)])
        letter = Letter.objects.get()
        assert (letter.to, letter.subject) == (nora.email, "Daniel Whitlock has asked you to stand in")
        assert "Headteacher, Saltmarsh Academy" in letter.text

    def test_posted_twice_makes_one(self, world, as_person):
        client, address = as_person(world.other_head), lending(world.other_head.grants.get())
        answers = [client.post(address, ANSWERS).status_code for _ in range(2)]
        assert (answers, Letter.objects.count()) == ([302, 302], 1)

    @pytest.mark.parametrize(
        ("answers", "status", "words"),
        [
            ({"to_name": ""}, 200, "Enter the name of the person who stands in"),
            ({"to_email": "nora"}, 200, "Enter an email address in the correct format"),
            ({"until_on_year": ""}, 200, "The last day must include a year"),
            (on("until_on", TODAY - DAY), 200, "The last day must be the same as or after the first day"),
            (on("until_on", TODAY + 400 * DAY), 400, "Someone can stand in for up to a year at a time."),
            ({"to_email": "daniel.whitlock@wantsum.example"}, 400, "Name somebody else: nobody can stand in for them"),
        ],
    )
    def test_a_wrong_answer_is_explained_and_what_was_typed_stays(self, world, as_person, answers, status, words):
        response = as_person(world.other_head).post(lending(world.other_head.grants.get()), ANSWERS | answers)
        assert (response.status_code, words in words_of(response)) == (status, True)
        assert "Deals with agreements" in words_of(response)
        assert not Letter.objects.exists()

    def test_by_an_administrator_leads_back_to_the_persons_page(self, world, as_person):
        page = f"/office/people/{world.other_head.reference}/"
        address = f"{lending(world.other_head.grants.get())}?next={page}"
        client = as_person(world.administrator)
        assert "Name who stands in for Daniel Whitlock" in words_of(client.get(address))
        assert client.post(address, ANSWERS)["Location"] == page

    @pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
    def test_never_leads_to_another_service(self, world, as_person, elsewhere):
        response = as_person(world.other_head).post(
            f"{lending(world.other_head.grants.get())}?next={elsewhere}", ANSWERS
        )
        assert response["Location"] == STAND_INS

    @pytest.mark.parametrize(("who", "status"), [("delegate", 409), ("sia", 404), ("stranger", 404), ("leader", 404)])
    def test_is_for_the_holder_alone(self, world, as_person, who, status):
        grant = world.delegate.grants.get() if who == "delegate" else world.head.grants.get()
        response = as_person(getattr(world, who)).post(lending(grant), ANSWERS)
        assert (response.status_code, RoleGrant.objects.exclude(standing_in_for=None).count()) == (status, 1)


class TestEnding:
    WHY = {"reason": "Is back"}

    @pytest.mark.parametrize(("who", "button"), [("head", "End it now"), ("delegate", "Hand it back")])
    def test_by_either_side(self, world, as_person, who, button):
        client, lent = as_person(getattr(world, who)), world.delegate.grants.get()
        assert button in words_of(client.get(ending(lent)))
        response = client.post(ending(lent), self.WHY, follow=True)
        assert "Priya Nair no longer stands in for Grace Okafor." in words_of(response)
        assert (holds(world.delegate), holds(world.head)) == (False, True)

    def test_needs_a_reason(self, world, as_person):
        response = as_person(world.head).post(ending(world.delegate.grants.get()), {"reason": ""})
        assert ("Enter why it ends" in words_of(response), holds(world.delegate)) == (True, True)

    def test_pressed_twice_is_pressed_once(self, world, as_person):
        client, lent = as_person(world.head), world.delegate.grants.get()
        answers = [client.post(ending(lent), self.WHY).status_code for _ in range(2)]
        assert (answers, Letter.objects.count()) == ([302, 302], 1)

    @pytest.mark.parametrize("who", ["sia", "leader", "stranger"])
    def test_by_nobody_else(self, world, as_person, who):
        response = as_person(getattr(world, who)).post(ending(world.delegate.grants.get()), self.WHY)
        assert (response.status_code, holds(world.delegate)) == (404, True)

    def test_a_role_of_ones_own_is_not_ended_here(self, world, as_person):
        response = as_person(world.head).post(ending(world.head.grants.get()), self.WHY)
        assert (response.status_code, holds(world.head)) == (404, True)

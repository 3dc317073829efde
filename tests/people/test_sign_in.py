"""Signing in by emailed code: what works, and what is refused in plain words."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from pharos.outbox.models import Letter
from pharos.people import actions
from tests.clock import NOW

SIGN_IN, CODE, HOME = "/sign-in/", "/sign-in/code/", "/"
CODE_LINE = re.compile(r"^([A-Z]{4}-[A-Z]{4})$", re.MULTILINE)
EMAIL = "grace.okafor@wantsum.example"
pytestmark = pytest.mark.django_db


def newest_code():
    return CODE_LINE.search(Letter.objects.order_by("-pk").first().text)[1]


def ask(client, email=EMAIL, **more):
    return client.post(SIGN_IN, {"email": email, **more})


def enter(client, code, query=""):
    return client.post(CODE + query, {"code": code})


def signed_in(client):
    return "_auth_user_id" in client.session


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_code_from_the_letter_signs_in(client, world):
    assert ask(client)["Location"] == CODE
    assert client.get(CODE).status_code == 200
    response = enter(client, newest_code())
    assert (response.status_code, response["Location"], signed_in(client)) == (302, HOME, True)
    assert client.session["_auth_user_id"] == str(world.head.pk)


def test_the_letter_says_who_writes_and_why_and_is_secret(client, world):
    ask(client)
    letter = Letter.objects.get()
    assert (letter.to, letter.secret, letter.subject) == (EMAIL, True, "Your code to sign in to Pharos")
    assert "somebody asked to sign in to Kent Leaders of Education" in letter.text
    assert newest_code() not in letter.subject


@pytest.mark.parametrize("typed", ["  Grace.Okafor@Wantsum.example ", "GRACE.OKAFOR@WANTSUM.EXAMPLE"])
def test_spaces_and_capitals_do_not_matter(client, world, typed):
    ask(client, typed)
    assert enter(client, f" {newest_code().lower().replace('-', ' ')} ")["Location"] == HOME


def test_a_code_works_once(client, world):
    ask(client)
    code = newest_code()
    enter(client, code)
    client.post("/sign-out/")
    enter(client, code)
    assert not signed_in(client)


def test_a_code_is_of_no_use_in_another_browser(client, world):
    ask(client)
    thief = Client()
    assert enter(thief, newest_code())["Location"] == SIGN_IN
    assert not signed_in(thief)


def age(client, seconds):
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= seconds
    session.save()


@pytest.mark.parametrize(("minutes", "works"), [(14.9, True), (15.1, False)])
def test_a_code_lives_fifteen_minutes(client, world, minutes, works):
    ask(client)
    age(client, minutes * 60)
    enter(client, newest_code())
    assert signed_in(client) is works


def test_a_late_code_is_told_that_it_is_late_and_loses_nothing_else(client, world):
    ask(client, next="/directory/?q=phonics")
    age(client, 16 * 60)
    response = enter(client, newest_code(), "?next=/directory/%3Fq%3Dphonics")
    assert response["Location"] == "/sign-in/?next=%2Fdirectory%2F%3Fq%3Dphonics"
    page = client.get(response["Location"])
    assert "Yours has run out. Ask for a new code" in text_of(page)
    assert f'value="{EMAIL}"' in page.content.decode()


class TestSixWrongTries:
    def test_five_are_forgiven(self, client, world):
        ask(client)
        for _ in range(5):
            page = enter(client, "BCDF-GHJK")
            assert (page.status_code, "This is not the code we sent" in text_of(page)) == (200, True)
        assert "You have 1 try left" in text_of(page)
        assert enter(client, newest_code())["Location"] == HOME

    def test_the_sixth_needs_a_new_code_and_keeps_where_they_were_going(self, client, world):
        ask(client)
        code = newest_code()
        for _ in range(6):
            response = enter(client, "BCDF-GHJK", "?next=/schools/")
        assert response["Location"] == "/sign-in/?next=%2Fschools%2F"
        page = client.get(response["Location"])
        assert "That was the sixth wrong code, so it no longer works" in text_of(page)
        assert f'value="{EMAIL}"' in page.content.decode()
        enter(client, code)
        assert not signed_in(client)
        ask(client, next="/schools/")
        assert enter(client, newest_code(), "?next=/schools/")["Location"] == "/schools/"

    def test_an_empty_box_is_not_a_try(self, client, world):
        ask(client)
        for _ in range(8):
            page = enter(client, "  ")
        assert "Enter the code from the email" in text_of(page)
        assert enter(client, newest_code())["Location"] == HOME


class TestNoWordOnWhetherAnAccountExists:
    def test_the_pages_are_the_same(self, world):
        shown = []
        for email in (EMAIL, "nobody@wantsum.example"):
            client = Client()
            asked = ask(client, email)
            page = text_of(client.get(CODE)).replace(email, "…")
            wrong = text_of(enter(client, "BCDF-GHJK")).replace(email, "…")
            shown.append((asked.status_code, asked["Location"], page, wrong))
        assert shown[0] == shown[1]

    def test_the_same_number_of_writes(self, world, django_assert_max_num_queries):
        counts = []
        for email in (EMAIL, "nobody@wantsum.example"):
            with django_assert_max_num_queries(30) as queries:
                ask(Client(), email)
            counts.append(sum(q["sql"].startswith(("INSERT", "UPDATE")) for q in queries))
        assert counts[0] == counts[1]

    def test_an_unknown_address_is_told_so_by_letter_alone(self, client, world):
        ask(client, "nobody@wantsum.example")
        letter = Letter.objects.get()
        assert (letter.to, letter.subject) == ("nobody@wantsum.example", "You asked to sign in to Pharos")
        assert "There is no account in use with this address" in letter.text
        enter(client, "")
        assert not signed_in(client)

    def test_a_closed_account_is_an_unknown_one(self, client, world):
        actions.close_account(world.head, by=world.administrator, at=NOW, why="Has left")
        Letter.objects.all().delete()
        ask(client)
        assert Letter.objects.get().subject == "You asked to sign in to Pharos"


def test_an_account_closed_between_letter_and_code_stays_shut(client, world):
    ask(client)
    code = newest_code()
    actions.close_account(world.head, by=world.administrator, at=NOW, why="Has left")
    response = enter(client, code)
    assert (response.status_code, response["Location"], signed_in(client)) == (302, SIGN_IN, False)


def test_a_code_to_an_address_that_has_changed_since_is_of_no_use(client, world):
    ask(client)
    code, facts = newest_code(), {"name": "Grace Okafor", "email": "grace@new.example", "telephone": ""}
    actions.correct_details(world.head, **facts, by=world.administrator, at=NOW)
    assert (enter(client, code)["Location"], signed_in(client)) == (SIGN_IN, False)
    assert "Your email address has changed since we sent this code." in text_of(client.get(SIGN_IN))


def test_a_new_code_replaces_the_old_one(client, world):
    ask(client)
    first = newest_code()
    ask(client)
    second = newest_code()
    enter(client, first)
    assert not signed_in(client)
    enter(client, second)
    assert signed_in(client)


def test_a_mistyped_address_can_be_corrected(client, world):
    ask(client, "grace@wantsum.example")
    assert client.get(SIGN_IN).status_code == 200
    ask(client)
    enter(client, newest_code())
    assert signed_in(client)


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "Enter your email address"), ("grace", "Enter an email address in the correct format")],
)
def test_a_wrong_address_is_told_what_to_enter(client, world, typed, words):
    page = ask(client, typed)
    assert (page.status_code, words in text_of(page), Letter.objects.count()) == (200, True, 0)


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/schools/?q=marram", "/schools/?q=marram"),
        ("https://elsewhere.example/", HOME),
        ("//elsewhere.example/", HOME),
        ("javascript:alert(1)", HOME),
    ],
)
def test_sign_in_leads_back_to_our_own_pages_only(client, world, wanted, reached):
    ask(client, next=wanted)
    response = client.post(CODE, {"code": newest_code(), "next": wanted})
    assert response["Location"] == reached


class TestLimits:
    def test_one_mailbox_is_protected(self, client, world):
        for _ in range(3):
            assert ask(client).status_code == 302
        response = ask(client)
        assert (response.status_code, Letter.objects.count()) == (429, 3)

    def test_a_school_that_shares_one_address_on_the_internet_is_not_locked_out(self, client, world):
        statuses = {ask(Client(), f"teacher.{n}@wantsum.example").status_code for n in range(60)}
        assert statuses == {302}

    def test_another_mailbox_is_not_affected(self, client, world):
        for _ in range(4):
            ask(client)
        assert ask(client, "daniel.whitlock@wantsum.example").status_code == 302
        cache.clear()


def test_whoever_is_signed_in_is_sent_on(as_person, world):
    client = as_person(world.head)
    assert client.get(SIGN_IN + "?next=/schools/")["Location"] == "/schools/"
    assert client.get(CODE)["Location"] == HOME


def test_signing_out_is_a_post(as_person, world):
    client = as_person(world.head)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == HOME
    assert not signed_in(client)


class TestPagesForPeopleWhoSignedIn:
    def test_lead_back_to_themselves(self, client, world):
        assert client.get("/office/people/?q=a")["Location"] == "/sign-in/?next=/office/people/%3Fq%3Da"

    def test_a_form_whose_session_ran_out_leads_back_to_its_page(self, client, world):
        response = client.post("/account/details/", HTTP_REFERER="http://testserver/account/details/?a=b")
        assert response["Location"] == "/sign-in/?next=/account/details/%3Fa%3Db"

    @pytest.mark.parametrize("referer", ["", "https://elsewhere.example/account/"])
    def test_a_post_from_nowhere_leads_home(self, client, world, referer):
        assert client.post("/account/details/", HTTP_REFERER=referer)["Location"] == "/sign-in/?next=/"


@pytest.mark.parametrize(
    "name", ["account_login", "account_request_login_code", "account_confirm_login_code", "account_logout"]
)
def test_allauth_finds_our_pages(name):
    assert reverse(name) in {SIGN_IN, CODE, "/sign-out/"}


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/", "/sign-in/signup/", "/accounts/"])
def test_there_is_no_other_way_in(client, world, address):
    assert client.get(address).status_code == 404

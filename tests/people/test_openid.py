"""Signing in with an account elsewhere, against a provider that runs on this machine."""

import json
from urllib.parse import urlsplit

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured

from pharos.activity.models import Activity
from pharos.config.openid import SHAPE, providers
from pharos.people import actions
from pharos.people.models import Person, SignIn
from tests.clock import NOW
from tests.people.provider import running
from tests.reading import words_of

COUNTY = {"id": "county", "name": "County Hall", "client_id": "pharos", "secret": "s", "domains": ["wantsum.example"]}


@pytest.fixture(scope="module")
def hall():
    with running() as provider:
        yield provider


@pytest.fixture
def provider(hall, settings):
    hall.claims, hall.fails, hall.is_down = {}, "", False
    settings.OPENID_CONNECT = providers(json.dumps([COUNTY | {"issuer": hall.issuer}]))
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": settings.OPENID_CONNECT, "OAUTH_PKCE_ENABLED": True}}
    return hall


def claims(person, **more):
    return {"sub": f"subject of {person.reference}", "email": person.email, "email_verified": True} | more


def come(client, provider, said, *, wanted=""):
    """From the button to the page that comes of it: (the page, is somebody signed in)."""
    provider.claims = said
    begun = client.get("/sign-in/with/county/", {"next": wanted} if wanted else {})
    there = requests.get(begun["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(there.headers["Location"])
    page = client.get(f"{back.path}?{back.query}", follow=True)
    return page, client.get("/account/").status_code == 200


@pytest.mark.django_db
class TestComing:
    def test_a_verified_address_that_is_known_signs_in(self, client, provider, world):
        page, is_in = come(client, provider, claims(world.head, email=world.head.email.upper()), wanted="/account/")
        assert (is_in, page.redirect_chain[-1][0]) == (True, "/account/")
        assert SignIn.objects.get(person=world.head).way == "openid"
        assert Activity.objects.get(verb="bind_openid").says == "bound their account with County Hall"

    def test_what_else_the_provider_tells_is_not_kept(self, client, provider, world):
        for _ in range(2):
            come(client, provider, claims(world.head, name="Grace", telephone="01632 960001"))
            client.logout()
        assert list(world.head.socialaccount_set.values_list("extra_data", flat=True)) == [{}]

    def test_an_address_that_changed_there_moves_nobody(self, client, provider, world):
        come(client, provider, claims(world.head))
        client.logout()
        come(client, provider, claims(world.head, email=world.administrator.email))
        assert world.head.email in words_of(client.get("/account/"))

    @pytest.mark.parametrize(("change", "words"), [
        ({"email_verified": False}, "County Hall does not say that your email address is verified"),
        ({"email_verified": "true"}, "County Hall does not say that your email address is verified"),
        ({"email": ""}, "County Hall does not say that your email address is verified"),
        ({"email": "nobody@wantsum.example"}, "nobody@wantsum.example has no account here."),
        ({"email": "grace@elsewhere.example"}, "You cannot sign in with County Hall and the address grace@elsewhere"),
    ])  # fmt: skip
    def test_what_proves_nobody_signs_nobody_in(self, client, provider, world, change, words):
        people = Person.objects.count()
        page, is_in = come(client, provider, claims(world.head, **change))
        assert (words in words_of(page), is_in, Person.objects.count()) == (True, False, people)

    def test_a_closed_account_stays_closed(self, client, provider, world):
        come(client, provider, claims(world.head))
        client.logout()
        actions.close_account(world.head, by=world.administrator, at=NOW, why="Has left")
        page, is_in = come(client, provider, claims(world.head))
        assert ("This account is closed." in words_of(page), is_in) == (True, False)


@pytest.mark.django_db
class TestRefusals:
    @pytest.mark.parametrize(("error", "words"), [
        ("access_denied", "You did not finish signing in with County Hall."),
        ("server_error", "Signing in with County Hall did not finish."),
    ])  # fmt: skip
    def test_the_provider_refuses(self, client, provider, world, error, words):
        provider.fails = error
        page, is_in = come(client, provider, claims(world.head))
        assert (words in words_of(page), is_in) == (True, False)

    def test_the_provider_is_down(self, client, provider):
        provider.is_down = True
        page = client.get("/sign-in/with/county/", follow=True)
        assert "We cannot reach County Hall at the moment." in words_of(page)

    def test_what_was_not_asked_for_is_refused(self, client, provider):
        page = client.get("/sign-in/with/county/back/?code=x&state=made-up", follow=True)
        assert "Signing in with County Hall did not finish." in words_of(page)

    def test_one_that_is_not_set_up_is_not_there(self, client):
        assert client.get("/sign-in/with/county/").status_code == 404

    def test_the_page_offers_those_that_are(self, client, provider):
        assert "Sign in with County Hall" in words_of(client.get("/sign-in/"))


FULL = COUNTY | {"issuer": "https://login.example"}


class TestSetting:
    def test_empty_it_names_none(self):
        assert providers(" ") == []

    @pytest.mark.parametrize("text", ["{", "{}", "[1]", json.dumps([COUNTY]), json.dumps([FULL | {"domains": "x"}])])
    def test_of_another_shape_it_says_which_is_wanted(self, text):
        with pytest.raises(ImproperlyConfigured) as wrong:
            providers(text)
        assert str(wrong.value) == SHAPE

    @pytest.mark.parametrize(("listed", "words"), [
        ([FULL, FULL], "two providers by one id"),
        ([FULL | {"id": "County Hall"}], "small letters"),
        ([FULL | {"scope": "all"}], "not known: scope"),
    ])  # fmt: skip
    def test_a_slip_is_named(self, listed, words):
        with pytest.raises(ImproperlyConfigured, match=words):
            providers(json.dumps(listed))

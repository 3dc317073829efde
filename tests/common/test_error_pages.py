"""The pages that say what went wrong: their status, why, and what to do."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from pharos.common import views

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.common.doubles")]


@pytest.fixture
def client():
    """A browser that is shown our faults in place of a traceback."""
    return Client(raise_request_exception=False)


def words(response):
    main = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def title(response):
    return re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)[1].strip()


@pytest.mark.parametrize(
    ("name", "status", "heading", "reason"),
    [
        ("refused", 400, "This could not be done", "Choose a day to come."),
        ("not-allowed", 403, "You cannot do this", "Only the &lt;chair&gt; can confirm this."),
        ("wrong-state", 409, "This cannot be done now", "This offer has been withdrawn."),
        ("already-done", 409, "This cannot be done now", "You have sent this request."),
        ("forbidden", 403, "You cannot open this page", "This page is for administrators."),
        ("forbidden-without-words", 403, "You cannot open this page", "Your part in the programme does not include"),
        ("suspicious", 400, "We could not understand that request", "Nothing was changed."),
        ("too-much-text", 413, "That is too large", "We take files of up to 150 MB, and text of about 300 pages."),
        ("broken", 500, "Sorry, something went wrong on our side", "What you typed is still in your browser."),
    ],
)  # fmt: skip
def test_a_fault_has_its_page(client, name, status, heading, reason):
    response = client.get(f"/fault/{name}/")
    assert (response.status_code, title(response)) == (status, f"{heading} – Pharos")
    assert (f"{heading} " in words(response), reason in words(response)) == (True, True)


@pytest.mark.parametrize("name", ["refused", "not-allowed", "wrong-state", "forbidden", "suspicious", "broken"])
def test_each_leads_on_and_says_whom_to_ask(client, name):
    html = client.get(f"/fault/{name}/").content.decode()
    assert ('href="/"' in html, "mailto:programme@pharos.example" in html, 'data-page="failed"' in html) == (True,) * 3


def test_a_page_that_does_not_exist(client, world):
    response = client.get("/nowhere/")
    assert (response.status_code, title(response)) == (404, "Page not found – Pharos")
    assert "Some pages show only after you sign in ." in words(response)
    client.force_login(world.head, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "sign in" not in words(client.get("/nowhere/"))


def test_a_form_that_has_expired(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.head, backend="allauth.account.auth_backends.AuthenticationBackend")
    response = client.post("/account/details/", {"name": "Grace"})
    assert (response.status_code, title(response)) == (403, "This form has expired – Pharos")
    assert "Nothing was sent, and nothing was changed. What you typed is still there." in words(response)
    assert 'href="/account/details/"' in response.content.decode()


def test_too_many_tries():
    """The limit of sign-in itself: three codes a minute for one address."""
    cache.clear()
    client = Client()
    statuses = [client.post("/sign-in/", {"email": "grace@school.example"}).status_code for _ in range(3)]
    response = client.post("/sign-in/", {"email": "grace@school.example"})
    assert (statuses, response.status_code, title(response)) == ([302] * 3, 429, "Please wait a moment – Pharos")
    assert "Wait five minutes, then try again." in words(response)
    cache.clear()


class TestAFaultOfOurs:
    def test_tells_nobody_what_it_was(self, client):
        assert "secret of the machine" not in client.get("/fault/broken/").content.decode()

    def test_asks_nothing_of_request_session_or_database(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            response = views.server_error(None)
        assert (response.status_code, "Sorry, something went wrong" in response.content.decode()) == (500, True)

    def test_has_words_even_when_its_own_template_is_broken(self, client, tmp_path, settings):
        (tmp_path / "500.html").write_text("{% block %}", encoding="utf-8")
        jinja = settings.TEMPLATES[0] | {"DIRS": [tmp_path]}
        settings.TEMPLATES = [jinja, *settings.TEMPLATES[1:]]
        response = client.get("/fault/broken/")
        assert (response.status_code, response.content.decode()) == (500, views.LAST_WORDS)


class TestTooLarge:
    @pytest.fixture(autouse=True)
    def small(self, settings):
        settings.UPLOAD_MAX_BYTES = 2 * 1024 * 1024

    def test_what_announces_more_than_we_take_is_not_read(self, client):
        response = client.post("/receive/", b"x", content_type="text/plain", CONTENT_LENGTH=str(2 * 1024 * 1024 + 1))
        assert (response.status_code, "We take files of up to 2 MB" in words(response)) == (413, True)

    @pytest.mark.parametrize("announced", [str(2 * 1024 * 1024), "", "many", "-1"])
    def test_what_we_take_goes_on(self, client, announced):
        assert client.get("/data.json", CONTENT_LENGTH=announced).status_code == 200

    def test_too_much_text_in_a_form(self, client):
        response = client.post("/receive/", {"words": "x" * (2 * 1024 * 1024)})
        assert (response.status_code, title(response)) == (413, "That is too large – Pharos")

    def test_too_many_answers_in_a_form(self, client):
        response = client.post("/receive/", {f"answer{number}": "x" for number in range(600)})
        assert (response.status_code, title(response)) == (400, "We could not understand that request – Pharos")

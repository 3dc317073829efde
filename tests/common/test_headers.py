"""What every response tells the browser, and what cookies and files are allowed."""

import gzip
import runpy

import pytest
from django.http import Http404, HttpResponse
from django.test import Client
from environs import EnvError

from pharos.common.headers import AddressMiddleware
from tests.house.structure import PHAROS

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.common.doubles")]

POLICY = {
    "default-src": "'none'", "style-src": "'self'", "img-src": "'self' data:", "font-src": "'self'",
    "connect-src": "'self'", "manifest-src": "'self'", "form-action": "'self'", "base-uri": "'none'",
    "frame-ancestors": "'none'", "script-src": "'self' 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='",
}  # fmt: skip
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
RESPONSES = {
    "page": ("/help/", 200),
    "sign-in": ("/sign-in/", 200),
    "redirect": ("/account/", 302),
    "data": ("/data.json", 200),
    "text": ("/robots.txt", 200),
    "health": ("/healthz", 200),
    "not found": ("/nowhere/", 404),
    "refused": ("/fault/not-allowed/", 403),
    "wrong state": ("/fault/wrong-state/", 409),
    "bad": ("/fault/suspicious/", 400),
    "fault": ("/fault/broken/", 500),
}


def get(path, **more):
    return Client(raise_request_exception=False).get(path, **more)


def policy(response):
    rules = response["Content-Security-Policy"].split("; ")
    return dict(rule.split(" ", 1) for rule in rules)


@pytest.mark.parametrize("asked", ["a%00b", "%00ab", "ab%00%00", "a%%0000b"])
def test_null_characters_are_dropped_from_what_an_address_asks(asked, rf):
    def read(request):
        return HttpResponse(request.GET["q"])

    assert AddressMiddleware(read)(rf.get(f"/schools/?q={asked}")).content == b"ab"


def test_a_path_with_a_null_character_leads_nowhere(rf):
    """Where the view would find a page at any reference."""
    with pytest.raises(Http404):
        AddressMiddleware(lambda request: HttpResponse())(rf.get("/requests/ab%00/"))
    assert get("/requests/ab%00/").status_code == 404


@pytest.mark.parametrize(("path", "status"), RESPONSES.values(), ids=RESPONSES)
def test_every_kind_of_response_is_guarded(path, status):
    response = get(path)
    assert (response.status_code, policy(response)) == (status, POLICY)
    assert {name: response[name] for name in EVERYWHERE} == EVERYWHERE
    assert response["X-Frame-Options"] == "DENY"
    closed = response["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(closed)
    assert all(each.endswith("=()") for each in closed)


@pytest.mark.parametrize(("path", "status"), RESPONSES.values(), ids=RESPONSES)
def test_no_page_is_kept_by_a_cache_that_others_share(path, status):
    assert {"private", "no-cache"} <= set(get(path)["Cache-Control"].split(", "))


def test_what_was_too_large_is_guarded_too(settings):
    settings.UPLOAD_MAX_BYTES = 10
    response = Client().post("/receive/", {"words": "x" * 100})
    assert (response.status_code, policy(response), response["X-Frame-Options"]) == (413, POLICY, "DENY")


class TestFiles:
    def served(self, path, **more):
        return get(f"/static/pharos/{path}", **more)

    def test_they_are_guarded(self):
        response = self.served("pharos.css")
        assert {name: response[name] for name in EVERYWHERE} == EVERYWHERE
        assert response.get("Access-Control-Allow-Origin") is None

    def test_they_are_kept_for_a_month(self):
        assert self.served("pharos.css")["Cache-Control"] == "max-age=2592000, public"

    @pytest.mark.parametrize("name", ["pharos.css", "pharos.js"])
    def test_the_large_ones_travel_compressed(self, name):
        plain, packed = self.served(name), self.served(name, headers={"Accept-Encoding": "gzip, deflate, br"})
        assert (plain.get("Content-Encoding"), packed["Content-Encoding"]) == (None, "gzip")
        assert packed["Vary"] == "Accept-Encoding"
        assert int(packed["Content-Length"]) < int(plain["Content-Length"]) / 3

    @pytest.mark.parametrize("name", ["pharos.css", "pharos.js"])
    def test_the_compressed_copy_is_the_same_file(self, name):
        folder = PHAROS / "common" / "static" / "pharos"
        packed = gzip.decompress((folder / f"{name}.gz").read_bytes())
        assert packed == (folder / name).read_bytes(), "Run make assets."


class TestCookies:
    def test_a_session_is_for_this_site_and_no_script(self, world, settings):
        settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
        client = Client()
        client.post("/sign-in/", {"email": world.head.email})
        session, token = client.cookies["sessionid"], Client().get("/sign-in/").cookies["csrftoken"]
        assert (session["httponly"], session["samesite"], session["secure"]) == (True, "Lax", True)
        assert (token["samesite"], token["secure"]) == ("Lax", True)


def settings_of(monkeypatch, tmp_path, **environment):
    """The service's settings as this environment makes them."""
    for name in ("PHAROS_DEMO", "SECURE_COOKIES", "SECURE_SSL_REDIRECT", "BEHIND_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"SECRET_KEY": "secret", "PHAROS_DATA_DIR": str(tmp_path), **environment}.items():
        if value is not None:
            monkeypatch.setenv(name, value)
    return runpy.run_path(str(PHAROS / "config" / "settings.py"))


SECURE = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_INCLUDE_SUBDOMAINS")


class TestSettings:
    def test_outside_the_demo_everything_is_by_https_alone(self, monkeypatch, tmp_path):
        made = settings_of(monkeypatch, tmp_path)
        assert [made[name] for name in SECURE] == [True] * 4
        assert (made["SECURE_HSTS_SECONDS"], made["DEBUG"], made["SECURE_PROXY_SSL_HEADER"]) == (
            31_536_000,
            False,
            None,
        )

    def test_the_demo_runs_on_a_machine_without_a_certificate(self, monkeypatch, tmp_path):
        made = settings_of(monkeypatch, tmp_path, PHAROS_DEMO="true")
        assert [made[name] for name in SECURE] == [False] * 4
        assert made["SECURE_HSTS_SECONDS"] == 0

    def test_a_proxy_is_believed_only_where_there_is_one(self, monkeypatch, tmp_path):
        made = settings_of(monkeypatch, tmp_path, BEHIND_PROXY="true")
        assert made["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
        assert made["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1

    def test_there_is_no_secret_of_ours_to_fall_back_on(self, monkeypatch, tmp_path):
        monkeypatch.delenv("SECRET_KEY", raising=False)
        with pytest.raises(EnvError, match="SECRET_KEY"):
            settings_of(monkeypatch, tmp_path, SECRET_KEY=None)


class TestHttps:
    @pytest.fixture(autouse=True)
    def secure(self, settings):
        settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
        settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True

    def test_plain_http_is_sent_on(self):
        response = get("/help/")
        assert (response.status_code, response["Location"]) == (301, "https://testserver/help/")

    def test_browsers_are_told_to_stay(self):
        assert get("/help/", secure=True)["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"

    def test_the_health_check_answers_on_plain_http(self):
        assert get("/healthz").status_code == 200

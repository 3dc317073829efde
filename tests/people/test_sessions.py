"""Sessions: ended everywhere at once; begun without a code in the demo alone."""

import importlib

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from pharos.people import actions
from pharos.people.models import Person
from pharos.people.sessions import sign_in_directly
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def browser(person):
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def is_let_in(client):
    return client.get("/account/").status_code == 200


def test_signing_out_everywhere_ends_every_session_of_that_person_alone(world):
    phone, laptop, other = browser(world.head), browser(world.head), browser(world.sia)
    assert phone.post("/account/sign-out-everywhere/")["Location"] == "/sign-in/"
    assert [is_let_in(each) for each in (phone, laptop, other)] == [False, False, True]


def test_it_is_possible_to_sign_in_again(world):
    actions.sign_out_everywhere(world.head, by=world.head, at=NOW)
    assert is_let_in(browser(Person.objects.get(pk=world.head.pk)))


def test_an_administrator_can_do_it_for_somebody(world):
    lost = browser(world.head)
    browser(world.administrator).post(f"/office/people/{world.head.reference}/sign-out/")
    assert not is_let_in(lost)


def test_a_closed_account_is_signed_out(world):
    client = browser(world.head)
    actions.close_account(world.head, by=world.administrator, at=NOW, why="Left")
    assert not is_let_in(client)


class TestTheDemosDoors:
    """One-click personas, the inbox and the clock are there only where the demo is switched on."""

    def test_are_not_installed(self):
        assert (settings.DEMO, "pharos.devtools" in settings.INSTALLED_APPS) == (False, False)

    @pytest.mark.parametrize("address", ["/demo/", "/demo/personas/", "/demo/inbox/", "/demo/clock/"])
    def test_lead_nowhere(self, world, address):
        assert browser(world.administrator).get(address).status_code == 404

    def test_have_no_names(self):
        names = [path.name for path in importlib.import_module("pharos.devtools.urls").urlpatterns]
        assert names
        for name in names:
            with pytest.raises(NoReverseMatch):
                reverse(f"devtools:{name}")

    def test_nobody_is_signed_in_without_a_code(self, world):
        with pytest.raises(RuntimeError, match="Only the demo"):
            sign_in_directly(RequestFactory().get("/"), world.head)

    def test_the_clock_is_the_systems_own(self):
        source = (settings.BASE_DIR / "pharos" / "config" / "settings.py").read_text(encoding="utf-8")
        assert 'CLOCK = "pharos.devtools.time_travel.now" if DEMO else "django.utils.timezone.now"' in source

"""Passkeys: added by their owner, proved by a device, refused where anything is wrong."""

import datetime as dt
import json
import re
from html import unescape

import pytest
from django.core.cache import cache

from pharos.activity.models import Activity
from pharos.common.errors import NotAllowed, WrongState
from pharos.outbox.models import Letter
from pharos.people import actions, webauthn
from pharos.people.models import Passkey, SignIn
from tests import clock
from tests.clock import NOW
from tests.people.device import Device
from tests.reading import words_of

pytestmark = pytest.mark.django_db
ADD, ASK, IN = "/account/sign-in/passkeys/add/", "/sign-in/passkey/ask/", "/sign-in/passkey/"


@pytest.fixture
def browser(world, client, as_person):
    """Grace's browser, at the service's own name, just signed in."""
    cache.clear()
    client.defaults["HTTP_HOST"] = "localhost"
    as_person(world.head)
    session = client.session
    session["proved_at"] = NOW.isoformat()
    session.save()
    return client


def add(browser, device, name="School laptop"):
    page = browser.get(ADD).content.decode()
    options = json.loads(unescape(re.search(r'data-passkey-add="([^"]+)"', page)[1]))
    return browser.post(ADD, {"name": name, "credential": device.make(options)}, follow=True)


def sign_in(browser, device, **more):
    answer = device.prove(browser.get(ASK).json())
    return browser.post(IN, {"credential": answer, **more}, follow=True)


class TestAdding:
    def test_its_owner_is_told_and_it_is_recorded(self, browser, world):
        told = words_of(add(browser, Device()))
        assert "You can now sign in with School laptop." in told
        assert Letter.objects.get(to_person=world.head).kind == "passkey_added"
        assert Activity.objects.get(verb="add_passkey").says == "added a passkey: School laptop"

    def test_the_same_name_is_numbered(self, browser, world):
        for _ in range(3):
            add(browser, Device())
        names = sorted(world.head.passkeys.values_list("name", flat=True))
        assert names == ["School laptop", "School laptop 2", "School laptop 3"]

    @pytest.mark.parametrize("device", [Device("http://elsewhere.example"), Device(verifies=False)])
    def test_made_for_another_service_or_without_its_user_it_is_refused(self, browser, device):
        assert "Your device did not finish making the passkey. Try again." in words_of(add(browser, device))
        assert not Passkey.objects.exists()

    @pytest.mark.parametrize(("credential", "words"), [
        ("", "Passkeys need JavaScript."), ("[]", "Your device did not finish"), ("{}", "Your device did not finish"),
        ("9" * 5000, "Passkeys need JavaScript."), ("[" * 19_000, "Passkeys need JavaScript."),
    ])  # fmt: skip
    def test_without_a_passkey_the_page_says_what_to_do(self, browser, credential, words):
        browser.get(ADD)
        assert words in words_of(browser.post(ADD, {"name": "Phone", "credential": credential}))

    def test_a_challenge_is_good_for_one_answer(self, browser):
        page = browser.get(ADD).content.decode()
        options = json.loads(unescape(re.search(r'data-passkey-add="([^"]+)"', page)[1]))
        old = Device().make(options)
        add(browser, Device())
        browser.get(ADD)
        assert "did not finish" in words_of(browser.post(ADD, {"name": "Again", "credential": old}))

    def test_after_half_an_hour_it_asks_to_sign_in_again(self, browser, world):
        clock.frozen.set(NOW + dt.timedelta(minutes=31))
        answer = browser.get(ADD, follow=True)
        assert answer.redirect_chain[0][0] == f"/account/sign-in/again/?next={ADD.replace('/', '%2F')}"
        sent = browser.post(answer.redirect_chain[0][0], follow=True)
        assert f'value="{world.head.email}"' in sent.content.decode()
        assert browser.get("/account/").status_code == 302

    def test_there_are_twenty_at_most(self, world):
        for number in range(20):
            Passkey.objects.create(person=world.head, name=f"{number}", credential_id=f"{number}", added_at=NOW,
                                   credential=b"")  # fmt: skip
        with pytest.raises(WrongState, match="You have 20 passkeys"):
            actions.add_passkey(world.head, webauthn.Made("x", b"", 0), name="One more", by=world.head, at=NOW)


def test_an_address_that_an_administrator_corrects_ends_every_way_in(browser, world):
    add(browser, Device())
    actions.correct_details(world.head, name="Grace Okafor", email="grace@wantsum.example", telephone="",
                            by=world.administrator, at=NOW)  # fmt: skip
    assert (world.head.passkeys.count(), browser.get("/account/").status_code) == (0, 302)


class TestSigningIn:
    def test_it_signs_its_owner_in_and_on_to_the_page_that_was_wanted(self, browser, world):
        device = Device()
        add(browser, device)
        browser.logout()
        assert sign_in(browser, device, next="/account/").redirect_chain == [("/account/", 302)]
        assert SignIn.objects.get(person=world.head).way == "passkey"

    def test_what_is_not_known_is_refused(self, browser):
        browser.logout()
        assert "We do not know this passkey." in words_of(sign_in(browser, Device()))

    def test_another_key_under_a_known_name_is_refused(self, browser):
        device, forged = Device(), Device()
        add(browser, device)
        browser.logout()
        forged.id = device.id
        assert "We do not know this passkey." in words_of(sign_in(browser, forged))
        assert browser.get("/account/").status_code == 302

    def test_a_counter_that_goes_backwards_betrays_a_copy(self, browser):
        device = Device()
        add(browser, device)
        for _ in range(3):
            browser.logout()
            sign_in(browser, device)
        browser.logout()
        device.signatures = 1
        assert "This passkey seems to have been copied." in words_of(sign_in(browser, device))

    def test_an_answer_works_once(self, browser):
        device = Device()
        add(browser, device)
        browser.logout()
        answer = device.prove(browser.get(ASK).json())
        browser.post(IN, {"credential": answer})
        browser.logout()
        assert "Too much time has passed." in words_of(browser.post(IN, {"credential": answer}, follow=True))

    def test_a_closed_account_stays_closed(self, browser, world):
        device = Device()
        add(browser, device)
        browser.logout()
        actions.close_account(world.head, by=world.administrator, at=NOW, why="Has left")
        assert "This account is closed." in words_of(sign_in(browser, device))
        assert browser.get("/account/").status_code == 302

    def test_to_an_address_elsewhere_nobody_is_sent(self, browser):
        device = Device()
        add(browser, device)
        browser.logout()
        assert sign_in(browser, device, next="https://elsewhere.example/").redirect_chain == [("/", 302)]


class TestKeeping:
    @pytest.fixture
    def passkey(self, browser, world):
        add(browser, Device())
        return world.head.passkeys.get()

    def test_renamed(self, browser, world, passkey):
        browser.post(f"/account/sign-in/passkeys/{passkey.reference}/rename/", {"name": " My  phone "})
        assert world.head.passkeys.get().name == "My phone"

    def test_removed_it_signs_nobody_in_and_its_owner_is_told(self, browser, world, passkey):
        browser.post(f"/account/sign-in/passkeys/{passkey.reference}/remove/")
        assert not world.head.passkeys.exists()
        kinds = Letter.objects.filter(to_person=world.head).order_by("pk").values_list("kind", flat=True)
        assert list(kinds) == ["passkey_added", "passkey_removed"]

    def test_nobody_else_keeps_them(self, passkey, world):
        with pytest.raises(NotAllowed):
            actions.remove_passkey(passkey, by=world.administrator, at=NOW)

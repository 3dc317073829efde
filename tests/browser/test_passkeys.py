"""A passkey in a real browser, on a device that the browser makes believe."""

import pytest

from tests.browser.conftest import WIDE

pytestmark = pytest.mark.browser
DEVICE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
          "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip


def test_a_passkey_is_added_and_signs_in(open_window, county):
    somebody = open_window(WIDE, also=360)
    somebody.address = somebody.address.replace("127.0.0.1", "localhost")  # passkeys belong to a name
    protocol = somebody.page.context.new_cdp_session(somebody.page)
    protocol.send("WebAuthn.enable")
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    # given Grace adds a passkey
    somebody.be("Grace Okafor")
    somebody.go("/account/sign-in/")
    somebody.follow_button("Add a passkey")
    with somebody.page.expect_navigation():
        somebody.page.get_by_role("button", name="Add a passkey").click()
    somebody.look()
    somebody.reads("Enter a name by which you will know the passkey again")
    somebody.fill("What do you call this passkey?", "School laptop")
    somebody.page.get_by_role("button", name="Add a passkey").click()
    somebody.page.wait_for_url(f"{somebody.address}/account/sign-in/")
    somebody.look()
    somebody.reads("You can now sign in with School laptop.")

    # when she has signed out, she signs in with it
    somebody.leave()
    somebody.go("/sign-in/?next=/account/sign-in/")
    somebody.page.get_by_role("button", name="Sign in with a passkey").click()
    somebody.page.wait_for_url(f"{somebody.address}/account/sign-in/")
    somebody.reads("with a passkey, Chrome on Linux")

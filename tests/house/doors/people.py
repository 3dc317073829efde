"""Signing in and out. Whoever is signed in is sent on; nobody learns here who has an account."""

from tests.house.doors import Door, everyone


def sign_in(name):
    """Each name asks for a mailbox of its own, since a mailbox gets three codes a minute."""
    email = f"{name.split(':')[-1]}@wantsum.example"
    return [
        Door(name, allowed=everyone(302), anonymous=200),
        Door(name, allowed=everyone(302), method="post", data={"email": email}),
    ]


def code(name):
    """Without a code that was asked for there is nothing to enter: back to the first question."""
    return [
        Door(name, allowed=everyone(302)),
        Door(name, allowed=everyone(302), method="post", data={"code": "BCDF-GHJK"}),
    ]


def sign_out(name):
    return Door(name, allowed=everyone(302), method="post")


# The names without an area are those by which django-allauth finds the same pages.
DOORS = [
    *sign_in("people:sign_in"),
    *sign_in("account_login"),
    *sign_in("account_request_login_code"),
    *code("people:sign_in_code"),
    *code("account_confirm_login_code"),
    sign_out("people:sign_out"),
    sign_out("account_logout"),
]

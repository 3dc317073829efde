"""Signing in and out, and each person's own ways of signing in. Nobody learns here who has an account."""

from pharos.people.models import Browser, Passkey
from tests.clock import NOW
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


def elsewhere(name):
    """No provider is set up here."""
    return Door(name, allowed=everyone(404), anonymous=404, at=lambda w: ["county"])


def own(name, *, status=200, **kwargs):
    """A page of a person's own, whoever they are."""
    return Door(name, allowed=everyone(status), **kwargs)


def asks_for_proof(name, **kwargs):
    """Whoever did not sign in within this half an hour is asked to do it again."""
    return [own(name, status=302, **kwargs), own(name, status=302, method="post", data={"name": "Mine"}, **kwargs)]


def the_heads(model, **facts):
    def made(world):
        row, _ = model.objects.get_or_create(person=world.head, defaults=facts)
        return [row.reference]

    return {"at": made, "allowed": {"head": 302}, "others": 404}


PASSKEY = the_heads(Passkey, name="Laptop", credential_id="x", credential=b"", added_at=NOW)
BROWSER = the_heads(Browser, key_hash="x", words="Chrome on Windows", first_at=NOW, last_at=NOW)
RENAME = "people:rename_passkey"


# The names without an area are those by which django-allauth finds the same pages.
DOORS = [
    *sign_in("people:sign_in"),
    *sign_in("account_login"),
    *sign_in("account_request_login_code"),
    *code("people:sign_in_code"),
    *code("account_confirm_login_code"),
    Door("people:ask_passkey", allowed=everyone(), anonymous=200),
    Door("people:sign_in_by_passkey", allowed=everyone(302), anonymous=302, method="post"),
    elsewhere("people:sign_in_elsewhere"),
    elsewhere("openid_connect_login"),
    elsewhere("openid_connect_callback"),
    own("people:ways"),
    own("people:prove"),
    own("people:prove", status=302, method="post"),
    Door("people:notices", allowed=everyone(302), method="post", data={"wanted": "yes"}),
    *asks_for_proof("people:add_passkey"),
    Door(RENAME, **PASSKEY | {"allowed": {"head": 200}}),
    Door(RENAME, **PASSKEY, method="post", data={"name": "Mine"}),
    Door("people:remove_passkey", **PASSKEY),
    Door("people:remove_passkey", **PASSKEY, method="post"),
    Door("people:forget_browser", **BROWSER, method="post"),
    sign_out("people:sign_out"),
    sign_out("account_logout"),
]

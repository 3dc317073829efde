"""The letters of sign-in and of roles."""

import datetime as dt
from typing import Any

from pharos.outbox import actions as outbox

from .models import Browser, Passkey, Person, RoleGrant

FOLDER = "people/emails"


def sign_in_code(person: Person, *, code: str, at: dt.datetime) -> None:
    """The code itself: sent at once, erased once it has gone, shown by no page."""
    outbox.write(
        to=person, template=f"{FOLDER}/sign_in_code.txt", context={"code": code},
        about=person, by=None, at=at, secret=True,
    )  # fmt: skip


def no_account(email: str, *, at: dt.datetime) -> None:
    """To somebody who asked for a code with an address that we don't know: what that means, and what to do.

    The page looks the same either way, so only who reads the mail of an address learns whether it has an account.
    """
    nobody = Person(name="", email=email)
    outbox.write(
        to=email, template=f"{FOLDER}/no_account.txt", context={"email": email},
        about=nobody, by=None, at=at, secret=True,
    )  # fmt: skip


def role_given(grant: RoleGrant, *, scope: str, by: Person | None, at: dt.datetime) -> None:
    _tell(grant.person, "role_given", grant, scope=scope, by=by, at=at)


def role_ended(grant: RoleGrant, *, scope: str, by: Person | None, at: dt.datetime) -> None:
    _tell(grant.person, "role_ended", grant, scope=scope, by=by, at=at)


def stand_in_named(grant: RoleGrant, *, scope: str, by: Person | None, at: dt.datetime) -> None:
    """To the delegate or deputy, at once: somebody is about to be away."""
    _tell(grant.person, "stand_in_named", grant, scope=scope, by=by, at=at, routine=False)


def stand_in_ended(grant: RoleGrant, *, scope: str, by: Person | None, at: dt.datetime) -> None:
    _tell(grant.person, "stand_in_ended", grant, scope=scope, by=by, at=at)


def address_changed(person: Person, *, old: str, by: Person | None, at: dt.datetime) -> None:
    """To the address that stops working, so that nobody loses their account unawares."""
    outbox.write(to=old, template=f"{FOLDER}/address_changed.txt", context={"name": person.name, "new": person.email},
                 about=person, by=by, at=at)  # fmt: skip


def passkey_added(passkey: Passkey, *, by: Person, at: dt.datetime) -> None:
    _warn(passkey.person, "passkey_added", {"name": passkey.name}, by=by, at=at)


def passkey_removed(passkey: Passkey, *, by: Person, at: dt.datetime) -> None:
    _warn(passkey.person, "passkey_removed", {"name": passkey.name}, by=by, at=at)


def new_browser(browser: Browser, *, at: dt.datetime) -> None:
    """Somebody signed in from a browser that the person has not used before."""
    _warn(browser.person, "new_browser", {"browser": browser.words}, by=None, at=at)


def _warn(person: Person, letter: str, context: dict[str, Any], *, by: Person | None, at: dt.datetime) -> None:
    """At once, whatever the hour: if it was somebody else, every minute counts."""
    context = context | {"person": person, "at": at}
    outbox.write(to=person, template=f"{FOLDER}/{letter}.txt", context=context, about=person, by=by, at=at)


def _tell(
    person: Person, letter: str, grant: RoleGrant, *,
    scope: str, by: Person | None, at: dt.datetime, routine: bool = True,
) -> None:  # fmt: skip
    lender = grant.standing_in_for.person if grant.standing_in_for else None
    outbox.write(
        to=person, template=f"{FOLDER}/{letter}.txt", context={"grant": grant, "scope": scope, "lender": lender},
        about=grant, by=by, at=at, routine=routine,
    )  # fmt: skip

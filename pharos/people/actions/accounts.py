"""People and their accounts."""

import datetime as dt
from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import AlreadyDone, WrongState

from .. import emails, queries, rules
from ..models import Person
from ..states import Role


@dataclass(frozen=True)
class Details:
    """What we write to somebody with."""

    name: str
    email: str
    telephone: str = ""

    @classmethod
    def tidied(cls, name: str, email: str, telephone: str = "") -> "Details":
        return cls(" ".join(name.split()), email.strip().lower(), " ".join(telephone.split()))


@transaction.atomic
def add_person(*, name: str, email: str, telephone: str = "", by: Person | None, at: dt.datetime) -> Person:
    """Give somebody an account. Whoever has this address already keeps theirs as it is, and is returned."""
    rules.may_administer(by, at=at).enforce()
    details = Details.tidied(name, email, telephone)
    known = Person.objects.filter(email__iexact=details.email).first()
    if known:
        return known
    person = Person.objects.create(name=details.name, email=details.email, telephone=details.telephone)
    activity.record("add", person, by=by, at=at, says=f"added {person.name}", standing_for=for_whom(by, at=at))
    return person


@transaction.atomic
def correct_details(
    person: Person, *, name: str, email: str = "", telephone: str, by: Person, at: dt.datetime
) -> Person:
    """Put somebody's details right. The address that they sign in with is for an administrator to change."""
    wanted = Details.tidied(name, email or person.email, telephone)
    if by != person or wanted.email != person.email:
        rules.may_administer(by, at=at).enforce()
    known = Person.objects.filter(email__iexact=wanted.email).exclude(pk=person.pk).first()
    if known:
        raise WrongState(f"{known.name} already uses the address {wanted.email}.")
    changed = _changes(person, wanted)
    if not changed:
        return person
    old = person.email
    person.name, person.email, person.telephone = wanted.name, wanted.email, wanted.telephone
    person.save(update_fields=["name", "email", "telephone"])
    activity.record("correct", person, by=by, at=at, says=f"changed the {' and '.join(changed)} of {person.name}",
                    standing_for=None if by == person else for_whom(by, at=at))  # fmt: skip
    if old != person.email:
        _leave_behind(old, person, by=by, at=at)
    return person


def _leave_behind(old: str, person: Person, *, by: Person, at: dt.datetime) -> None:
    """The address that no longer signs in is told so. Whoever used it may be another: every way in of theirs ends."""
    emails.address_changed(person, old=old, by=by, at=at)
    if by != person:
        person.passkeys.all().delete()
        SocialAccount.objects.filter(user=person).delete()
        person.signed_out_everywhere_at = at
        person.save(update_fields=["signed_out_everywhere_at"])


@transaction.atomic
def sign_out_everywhere(person: Person, *, by: Person, at: dt.datetime) -> None:
    """End every session of the person, on every device, at once."""
    if by != person:
        rules.may_administer(by, at=at).enforce()
    person.signed_out_everywhere_at = at
    person.save(update_fields=["signed_out_everywhere_at"])
    activity.record("sign_out_everywhere", person, by=by, at=at, says=f"signed {person.name} out everywhere")


@transaction.atomic
def close_account(person: Person, *, by: Person, at: dt.datetime, why: str) -> None:
    """Shut the account: nobody signs in with it, its sessions end, and its roles count for nothing."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if not locked.is_active:
        raise AlreadyDone(f"The account of {person} is closed.")
    rules.may_close(by, person, at=at).enforce()
    _open_or_shut(person, is_active=False)
    activity.record("close_account", person, by=by, at=at, why=why, says=f"closed the account of {person.name}",
                    standing_for=for_whom(by, at=at))  # fmt: skip


@transaction.atomic
def reopen_account(person: Person, *, by: Person, at: dt.datetime, why: str) -> None:
    """Let the person sign in again, with the roles that they still hold."""
    rules.may_administer(by, at=at).enforce()
    if Person.objects.select_for_update().get(pk=person.pk).is_active:
        raise AlreadyDone(f"The account of {person} is open.")
    _open_or_shut(person, is_active=True)
    activity.record("reopen_account", person, by=by, at=at, why=why, says=f"reopened the account of {person.name}",
                    standing_for=for_whom(by, at=at))  # fmt: skip


def for_whom(by: Person | None, *, at: dt.datetime) -> Person | None:
    """The administrator for whom a deputy acts in the office."""
    return queries.standing_for(by, Role.ADMINISTRATOR, "", at=at) if by else None


def must_be_open(person: Person) -> None:
    if not person.is_active:
        raise WrongState(f"The account of {person} is closed. Reopen it first.")


def _open_or_shut(person: Person, *, is_active: bool) -> None:
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    person.__dict__.pop("_roles_by_day", None)


def _changes(person: Person, wanted: Details) -> list[str]:
    names = {"name": "name", "email": "email address", "telephone": "telephone number"}
    return [words for field, words in names.items() if getattr(person, field) != getattr(wanted, field)]

"""A person's own passkeys: added, renamed, removed, used."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import WrongState

from .. import emails, queries, rules
from ..models import Passkey, Person
from ..webauthn import NOT_KNOWN, Made, NotProved, Proof, Service, State

MOST = 20


@transaction.atomic
def add_passkey(person: Person, made: Made, *, name: str, by: Person, at: dt.datetime) -> Passkey:
    """Another way in. The person is told by letter, in case it was not they who added it."""
    rules.may_keep_passkeys(by, person).enforce()
    if person.passkeys.count() >= MOST:
        raise WrongState(f"You have {MOST} passkeys. Remove one that you do not use before you add another.")
    added = Passkey.objects.create(
        person=person, name=_free(person, " ".join(name.split())), added_at=at, credential_id=made.credential_id,
        credential=made.credential, signatures=made.signatures,
    )  # fmt: skip
    activity.record("add_passkey", person, by=by, at=at, says=f"added a passkey: {added.name}")
    emails.passkey_added(added, by=by, at=at)
    return added


def _free(person: Person, name: str) -> str:
    """This name, or one like it: the device has made the passkey, and would not make it again."""
    taken = set(person.passkeys.values_list("name", flat=True))
    return name if name not in taken else next(f for n in range(2, MOST + 2) if (f := f"{name} {n}") not in taken)


@transaction.atomic
def rename_passkey(passkey: Passkey, *, name: str, by: Person, at: dt.datetime) -> None:
    rules.may_keep_passkeys(by, passkey.person).enforce()
    old, passkey.name = passkey.name, " ".join(name.split())
    if old == passkey.name:
        return
    passkey.save(update_fields=["name"])
    activity.record("rename_passkey", passkey.person, by=by, at=at,
                    says=f"renamed a passkey from {old} to {passkey.name}")  # fmt: skip


@transaction.atomic
def remove_passkey(passkey: Passkey, *, by: Person, at: dt.datetime) -> None:
    """Nobody signs in with it any more. Sessions that began with it go on: "sign out everywhere" ends them."""
    rules.may_keep_passkeys(by, passkey.person).enforce()
    activity.record("remove_passkey", passkey.person, by=by, at=at, says=f"removed a passkey: {passkey.name}")
    emails.passkey_removed(passkey, by=by, at=at)
    passkey.delete()


@transaction.atomic
def use_passkey(service: Service, state: State, proof: Proof, *, at: dt.datetime) -> Person:
    """Whose passkey was proved. A counter that goes backwards means that it was copied: then it is refused."""
    passkey = queries.passkey(proof.credential_id)
    if passkey is None:
        raise NotProved(NOT_KNOWN)
    service.check(state, proof, bytes(passkey.credential))
    if (proof.signatures or passkey.signatures) and proof.signatures <= passkey.signatures:
        raise NotProved("This passkey seems to have been copied. Sign in with a code, and remove it in your account.")
    passkey.signatures, passkey.used_at = proof.signatures, at
    passkey.save(update_fields=["signatures", "used_at"])
    return passkey.person

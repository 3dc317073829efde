"""Writing the ledger: each verb locks the account, looks at what is left, and appends.

Callers stand in their own transaction and have asked their own rules: an entry never comes alone.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Model, Q

from pharos.common.calendar import AcademicYear
from pharos.common.errors import AlreadyDone, Refused, WrongState
from pharos.common.ui.filters import days as in_days

from . import queries
from .models import Account, Entry
from .states import EntryKind, Pool

if TYPE_CHECKING:
    from pharos.people.models import Person
    from pharos.schools.models import School


_standing = Q(reversed_by__isnull=True)


@dataclass(frozen=True)
class Support:
    """What days are for: kept with each entry as it stood."""

    subject: Model
    purpose: str
    school: "School | None"
    from_on: dt.date
    until_on: dt.date
    pool: str = Pool.FREE
    ground: str = ""
    payer: str = ""
    rate_pence: int | None = None


@transaction.atomic
def lock(person: "Person", year: int) -> Account:
    """The account of this leader's year, held until the transaction ends."""
    Account.objects.get_or_create(person=person, year=year)
    return Account.objects.select_for_update().get(person=person, year=year)


@transaction.atomic
def commit(person: "Person", year: int, *, by: "Person", at: dt.datetime) -> None:
    """Enter the year's free days that a designation promises; only once, however often it is asked."""
    account = lock(person, year)
    if account.entries.filter(kind=EntryKind.COMMIT).exists():
        return
    Entry.objects.create(account=account, kind=EntryKind.COMMIT, half_days=queries.promise(), by=by, at=at)


@transaction.atomic
def reserve(person: "Person", year: int, *, half_days: int, support: Support, by: "Person", at: dt.datetime) -> Entry:
    """Set days aside for a piece of support. Free days must still be left; funded ones have no limit."""
    account = lock(person, year)
    if support.pool == Pool.FREE:
        _refuse_beyond(queries.balance(person, year).free_left, half_days, f"{person.name} has", year)
    return _append(account, EntryKind.RESERVE, half_days, support, by=by, at=at)


@transaction.atomic
def deliver(
    person: "Person", year: int, *, half_days: int, support: Support, visit: Model, by: "Person", at: dt.datetime
) -> Entry:
    """Turn reserved days into delivered ones, for a visit that took place."""
    account = lock(person, year)
    if Entry.objects.filter(_standing, kind=EntryKind.DELIVER, visit_pk=str(visit.pk)).exists():
        raise AlreadyDone("The days of this visit are in the ledger already.")
    left = _open(account, support)
    if half_days > left:
        if left <= 0:
            raise Refused("Nothing is left of the days that were agreed.")
        raise Refused(f"{in_days(half_days)} is too much: what was agreed has {in_days(left)} left.")
    return _append(account, EntryKind.DELIVER, half_days, support, by=by, at=at, visit_pk=str(visit.pk))


@transaction.atomic
def release(
    person: "Person", year: int, *, half_days: int, support: Support, by: "Person", at: dt.datetime, why: str
) -> Entry:
    """Give reserved days back."""
    account = lock(person, year)
    if half_days > _open(account, support):
        raise Refused("More days would be released than are reserved.")
    return _append(account, EntryKind.RELEASE, half_days, support, by=by, at=at, why=why)


@transaction.atomic
def release_all(subject: Model, *, by: "Person", at: dt.datetime, why: str) -> int:
    """Give back whatever is still reserved for this support, in every year and pool; says how much that was."""
    released = 0
    for last in _reservations(subject):
        support = _support_of(last, subject)
        left = _open(lock(last.account.person, last.account.year), support)
        if left:
            release(last.account.person, last.account.year, half_days=left, support=support, by=by, at=at, why=why)
        released += left
    return released


@transaction.atomic
def reverse(entry: Entry, *, by: "Person", at: dt.datetime, why: str) -> Entry:
    """Take one entry back by an entry that names it, with a reason. Nothing may fall below zero by it."""
    person, year = entry.account.person, entry.account.year
    account = lock(person, year)
    if entry.kind == EntryKind.REVERSE:
        raise WrongState("A reversal is not itself reversed: write a new entry.")
    if Entry.objects.filter(reverses=entry).exists():
        raise AlreadyDone("This entry has been reversed already.")
    written = Entry.objects.create(
        account=account, kind=EntryKind.REVERSE, pool=entry.pool, half_days=entry.half_days,
        purpose=entry.purpose, ground=entry.ground, school=entry.school, payer=entry.payer,
        rate_pence=entry.rate_pence, subject_label=entry.subject_label, subject_pk=entry.subject_pk,
        visit_pk=entry.visit_pk, from_on=entry.from_on, until_on=entry.until_on, reverses=entry, by=by, at=at, why=why,
    )  # fmt: skip
    _refuse_below_zero(account, entry)
    return written


@transaction.atomic
def reverse_visit(visit: Model, *, by: "Person", at: dt.datetime, why: str) -> None:
    """Take back the days that a visit delivered: they are reserved again."""
    for entry in Entry.objects.filter(_standing, kind=EntryKind.DELIVER, visit_pk=str(visit.pk)):
        reverse(entry, by=by, at=at, why=why)


def _open(account: Account, support: Support) -> int:
    return queries.of_entries(queries.entries_for(support.subject).filter(account=account, pool=support.pool)).open


def _reservations(subject: Model) -> list[Entry]:
    """The newest reservation of this support in each account and pool."""
    rows = queries.entries_for(subject).filter(kind=EntryKind.RESERVE).select_related("account__person", "school")
    return list({(row.account_id, row.pool): row for row in rows.order_by("pk")}.values())


def _support_of(entry: Entry, subject: Model) -> Support:
    assert entry.from_on is not None
    assert entry.until_on is not None
    return Support(
        subject=subject, purpose=entry.purpose, school=entry.school, from_on=entry.from_on, until_on=entry.until_on,
        pool=entry.pool, ground=entry.ground, payer=entry.payer, rate_pence=entry.rate_pence,
    )  # fmt: skip


def _append(
    account: Account, kind: EntryKind, half_days: int, support: Support, *,
    by: "Person", at: dt.datetime, visit_pk: str = "", why: str = "",
) -> Entry:  # fmt: skip
    if half_days < 1:
        raise Refused("Days are counted from half a day up.")
    return Entry.objects.create(
        account=account, kind=kind, pool=support.pool, half_days=half_days,
        purpose=support.purpose, ground=support.ground, school=support.school, payer=support.payer,
        rate_pence=support.rate_pence, subject_label=support.subject._meta.label, subject_pk=str(support.subject.pk),
        visit_pk=visit_pk, from_on=support.from_on, until_on=support.until_on, by=by, at=at, why=why,
    )  # fmt: skip


def _refuse_beyond(left: int, half_days: int, whose: str, year: int) -> None:
    if half_days > left:
        raise Refused(f"{whose} {in_days(left)} of free time left in {AcademicYear(year)}, not {in_days(half_days)}.")


def _refuse_below_zero(account: Account, entry: Entry) -> None:
    whole = queries.balance(account.person, account.year)
    part = queries.of_entries(
        Entry.objects.filter(
            account=account, pool=entry.pool, subject_label=entry.subject_label, subject_pk=entry.subject_pk
        )
    )
    lowest = min(whole.free_left, part.reserved, part.funded_reserved, part.delivered, part.funded_delivered)
    if lowest < 0:
        raise Refused("These days have been promised or given since: take that back first.")

"""Keeping and signing the support record."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import AlreadyDone, WrongState
from pharos.people.models import Person

from .. import emails, queries, record_rows, rules
from ..models import RecordVersion, Signature, SupportRecord, Visit
from ..record_rows import Row
from .deployments import read_afresh


class Overtaken(WrongState):
    """Somebody saved a newer version while this one was being written."""

    def __init__(self, newest: RecordVersion) -> None:
        super().__init__(f"{newest.saved_by} saved a newer version while you were writing.")
        self.newest = newest


@transaction.atomic
def start_record(visit: Visit, *, by: Person, at: dt.datetime) -> SupportRecord:
    """Begin the sheet of a visit with what the sheet before it says. Pressed twice, it begins once."""
    read_afresh(visit.deployment)
    visit.refresh_from_db(fields=["state"])
    found = queries.record_of(visit)
    if found is not None:
        return found
    rules.may_start_record(by, visit, at=at).enforce()
    carried, from_visit = _carried_forward(visit)
    record = SupportRecord.objects.create(deployment=visit.deployment, visit=visit, started_by=by, started_at=at)
    RecordVersion.objects.create(record=record, number=1, rows=carried, saved_by=by, saved_at=at)
    says = f"began the support record of visit {visit.number}"
    if carried:
        says += f", carried forward from visit {from_visit}"
    activity.record("start_record", record, by=by, at=at, says=says)
    return record


def _carried_forward(visit: Visit) -> tuple[list[Row], int]:
    """The rows of the newest sheet of an earlier visit, and that visit's number."""
    earlier = queries.records_of(visit.deployment).filter(visit__number__lt=visit.number)
    last = earlier.order_by("-visit__number").first()
    version = queries.newest_version(last) if last else None
    return (version.rows, last.visit.number) if version and last else ([], 0)


@transaction.atomic
def save_record(
    record: SupportRecord, rows: list[Row], *, base: int, by: Person, at: dt.datetime, form_key: str
) -> RecordVersion:
    """Keep a new version, made from version ``base``. Raises ``Overtaken`` where that is no longer the newest."""
    read_afresh(record.deployment)
    found = RecordVersion.objects.filter(form_key=form_key, record=record).first()
    if found:
        return found
    rules.may_edit_record(by, record, at=at).enforce()
    newest = queries.newest_version(record)
    assert newest is not None
    kept = record_rows.filled(rows)
    if record_rows.same(newest.rows, kept):
        return newest
    if newest.number != base:
        raise Overtaken(newest)
    version = RecordVersion.objects.create(
        record=record, number=newest.number + 1, rows=kept, saved_by=by, saved_at=at, form_key=form_key
    )
    says = f"saved version {version.number} of the support record of visit {record.visit.number}"
    activity.record("save_record", record, by=by, at=at, says=says)
    emails.record_saved(record, by=by, at=at)
    return version


@transaction.atomic
def sign_record(record: SupportRecord, *, number: int, by: Person, at: dt.datetime) -> Signature:
    """Sign the version that the person has just read; a newer one must be read first."""
    read_afresh(record.deployment)
    newest = queries.newest_version(record)
    assert newest is not None
    party = rules.signing_party(by, record.deployment, at=at)
    signed = {each.party: each for each in newest.signatures.all()}
    if newest.number == number and party in signed and signed[party].person_id == by.pk:
        raise AlreadyDone("You have signed this version.")
    rules.may_sign(by, record, set(signed), at=at).enforce()
    if newest.number != number:
        raise WrongState(f"{newest.saved_by} has saved a newer version. Read it before you sign.")
    assert party is not None
    signature = Signature.objects.create(version=newest, party=party, person=by, at=at)
    says = f"signed version {number} of the support record of visit {record.visit.number}"
    activity.record("sign_record", record, by=by, at=at, says=says)
    emails.record_signed(record, by=by, at=at)
    return signature

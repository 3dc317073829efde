"""A sheet of the support record: read, written, compared, put together."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from pharos.common.pages import Tag
from pharos.common.verdict import Verdict
from pharos.people.models import Person

from .. import record_rows, rules
from ..models import RecordVersion, SupportRecord
from ..record_rows import COLUMNS, Change, Row
from ..states import Party

PARTIES = (Party.LEADER, Party.HEADTEACHER)


@dataclass(frozen=True)
class SignedRow:
    party: str
    name: str
    at: dt.datetime | None


@dataclass(frozen=True)
class VersionRow:
    number: int
    by: str
    at: dt.datetime
    signed: str
    href: str
    compare_href: str


@dataclass(frozen=True)
class RecordPage:
    """One version of a sheet, the newest unless an earlier one was asked for."""

    reference: str
    school: str
    leader: str
    visit: int
    on: dt.date
    number: int
    is_newest: bool
    saved_by: str
    saved_at: dt.datetime
    rows: list[Row]
    columns: dict[str, str]
    signatures: list[SignedRow]
    versions: list[VersionRow]
    edit: Verdict
    sign: Verdict
    deployment_href: str
    pdf_href: str
    word_href: str


@dataclass(frozen=True)
class EditPage:
    school: str
    visit: int
    on: dt.date
    record_href: str
    columns: dict[str, str]
    third_persons: str = (
        "Write what both of you stand by. Leave out names of pupils and families, and details about colleagues."
    )


@dataclass(frozen=True)
class Comparing:
    """A row of two versions beside each other."""

    tag: Tag
    before: Row | None
    after: Row | None
    columns: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class ComparePage:
    school: str
    visit: int
    earlier: int
    later: int
    rows: list[Comparing]
    columns: dict[str, str]
    record_href: str


@dataclass(frozen=True)
class ConflictPage:
    """Somebody saved while this person wrote: theirs, yours, and both put together to be changed and saved."""

    school: str
    visit: int
    on: dt.date
    who: str
    at: dt.datetime
    theirs: list[Row]
    mine: list[Row]
    columns: dict[str, str]
    record_href: str


TAGS = {
    "same": Tag("The same", "grey"),
    "changed": Tag("Changed", "yellow"),
    "added": Tag("Added", "green"),
    "removed": Tag("Removed", "red"),
}


def record(
    record: SupportRecord, shown: RecordVersion, versions: Sequence[RecordVersion], *, person: Person, at: dt.datetime
) -> RecordPage:
    """``versions`` are all of them, newest first."""
    newest = versions[0]
    signed = {each.party for each in newest.signatures.all()}
    deployment = record.deployment
    return RecordPage(
        reference=record.reference,
        school=deployment.school.name,
        leader=deployment.leader.name,
        visit=record.visit.number,
        on=record.visit.on,
        number=shown.number,
        is_newest=shown.pk == newest.pk,
        saved_by=shown.saved_by.name,
        saved_at=shown.saved_at,
        rows=record_rows.filled(shown.rows),
        columns=COLUMNS,
        signatures=[_signature(party, shown) for party in PARTIES],
        versions=[_version(record, each) for each in versions],
        edit=rules.may_edit_record(person, record, at=at),
        sign=rules.may_sign(person, record, signed, at=at),
        deployment_href=reverse("deployments:deployment", args=[deployment.reference]),
        pdf_href=reverse("deployments:record_pdf", args=[record.reference]),
        word_href=reverse("deployments:record_word", args=[record.reference]),
    )


def _signature(party: Party, version: RecordVersion) -> SignedRow:
    found = next((each for each in version.signatures.all() if each.party == party), None)
    return SignedRow(party.label, found.person.name if found else "", found.at if found else None)


def _version(record: SupportRecord, version: RecordVersion) -> VersionRow:
    args: list[Any] = [record.reference, version.number]
    signed = [Party(each.party).label.lower() for each in version.signatures.all()]
    return VersionRow(
        version.number, version.saved_by.name, version.saved_at, " and ".join(signed),
        reverse("deployments:record_version", args=args),
        reverse("deployments:compare_record", args=args) if version.number > 1 else "",
    )  # fmt: skip


def edit(record: SupportRecord) -> EditPage:
    href = reverse("deployments:record", args=[record.reference])
    return EditPage(record.deployment.school.name, record.visit.number, record.visit.on, href, COLUMNS)


def compare(record: SupportRecord, before: RecordVersion, after: RecordVersion) -> ComparePage:
    return ComparePage(
        school=record.deployment.school.name,
        visit=record.visit.number,
        earlier=before.number,
        later=after.number,
        rows=[_comparing(each) for each in record_rows.compare(before.rows, after.rows)],
        columns=COLUMNS,
        record_href=reverse("deployments:record", args=[record.reference]),
    )


def _comparing(change: Change) -> Comparing:
    return Comparing(TAGS[change.kind], change.before, change.after, change.columns)


def conflict(record: SupportRecord, newest: RecordVersion, mine: Sequence[Row]) -> ConflictPage:
    return ConflictPage(
        school=record.deployment.school.name,
        visit=record.visit.number,
        on=record.visit.on,
        who=newest.saved_by.name,
        at=newest.saved_at,
        theirs=record_rows.filled(newest.rows),
        mine=record_rows.filled(mine),
        columns=COLUMNS,
        record_href=reverse("deployments:record", args=[record.reference]),
    )

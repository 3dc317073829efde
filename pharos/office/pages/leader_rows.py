"""What an administrator reads about the columns and the rows of a list of leaders, and about one doubt."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.common.pages import Fact, Paging, Tag
from pharos.common.ui.filters import date
from pharos.leaders.mapping import Heading
from pharos.office.models import LeaderImport, LeaderImportRow
from pharos.office.states import Answer, Doubt, ListState, RowResult

from .leader_lists import at

RESULTS = {
    RowResult.ADDED: "green", RowResult.CHANGED: "turquoise", RowResult.UNCHANGED: "grey",
    RowResult.NEEDS_A_LOOK: "yellow", RowResult.REJECTED: "red",
}  # fmt: skip
HEADINGS = ("Line", "Result", "Name", "Email", "What to know", "Decided")


@dataclass(frozen=True)
class ColumnRow:
    """One of their columns: its heading and the first values."""

    heading: str
    samples: Sequence[str]


@dataclass(frozen=True)
class ColumnsPage:
    columns: Sequence[ColumnRow]
    remembered: bool


def columns(headings: Sequence[Heading], *, remembered: bool) -> ColumnsPage:
    return ColumnsPage([ColumnRow(each.text, each.samples) for each in headings[:60]], remembered)


@dataclass(frozen=True)
class ReportRow:
    """One row of the list, and what became of it."""

    line: int
    name: str
    email: str
    tag: Tag
    reason: str
    decided: str
    decide_href: str
    leader_href: str


@dataclass(frozen=True)
class RowsPage:
    rows: Sequence[ReportRow]


def rows(asked: LeaderImport, listed: Paging) -> RowsPage:
    return RowsPage([report_row(asked, each) for each in listed.rows])


def report_row(asked: LeaderImport, each: LeaderImportRow) -> ReportRow:
    open_now = asked.state in (ListState.TRIED, ListState.DONE) and each.result == RowResult.NEEDS_A_LOOK
    profile = getattr(each.person, "profile", None) if each.person else None
    return ReportRow(
        line=each.line, name=each.name or "No name", email=each.email,
        tag=Tag(RowResult(each.result).label, RESULTS[RowResult(each.result)]), reason=each.reason,
        decided=Answer(each.answer).label if each.answer else "",
        decide_href=at("leader_row", asked, each.line) if open_now else "",
        leader_href=reverse("leaders:manage_leader", args=[profile.reference]) if profile else "",
    )  # fmt: skip


def lines(found: Iterable[LeaderImportRow]) -> Iterator[list[Any]]:
    """The report as the lines of a file."""
    for each in found:
        decided = Answer(each.answer).label if each.answer else ""
        yield [each.line, RowResult(each.result).label, each.name, each.email, each.reason, decided]


@dataclass(frozen=True)
class DecidePage:
    """One doubt: what the list says beside what we know."""

    reason: str
    facts: Sequence[Fact]
    known: Sequence[Fact]
    leader_href: str


def _designation(told: dict[str, Any]) -> list[Fact]:
    if not told:
        return []
    return [Fact("Designation", f"{told['kind']} from {date(dt.date.fromisoformat(told['from_on']))}")]


def decide(each: LeaderImportRow) -> DecidePage:
    told, person = each.told, each.person
    row = report_row(each.leader_import, each)
    return DecidePage(
        reason=each.reason,
        facts=[
            Fact("Name", each.name), Fact("Email", each.email), Fact("School", told.get("school", "")),
            *_designation(told),
        ],
        known=[Fact("Name", person.name), Fact("Email", person.email)] if person and each.doubt != Doubt.DATE else [],
        leader_href=row.leader_href,
    )  # fmt: skip

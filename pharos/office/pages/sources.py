"""What an administrator reads about files of other sources than the register."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from pharos.activity.models import Activity
from pharos.common.pages import Fact, Figure, Paging, Tag, timeline
from pharos.common.ui.filters import date, moment, number, plural
from pharos.schools import dates
from pharos.schools.models import SourceImport, SourceRemark
from pharos.schools.states import ImportState, SourceKind, SourceState
from pharos.schools.uploads import Upload

from .imports import COLOURS, NOBODY_WORKS, TRIED, ImportPage, ImportsPage, Link, Progress, Row

COLUMNS = (
    "File",
    "What it tells",
    "State",
    "True on",
    "Rows",
    "Added",
    "Changed",
    "Unchanged",
    "Not read",
    "Asked for",
)
UNREAD = ("Line", "URN", "Name", "Reason")


def sources(listed: Paging) -> ImportsPage:
    return ImportsPage(listed=replace(listed, rows=()), rows=[_row(each) for each in listed.rows])


def _row(each: SourceImport) -> Row:
    by = f" by {each.started_by}" if each.started_by else ""
    return Row(
        href=reverse("office:source", args=[each.reference]),
        file_name=each.file_name,
        tag=_tag(each),
        asked=f"{kind(each)}, true on {date(each.as_at)}. Asked for{by} on {moment(each.requested_at)}.",
        words=_words(each, works=True),
    )


def line(each: SourceImport) -> list[Any]:
    """The row as a line of a file."""
    return [
        each.file_name, kind(each), _tag(each).text, each.as_at, each.rows, each.added, each.changed, each.unchanged,
        each.rejected, each.requested_at,
    ]  # fmt: skip


def kind(each: SourceImport) -> str:
    return SourceKind(each.kind).label


def _tag(each: SourceImport) -> Tag:
    state = SourceState(each.state)
    return TRIED if each.dry_run and state == SourceState.DONE else Tag(state.label, COLOURS[ImportState(state.value)])


def _words(each: SourceImport, *, works: bool) -> str:
    """How it stands, in a sentence."""
    if each.state == SourceState.WAITING:
        return "It waits for the worker, and begins in a moment." if works else NOBODY_WORKS
    if each.state == SourceState.RUNNING:
        return "All rows are read. They are being brought in." if each.rows else "The file is being read."
    if each.state == SourceState.REFUSED:
        return each.message
    counts = f"{number(each.added)} added, {number(each.changed)} changed, {number(each.rejected)} not read"
    return f"{plural(each.rows, 'row')}: {counts}.{' This was a try: it changed nothing.' if each.dry_run else ''}"


def proposed(upload: Upload | None, *, today: dt.date) -> dict[str, Any]:
    """The answers that we propose for a file."""
    told = dates.in_name(upload.file_name) if upload else None
    return {"as_at": told or today}


def one(each: SourceImport, happened: Iterable[Activity], upload: Upload | None, *, works: bool) -> ImportPage:
    is_live = each.state in (SourceState.WAITING, SourceState.RUNNING)
    in_earnest = upload is not None and each.dry_run and each.state == SourceState.DONE
    return ImportPage(
        tag=_tag(each),
        words=_words(each, works=works),
        progress=Progress(each.rows, 0) if is_live else None,
        figures=_figures(each) if each.state == SourceState.DONE else [],
        lists=_lists(each),
        facts=_facts(each),
        timeline=timeline(happened),
        start=Link(reverse("office:start_source", args=[each.kind, each.stored_as]), "Now bring this file in")
        if in_earnest
        else None,
    )


def _figures(each: SourceImport) -> list[Figure]:
    return [
        Figure(number(each.rows), "Rows"),
        Figure(number(each.added), "Added"),
        Figure(number(each.changed), "Changed"),
        Figure(number(each.unchanged), "Unchanged"),
        Figure(number(each.rejected), "Not read", warm=each.rejected > 0),
    ]


def _lists(each: SourceImport) -> list[Link]:
    if each.state != SourceState.DONE:
        return []
    return [Link(reverse("office:source_not_read", args=[each.reference]), "What was not read")]


def _facts(each: SourceImport) -> list[Fact]:
    facts = [
        Fact("What it tells", kind(each)),
        Fact("True on", date(each.as_at)),
        Fact("Asked for by", each.started_by.name if each.started_by else "The console of the service"),
        Fact("Asked for on", moment(each.requested_at)),
    ]
    return [*facts, Fact("Took", f"{each.seconds:.1f} seconds")] if each.state == SourceState.DONE else facts


@dataclass(frozen=True)
class UnreadPage:
    """A page of what was not read."""

    lead: str
    heads: Sequence[str]
    rows: Sequence[list[Any]]


def unread(listed: Paging, kind: SourceKind) -> UnreadPage:
    lead = "Each row, or part of a row, that could not be taken, with the reason. All else came in."
    place = "Outline" if kind == SourceKind.OUTLINES else "Line"
    return UnreadPage(lead, UNREAD, [[f"{place} {each.line}", *unread_line(each)[1:]] for each in listed.rows])


def unread_line(each: SourceRemark) -> list[Any]:
    return [each.line, each.urn or ("" if each.name else "Unknown"), each.name, each.reason]

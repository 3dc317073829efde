"""What an administrator reads about imports of the register of schools."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse

from pharos.activity.models import Activity
from pharos.common.pages import Fact, Figure, Paging, Tag, TimelineItem, timeline
from pharos.common.ui.filters import date, moment, number, plural, sentence
from pharos.common.verdict import Verdict
from pharos.schools import dates
from pharos.schools.models import RegisterImport
from pharos.schools.states import ImportState
from pharos.schools.uploads import Upload

from .import_lists import LISTS

COLOURS = {
    ImportState.WAITING: "blue",
    ImportState.RUNNING: "blue",
    ImportState.DONE: "green",
    ImportState.REFUSED: "red",
    ImportState.CANCELLED: "grey",
    ImportState.ROLLED_BACK: "orange",
}
TRIED = Tag("Tried", "turquoise")
NOBODY_WORKS = "It waits, and no worker is running. Ask whoever looks after the service to start one."


@dataclass(frozen=True)
class Row:
    """One import in the list."""

    href: str
    file_name: str
    tag: Tag
    asked: str
    words: str


@dataclass(frozen=True)
class ImportsPage:
    listed: Paging
    rows: Sequence[Row]


def imports(listed: Paging) -> ImportsPage:
    return ImportsPage(listed=replace(listed, rows=()), rows=[_row(each) for each in listed.rows])


def _row(each: RegisterImport) -> Row:
    by = f" by {each.started_by}" if each.started_by else ""
    return Row(
        href=reverse("office:import", args=[each.reference]),
        file_name=each.file_name,
        tag=_tag(each),
        asked=f"Asked for{by} on {moment(each.requested_at)}. True on {date(each.as_at)}. {_which(each)}.",
        words=_words(each, works=True),
    )


def _tag(each: RegisterImport) -> Tag:
    state = ImportState(each.state)
    return TRIED if each.dry_run and state == ImportState.DONE else Tag(state.label, COLOURS[state])


def _which(each: RegisterImport) -> str:
    return f"Local authority {each.la}" if each.la else "All schools of the file"


def _words(each: RegisterImport, *, works: bool) -> str:
    """How it stands, in a sentence."""
    if each.state == ImportState.WAITING:
        return "It waits for the worker, and begins in a moment." if works else NOBODY_WORKS
    if each.state == ImportState.RUNNING:
        return _progress(each)
    if each.state == ImportState.REFUSED:
        return each.message
    if each.state == ImportState.CANCELLED:
        return "It was cancelled before it began. It changed nothing."
    counts = f"{number(each.added)} added, {number(each.changed)} changed, {number(each.rejected)} not read"
    if each.state == ImportState.ROLLED_BACK:
        return f"It was rolled back, and everything is as it was before it. It had done this: {counts}."
    return f"{plural(each.rows, 'row')}: {counts}.{' This was a try: it changed nothing.' if each.dry_run else ''}"


def _progress(each: RegisterImport) -> str:
    if not each.rows:
        return "The file is being looked at."
    if each.rows_done < each.rows:
        return f"{number(each.rows_done)} of about {plural(each.rows, 'row')} read."
    return "All rows are read. They are being brought in."


def proposed(upload: Upload | None, *, today: dt.date) -> dict[str, Any]:
    """The answers that we propose for a file."""
    told = dates.in_name(upload.file_name) if upload else None
    return {"as_at": told or today, "la": settings.LA_CODE}


@dataclass(frozen=True)
class Progress:
    """How far an import is: ``value`` of ``most`` rows; without ``most``, nobody can tell."""

    value: int
    most: int


@dataclass(frozen=True)
class Link:
    href: str
    words: str


@dataclass(frozen=True)
class ImportPage:
    """One import: how it stands, and what came of it."""

    tag: Tag
    words: str
    progress: Progress | None
    figures: Sequence[Figure]
    lists: Sequence[Link]
    facts: Sequence[Fact]
    timeline: Sequence[TimelineItem]
    start: Link | None
    cancel_href: str = ""
    roll_back_href: str = ""
    roll_back_refusal: str = ""


def one(
    each: RegisterImport,
    happened: Iterable[Activity],
    upload: Upload | None,
    *,
    works: bool,
    may_cancel: Verdict,
    may_roll_back: Verdict,
) -> ImportPage:
    is_live = each.state in (ImportState.WAITING, ImportState.RUNNING)
    changed = each.state == ImportState.DONE and not each.dry_run
    return ImportPage(
        tag=_tag(each),
        words=_words(each, works=works),
        progress=Progress(each.rows_done, each.rows) if is_live else None,
        figures=_figures(each) if each.state == ImportState.DONE else [],
        lists=_lists(each),
        facts=_facts(each),
        timeline=timeline(happened),
        start=_start(each, upload),
        cancel_href=reverse("office:cancel_import", args=[each.reference]) if may_cancel else "",
        roll_back_href=reverse("office:roll_back", args=[each.reference]) if may_roll_back else "",
        roll_back_refusal=may_roll_back.reason if changed else "",
    )


def _start(each: RegisterImport, upload: Upload | None) -> Link | None:
    """After a try, the import in earnest; one that was cancelled can be started again."""
    if upload is None:
        return None
    href = reverse("office:start_import", args=[each.stored_as])
    if each.dry_run and each.state == ImportState.DONE:
        return Link(href, "Now import this file")
    return Link(href, "Start this file again") if each.state == ImportState.CANCELLED else None


def roll_back_lead(each: RegisterImport) -> list[str]:
    """What follows from rolling it back."""
    added = plural(each.added, "school that it added goes", "schools that it added go")
    changed = plural(each.changed, "school that it changed is", "schools that it changed are")
    both = [f"{added} away" if each.added else "", f"{changed} as before" if each.changed else ""]
    return [
        f"{sentence([each for each in both if each]) or 'Nothing changes'}. Every fact has its date and source again.",
        "The changes that it recorded go too. That it was brought in and rolled back stays in the record, with your "
        "reason. The same file can be imported again later.",
    ]


def _figures(each: RegisterImport) -> list[Figure]:
    return [
        Figure(number(each.rows), "Rows"),
        Figure(number(each.added), "Added"),
        Figure(number(each.changed), "Changed"),
        Figure(number(each.closed), "Of them closed"),
        Figure(number(each.unchanged), "Unchanged"),
        Figure(number(each.rejected), "Not read", warm=each.rejected > 0),
    ]


def _list(each: RegisterImport, show: str) -> str:
    return reverse("office:import_list", args=[each.reference, show])


def _facts(each: RegisterImport) -> list[Fact]:
    facts = [
        Fact("True on", date(each.as_at)),
        Fact("Schools", _which(each)),
        Fact("Asked for by", each.started_by.name if each.started_by else "The console of the service"),
        Fact("Asked for on", moment(each.requested_at)),
    ]
    return [*facts, Fact("Took", f"{each.seconds:.1f} seconds")] if each.state == ImportState.DONE else facts


def _lists(each: RegisterImport) -> list[Link]:
    """The lists that it leaves behind; what was only tried, or rolled back, leaves no changes."""
    if each.state not in (ImportState.DONE, ImportState.ROLLED_BACK):
        return []
    stays = each.state == ImportState.DONE and not each.dry_run
    shown = LISTS if stays else ("rejected", "left-out")
    return [Link(_list(each, show), LISTS[show].title) for show in shown]


def compared(each: RegisterImport, days: Sequence[dt.date]) -> Link | None:
    """What changed since the file before this one; ``days`` are those of all files, newest first."""
    before = next((day for day in days if day < each.as_at), None)
    if before is None or each.dry_run or each.state != ImportState.DONE:
        return None
    between = {"since": before.isoformat(), "until": each.as_at.isoformat()}
    return Link(reverse("office:changes", query=between), f"What happened to schools since the file of {date(before)}")

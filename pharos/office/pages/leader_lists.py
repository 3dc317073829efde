"""What an administrator reads about lists of leaders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.activity.models import Activity
from pharos.common.pages import Fact, Figure, Paging, Tag, TimelineItem, timeline
from pharos.common.ui.filters import moment, number, plural
from pharos.common.verdict import Verdict
from pharos.leaders.mapping import COLUMNS, EVERY
from pharos.office.models import LeaderImport
from pharos.office.states import ListState, RowResult

COLOURS = {
    ListState.NEW: "yellow", ListState.WAITING: "blue", ListState.RUNNING: "blue", ListState.TRIED: "turquoise",
    ListState.DONE: "green", ListState.REFUSED: "red", ListState.UNDONE: "grey",
}  # fmt: skip
TAKING_BACK = (
    "Designations, profiles and accounts that this list made are removed, where nothing has come of them since.",
    "Where a leader has signed in or done something, or a letter went to them, the row stays and says so.",
)
NOBODY_WORKS = "It waits, and no worker is running. Ask whoever looks after the service to start one."


@dataclass(frozen=True)
class ListRow:
    """One list among others."""

    href: str
    file_name: str
    tag: Tag
    asked: str
    words: str


@dataclass(frozen=True)
class ListsPage:
    rows: Sequence[ListRow]


def lists(listed: Paging) -> ListsPage:
    return ListsPage([_list_row(each) for each in listed.rows])


def _list_row(each: LeaderImport) -> ListRow:
    by = each.started_by.name if each.started_by else "the console of the service"
    return ListRow(
        href=reverse("office:leader_list", args=[each.reference]),
        file_name=each.file_name, tag=_tag(each),
        asked=f"Handed in by {by}, {moment(each.requested_at)}.", words=_words(each, works=True),
    )  # fmt: skip


def list_line(each: LeaderImport) -> list[Any]:
    """The list as a line of a file."""
    by = each.started_by.name if each.started_by else ""
    return [each.file_name, ListState(each.state).label, each.rows, by, each.requested_at]


LIST_HEADINGS = ("File", "State", "Rows", "Handed in by", "On")


def _tag(each: LeaderImport) -> Tag:
    state = ListState(each.state)
    return Tag(state.label, COLOURS[state])


def _words(each: LeaderImport, *, works: bool) -> str:
    """How it stands, in a sentence."""
    doing = "being tried" if each.dry_run else "being brought in"
    return {
        ListState.NEW: "Say which column is what. Nothing is imported yet.",
        ListState.WAITING: "It waits for the worker, and begins in a moment." if works else NOBODY_WORKS,
        ListState.RUNNING: f"{number(each.rows_done)} of {plural(each.rows, 'row')}: it is {doing}.",
        ListState.TRIED: f"{plural(each.rows, 'row')} tried. Nothing is changed yet.",
        ListState.DONE: f"{plural(each.rows, 'row')} brought in.",
        ListState.REFUSED: each.message,
        ListState.UNDONE: f"{plural(each.rows, 'row')}, taken back.",
    }[ListState(each.state)]


@dataclass(frozen=True)
class Progress:
    value: int
    most: int


@dataclass(frozen=True)
class ListPage:
    """One list: how it stands, what came of it, what can be done now."""

    tag: Tag
    words: str
    progress: Progress | None
    figures: Sequence[Figure]
    undecided: str
    undecided_href: str
    rows_href: str
    import_href: str
    columns_href: str
    take_back: Verdict
    take_back_href: str
    consent: str
    facts: Sequence[Fact]
    timeline: Sequence[TimelineItem]


def one(
    each: LeaderImport, counts: dict[str, int], undecided: int, happened: Iterable[Activity], *, kept: bool,
    works: bool, take_back: Verdict,
) -> ListPage:  # fmt: skip
    """``kept``: whether the file is still there, to be tried or imported."""
    has_rows = any(counts.values())
    live = each.state in (ListState.WAITING, ListState.RUNNING)
    rows = at("leader_rows", each)
    return ListPage(
        tag=_tag(each), words=_words(each, works=works),
        progress=Progress(each.rows_done, each.rows) if live else None,
        figures=_figures(rows, counts, tried=each.state == ListState.TRIED) if has_rows else [],
        undecided=_undecided(undecided) if each.state in (ListState.TRIED, ListState.DONE) else "",
        undecided_href=f"{rows}?result={RowResult.NEEDS_A_LOOK}",
        rows_href=rows if has_rows else "",
        import_href=at("import_leaders", each) if kept and each.state == ListState.TRIED else "",
        columns_href=at("leader_columns", each) if kept and each.state in (ListState.NEW, ListState.TRIED) else "",
        take_back=take_back,
        take_back_href=at("take_back_leaders", each) if take_back or each.state == ListState.DONE else "",
        consent=_consent(counts[RowResult.ADDED]) if each.state == ListState.DONE else "",
        facts=_facts(each), timeline=timeline(happened),
    )  # fmt: skip


def at(name: str, each: LeaderImport, *more: Any) -> str:
    """The address of one of its pages."""
    return reverse(f"office:{name}", args=[each.reference, *more])


def _figures(rows: str, counts: dict[str, int], *, tried: bool) -> list[Figure]:
    labels = {
        RowResult.ADDED: "New leaders" if tried else "Leaders added", RowResult.CHANGED: "Changes",
        RowResult.UNCHANGED: "Already so", RowResult.NEEDS_A_LOOK: "Need a look", RowResult.REJECTED: "Rejected",
    }  # fmt: skip
    warm = (RowResult.NEEDS_A_LOOK, RowResult.REJECTED)
    return [
        Figure(
            number(counts[result]), label, f"{rows}?result={result}" if counts[result] else "",
            warm=result in warm and counts[result] > 0,
        )
        for result, label in labels.items()
    ]  # fmt: skip


def _undecided(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "1 row needs a look: decide what becomes of it."
    return f"{number(count)} rows need a look: decide what becomes of them."


def _consent(added: int) -> str:
    if not added:
        return ""
    who = "The new leader is" if added == 1 else f"The {number(added)} new leaders are"
    return f"{who} not in the directory yet: a list cannot agree for them. Each completes a profile and agrees to it."


def _facts(each: LeaderImport) -> list[Fact]:
    columns = "; ".join(
        f"{column.label}: {each.columns[column.key].removeprefix(EVERY)}"
        for column in COLUMNS
        if column.key in each.columns
    )
    facts = [
        Fact("Handed in by", each.started_by.name if each.started_by else "The console of the service"),
        Fact("On", moment(each.requested_at)),
    ]
    if each.state == ListState.DONE:
        facts.append(Fact("Letters", "To each new leader" if each.letters else "None"))
    return [*facts, Fact("Columns", columns)] if columns else facts

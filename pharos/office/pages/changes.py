"""What an officer reads about changes in schools: prompts, each with before, after, how sure it is, and why."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from pharos.common.pages import Figure, Paging, Tag
from pharos.common.pages.filtering import address
from pharos.common.ui.filters import date, number
from pharos.schools.changes import Event
from pharos.schools.states import ChangeKind, Confidence

COLOURS = {
    ChangeKind.OPENED: "green",
    ChangeKind.CLOSED: "red",
    ChangeKind.ACADEMISED: "purple",
    ChangeKind.JOINED_TRUST: "turquoise",
    ChangeKind.LEFT_TRUST: "turquoise",
    ChangeKind.NEW_HEAD: "blue",
    ChangeKind.INTERIM_HEAD: "light-blue",
    ChangeKind.SHARED_HEAD: "light-blue",
    ChangeKind.SAME_HEAD: "grey",
    ChangeKind.HEAD_UNKNOWN: "yellow",
}
SURE = {
    Confidence.CERTAIN: "Certain, as far as the register goes",
    Confidence.LIKELY: "Likely",
    Confidence.DOUBTFUL: "Doubtful: look before you use it",
}
PROMPT = "A prompt for a person, not a fact"
COLUMNS = ("URN", "School", "What happened", "Before", "After", "How sure", "Why")


@dataclass(frozen=True)
class Row:
    """One change."""

    href: str
    school: str
    urn: int
    tag: Tag
    before: str
    after: str
    sure: str
    why: str
    prompt: str


@dataclass(frozen=True)
class ChangesPage:
    lead: str
    figures: Sequence[Figure]
    rows: Sequence[Row]
    nothing: str
    nothing_words: str


def changes(
    listed: Paging, found: Sequence[Event], between: tuple[dt.date, dt.date] | None, *, asked: QueryDict, files: int
) -> ChangesPage:
    """``found`` are all changes of these days and places; ``listed`` those of the kind that was asked for; ``files``
    is of how many days there are files.
    """
    return ChangesPage(
        lead=_lead(between),
        figures=list(_figures(found, asked)),
        rows=[_row(each) for each in listed.rows],
        **_nothing(between, files, any_=bool(found)),
    )


def _lead(between: tuple[dt.date, dt.date] | None) -> str:
    if between is None:
        return "What the register says otherwise than before."
    since, until = (date(day) for day in between)
    return f"What the register’s file of {until} says otherwise than that of {since}."


def _nothing(between: tuple[dt.date, dt.date] | None, files: int, *, any_: bool) -> dict[str, str]:
    if between is None and files > 1:
        nothing, words = "Choose two files", "The one to compare with has to be the earlier one."
    elif between is None:
        nothing, words = "There are no two files to compare", "Changes appear once two files of the register are here."
    elif any_:
        nothing, words = "Nothing of this kind changed", "There are changes of other kinds."
    else:
        nothing, words = "Nothing changed", "The files say the same of these schools."
    return {"nothing": nothing, "nothing_words": words}


def _figures(found: Sequence[Event], asked: QueryDict) -> Iterator[Figure]:
    """How many there are of each kind; a press shows those alone."""
    counts = Counter(each.kind for each in found)
    path = reverse("office:changes")
    for kind in ChangeKind:
        if counts[kind]:
            yield Figure(number(counts[kind]), kind.label, address(path, asked, kind=kind.value))


def _row(each: Event) -> Row:
    return Row(
        href=reverse("schools:school", args=[each.urn]),
        school=each.name,
        urn=each.urn,
        tag=Tag(each.kind.label, COLOURS[each.kind]),
        before=each.before or "Nothing",
        after=each.after or "Nothing",
        sure=SURE[each.confidence],
        why=each.why,
        prompt=PROMPT if each.is_about_head else "",
    )


def line(each: Event) -> list[str | int]:
    """A change as a file has it."""
    return [each.urn, each.name, each.kind.label, each.before, each.after, each.confidence.label, each.why]

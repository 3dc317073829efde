"""What an administrator reads about areas of expertise and the thesaurus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.activity.models import Activity
from pharos.common.pages import Fact, Figure, Paging, Tag, TimelineItem, timeline
from pharos.common.ui.filters import moment, number, plural
from pharos.taxonomy import queries
from pharos.taxonomy.actions.imports import Report
from pharos.taxonomy.models import Expertise, Term
from pharos.taxonomy.states import KEPT_KINDS
from pharos.taxonomy.suggesting import Suggestion
from pharos.taxonomy.table_rows import Refusal

RETIRED = Tag("Retired", "grey")
COLUMNS = ("code", "label", "group", "scheme", "position", "related", "leaders", "expressions", "retired")
TERM_COLUMNS = ("code", "term", "kind")
SHOWN = 50
MOST_REFUSED = 200


@dataclass(frozen=True)
class AreaRow:
    """One area in the list."""

    label: str
    href: str
    heading: str
    leaders: str
    expressions: str
    tag: Tag | None


@dataclass(frozen=True)
class ListPage:
    rows: Sequence[AreaRow]


def areas(listed: Paging, leaders: Mapping[str, int]) -> ListPage:
    return ListPage([_row(each, leaders) for each in listed.rows])


def _row(area: Any, leaders: Mapping[str, int]) -> AreaRow:
    return AreaRow(
        label=area.label,
        href=reverse("office:expertise_area", args=[area.code]),
        heading=f"{area.get_scheme_display()}: {area.group}" if area.group else area.get_scheme_display(),
        leaders=f"{plural(leaders[area.code], 'leader')} of the directory",
        expressions=plural(area.expressions, "expression"),
        tag=RETIRED if area.retired_at else None,
    )


def line(area: Any, leaders: Mapping[str, int]) -> list[object]:
    """The area as a row of a file that can be imported again."""
    return [
        area.code, area.label, area.group, area.scheme, area.position, "; ".join(area.related), leaders[area.code],
        area.expressions, area.retired_at,
    ]  # fmt: skip


def term_line(term: Term) -> list[str]:
    return [term.expertise.code, term.words, term.kind]


@dataclass(frozen=True)
class TermRow:
    words: str
    correct_href: str
    remove_href: str


@dataclass(frozen=True)
class KindOfTerms:
    heading: str
    terms: Sequence[TermRow]


@dataclass(frozen=True)
class AreaPage:
    """One area: what it is, what people say when they mean it, what was done to it."""

    label: str
    tag: Tag | None
    facts: Sequence[Fact]
    kinds: Sequence[KindOfTerms]
    add_href: str
    turn_words: str
    turn_href: str
    timeline: Sequence[TimelineItem]


def area(
    found: Expertise, terms: Iterable[Term], related: Iterable[Expertise], happened: Iterable[Activity], *, leaders: int
) -> AreaPage:
    by_kind: dict[str, list[TermRow]] = {kind: [] for kind, _ in KEPT_KINDS}
    for each in terms:
        by_kind[each.kind].append(_term(each))
    return AreaPage(
        label=found.label,
        tag=RETIRED if found.retired_at else None,
        facts=_facts(found, related, leaders),
        kinds=[KindOfTerms(heading, by_kind[kind]) for kind, heading in KEPT_KINDS if by_kind[kind]],
        add_href=reverse("office:add_term", args=[found.code]),
        turn_words="Offer it again" if found.retired_at else "Retire this area",
        turn_href=reverse("office:offer_area" if found.retired_at else "office:retire_area", args=[found.code]),
        timeline=timeline(happened),
    )


def _term(each: Term) -> TermRow:
    correct, remove = (reverse(f"office:{verb}_term", args=[each.reference]) for verb in ("correct", "remove"))
    return TermRow(each.words, correct, remove)


def _facts(found: Expertise, related: Iterable[Expertise], leaders: int) -> list[Fact]:
    others = [f"{each.label} ({queries.heading(each)})" for each in related]
    facts = [
        Fact("Code", found.code),
        Fact("List", found.get_scheme_display()),
        Fact("Heading", found.group or "None"),
        Fact("Goes with", "; ".join(others) or "No other area"),
        Fact("Offered by", f"{plural(leaders, 'leader')} of the directory"),
    ]
    return [*facts, Fact("Retired on", moment(found.retired_at))] if found.retired_at else facts


@dataclass(frozen=True)
class ReportPage:
    """What came of a file: numbers, and each row that was not taken."""

    figures: Sequence[Figure]
    missing: Sequence[str]
    refused: Sequence[Refusal]
    more: int


def report(done: Report) -> ReportPage:
    figures = [
        Figure(number(done.rows), "Rows"),
        Figure(number(done.added), "Added"),
        Figure(number(done.changed), "Changed"),
        Figure(number(done.unchanged), "Unchanged"),
        Figure(number(len(done.refused)), "Not taken", warm=bool(done.refused)),
    ]
    if done.retired:
        figures.append(Figure(number(done.retired), "Retired"))
    missing = [] if done.retired else done.missing
    return ReportPage(figures, missing, done.refused[:MOST_REFUSED], max(0, len(done.refused) - MOST_REFUSED))


@dataclass(frozen=True)
class TriedRow:
    label: str
    href: str
    why: str


@dataclass(frozen=True)
class TryPage:
    """What is suggested from some words; ``tried`` whether there were any."""

    tried: bool
    rows: Sequence[TriedRow]


def tried(words: str, found: Iterable[Suggestion]) -> TryPage:
    rows = [TriedRow(each.label, reverse("office:expertise_area", args=[each.code]), each.why) for each in found]
    return TryPage(bool(words.strip()), rows)

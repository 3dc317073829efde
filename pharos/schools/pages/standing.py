"""What pages say of a school's standing: the answer with its evidence, the inspections, and the published rules."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Tag
from pharos.common.ui.filters import date, plural
from pharos.schools import standing_rules
from pharos.schools.grades import AREAS
from pharos.schools.standing import Bond, Evidence, Inspected, Standing, judgements
from pharos.schools.standing_rules import Rule, Rules
from pharos.schools.states import Outcome, Regime

COLOURS = {Outcome.MEETS: "green", Outcome.PANEL: "yellow", Outcome.FAILS: "orange", Outcome.UNKNOWN: "grey"}
BONDS = {
    Bond.OWN: "",
    Bond.CARRIED: "before it became this school",
    Bond.MERGED: "one of the schools that this one came from",
    Bond.NEW: "before it became this sponsor-led academy; it does not count",
}
HEADS = ("Began", "Kind", "What was found", "Source")


@dataclass(frozen=True)
class ShownEvidence:
    """One inspection that an answer rests on."""

    what: str
    found: Sequence[str]
    when: str
    school: str
    source: str
    rule: str


@dataclass(frozen=True)
class StandingPart:
    """A school's standing on its page, and all its inspections."""

    tag: Tag
    why: Sequence[str]
    evidence: Sequence[ShownEvidence]
    rules_href: str
    heads: Sequence[str]
    history: Sequence[Sequence[str]]


def tag(found: Standing) -> Tag:
    return Tag(found.outcome.label, COLOURS[found.outcome])


def part(found: Standing, inspections: Iterable[Inspected], *, urn: int, today: dt.date) -> StandingPart:
    return StandingPart(
        tag=tag(found),
        why=found.why,
        evidence=[_evidence(each, urn, today) for each in found.evidence],
        rules_href=reverse("schools:standing"),
        heads=HEADS,
        history=[_line(each, urn) for each in inspections],
    )


def _evidence(each: Evidence, urn: int, today: dt.date) -> ShownEvidence:
    told = each.inspected
    return ShownEvidence(
        what=kind(told),
        found=each.judgements,
        when=_when(told, today),
        school="" if told.urn == urn else _school(told),
        source=_source(told),
        rule=each.rule,
    )


def kind(told: Inspected) -> str:
    """ "Report card", "Ungraded inspection"."""
    names = {Regime.OVERALL: "Graded inspection", Regime.JUDGEMENTS: "Graded inspection, without an overall grade",
             Regime.REPORT_CARD: "Report card", Regime.UNGRADED: "Ungraded inspection"}  # fmt: skip
    return names[told.regime]


def _when(told: Inspected, today: dt.date) -> str:
    if told.starts_on is None:
        return "On a day that the file does not tell"
    published = f", published on {date(told.published_on)}" if told.published_on else ""
    return f"Began on {date(told.starts_on)} ({age(told.starts_on, today)}){published}"


def age(day: dt.date, today: dt.date) -> str:
    """How long ago, in whole years; the age is told, and not judged."""
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return f"{plural(years, 'year')} ago" if years else "less than a year ago"


def _school(told: Inspected) -> str:
    bond = f", {BONDS[told.bond]}" if BONDS[told.bond] else ""
    return f"{told.school} (URN {told.urn}){bond}"


def _source(told: Inspected) -> str:
    return f"{told.source}, as at {date(told.as_at)}" if told.as_at else told.source


def _line(told: Inspected, urn: int) -> list[str]:
    found = f"Cannot be taken as it stands: {told.unclear}" if told.unclear else "; ".join(judgements(told))
    return [
        date(told.starts_on) if told.starts_on else "Not told",
        kind(told) if told.urn == urn else f"{kind(told)} of {_school(told)}",
        found or "A visit without an outcome",
        _source(told),
    ]


@dataclass(frozen=True)
class ShownRule:
    """One rule as it is published. ``lists`` are what it looks at and what each grade means."""

    title: str
    since: str
    words: str
    lists: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class RulesPage:
    rules: Sequence[ShownRule]
    outcomes: Sequence[Tag]


def rules(told: Rules, *, today: dt.date) -> RulesPage:
    """The rules in force today, the newest way of inspecting first."""
    order = (Regime.REPORT_CARD, Regime.JUDGEMENTS, Regime.OVERALL, Regime.UNGRADED)
    found = [standing_rules.in_force(told, regime, today) for regime in order]
    outcomes = [Tag(outcome.label, COLOURS[outcome]) for outcome in Outcome]
    return RulesPage([_rule(rule) for rule in found if rule], outcomes)


def _rule(rule: Rule) -> ShownRule:
    meets = "Confirms the last grades" if rule.regime == Regime.UNGRADED else "Meets the standard"
    lists = [
        ("Looked at", _areas(rule.counts)),
        ("Must be graded", _areas(rule.needs)),
        (meets, _words(rule.meets)),
        ("For the panel", _panel(rule)),
        ("Does not meet the standard", _words([*(rule.panel if _is_strict_throughout(rule) else ()), *rule.fails])),
    ]
    title = {Regime.OVERALL: "One overall grade", Regime.UNGRADED: "Ungraded inspections",
             Regime.REPORT_CARD: "Report cards"}.get(rule.regime, rule.regime.label)  # fmt: skip
    return ShownRule(title, date(rule.from_on), rule.words, [pair for pair in lists if pair[1]])


def _panel(rule: Rule) -> str:
    if not rule.panel or _is_strict_throughout(rule):
        return ""
    if not rule.strict:
        return _words(rule.panel)
    return f"{_words(rule.panel)}, except in: {_areas(rule.strict)}. There it does not meet the standard"


def _is_strict_throughout(rule: Rule) -> bool:
    return bool(rule.counts) and set(rule.strict) == set(rule.counts)


def _areas(codes: Iterable[str]) -> str:
    return _words([AREAS[code] for code in codes])


def _words(told: Iterable[str]) -> str:
    return "; ".join(f"{each[:1].upper()}{each[1:]}" for each in told)

"""The one eligibility table: for a request and a leader, each hard rule with its result. Pure.

Shortlist, explanation and offer all read the rows of this table. A rule passes, fails, or cannot be told;
what cannot be told is never shown as clear. Leaders who fail stay in sight with the first rule that failed.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from pharos.common.ui.filters import date, days
from pharos.leaders.states import Availability
from pharos.taxonomy.states import Phase, SupportKind


class Rule(StrEnum):
    """The hard rules, in the order in which they are asked."""

    DESIGNATED = "designated"
    CONFLICT = "conflict"
    PHASE = "phase"
    KIND = "kind"
    AVAILABILITY = "availability"
    DAYS = "days"
    DECLINED = "declined"


class Outcome(StrEnum):
    PASSES = "passes"
    FAILS = "fails"
    UNKNOWN = "unknown"


# What an adviser may set aside, with a reason. A conflict of interest stands; so does the end of a designation.
RELAXABLE = {Rule.PHASE, Rule.KIND, Rule.AVAILABILITY, Rule.DAYS, Rule.DECLINED}

# What must hold of a leader whom a school names itself; all else is for the two of them to agree.
NAMING = {Rule.DESIGNATED, Rule.CONFLICT, Rule.AVAILABILITY}


@dataclass(frozen=True)
class Check:
    """One rule's result, in words for whoever chooses."""

    rule: Rule
    outcome: Outcome
    words: str

    @property
    def fails(self) -> bool:
        return self.outcome == Outcome.FAILS

    @property
    def is_unknown(self) -> bool:
        return self.outcome == Outcome.UNKNOWN

    @property
    def bars(self) -> bool:
        """Whether nobody can set it aside."""
        return self.fails and self.rule not in RELAXABLE


@dataclass(frozen=True)
class Ask:
    """What the rules need to know of a request. ``areas`` are the areas of need, code and label."""

    kind: str
    phase: str
    half_days: int
    wants_free: bool
    from_on: dt.date
    until_on: dt.date
    areas: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Candidate:
    """What the rules need to know of a leader. ``conflicts`` pairs whether it is known with its words."""

    key: str
    name: str
    designated: bool = True
    conflicts: tuple[tuple[bool, str], ...] = ()
    phases: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    availability: str = ""
    available_from_on: dt.date | None = None
    free_left: int = 0
    declined: str = ""
    areas: frozenset[str] = frozenset()
    km: float | None = None
    load: int = 0
    asked_elsewhere: int = 0


@dataclass(frozen=True)
class Row:
    """A leader beside a request, with every rule's result in order."""

    candidate: Candidate
    checks: tuple[Check, ...] = field(default=())

    @property
    def first_failing(self) -> Check | None:
        return next((check for check in self.checks if check.fails), None)

    @property
    def eligible(self) -> bool:
        return self.first_failing is None

    @property
    def barred(self) -> Check | None:
        return next((check for check in self.checks if check.bars), None)

    @property
    def bar_to_naming(self) -> Check | None:
        """What keeps a school from naming this leader itself: it can set nothing aside."""
        return next((check for check in self.checks if check.fails and check.rule in NAMING), None)

    @property
    def unknown(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.is_unknown)

    @property
    def to_explain(self) -> tuple[Check, ...]:
        """What an offer to this leader sets aside, or takes on trust: each needs a reason."""
        return tuple(
            check for check in self.checks if check.fails or (check.is_unknown and check.rule == Rule.CONFLICT)
        )

    def of(self, rule: Rule) -> Check:
        return next(check for check in self.checks if check.rule == rule)


def table(ask: Ask, candidates: Iterable[Candidate]) -> list[Row]:
    """One row a leader."""
    return [row(ask, each) for each in candidates]


def row(ask: Ask, candidate: Candidate) -> Row:
    checks = (
        _designated(candidate), _conflict(candidate), _phase(ask, candidate), _kind(ask, candidate),
        _availability(ask, candidate), _days(ask, candidate), _declined(candidate),
    )  # fmt: skip
    return Row(candidate, checks)


def _pass(rule: Rule, words: str) -> Check:
    return Check(rule, Outcome.PASSES, words)


def _fail(rule: Rule, words: str) -> Check:
    return Check(rule, Outcome.FAILS, words)


def _unknown(rule: Rule, words: str) -> Check:
    return Check(rule, Outcome.UNKNOWN, words)


def _designated(leader: Candidate) -> Check:
    if leader.designated:
        return _pass(Rule.DESIGNATED, "A designated leader")
    return _fail(Rule.DESIGNATED, "No longer a designated leader")


def _conflict(leader: Candidate) -> Check:
    known = [words for is_known, words in leader.conflicts if is_known]
    if known:
        return _fail(Rule.CONFLICT, "; ".join(known))
    if leader.conflicts:
        return _unknown(Rule.CONFLICT, "Not known. " + "; ".join(words for _, words in leader.conflicts))
    return _pass(Rule.CONFLICT, "None known or declared")


def _phase(ask: Ask, leader: Candidate) -> Check:
    wanted = {ask.phase}
    if ask.phase == Phase.ALL_THROUGH:
        wanted |= {Phase.PRIMARY, Phase.SECONDARY}
    name = Phase(ask.phase).label.lower()
    if ask.phase == Phase.NOT_APPLICABLE:
        return _unknown(Rule.PHASE, "The register does not give the school’s phase")
    if not leader.phases:
        return _unknown(Rule.PHASE, "Has not said which phases they know")
    if wanted & leader.phases:
        return _pass(Rule.PHASE, f"Knows {name} schools")
    return _fail(Rule.PHASE, f"Does not offer support to {name} schools")


def _kind(ask: Ask, leader: Candidate) -> Check:
    name = SupportKind(ask.kind).label.lower()
    if not leader.kinds:
        return _unknown(Rule.KIND, "Has not said what they can lead")
    if ask.kind in leader.kinds:
        return _pass(Rule.KIND, f"Leads {name}")
    return _fail(Rule.KIND, f"Does not offer {name}")


def _availability(ask: Ask, leader: Candidate) -> Check:
    begins = leader.available_from_on
    if leader.availability == Availability.PAUSED:
        until = f" before {date(begins)}" if begins else " now"
        if begins and begins <= ask.from_on:
            return _pass(Rule.AVAILABILITY, f"Takes requests again from {date(begins)}")
        return _fail(Rule.AVAILABILITY, f"Does not take requests{until}")
    if begins and begins > ask.until_on:
        return _fail(Rule.AVAILABILITY, f"Not available before {date(begins)}")
    if not leader.availability:
        return _unknown(Rule.AVAILABILITY, "Has not said how available they are")
    later = f", from {date(begins)}" if begins and begins > ask.from_on else ""
    return _pass(Rule.AVAILABILITY, Availability(leader.availability).label + later)


def _days(ask: Ask, leader: Candidate) -> Check:
    left = f"{days(max(leader.free_left, 0))} free left"
    if not ask.wants_free or leader.free_left >= ask.half_days:
        return _pass(Rule.DAYS, left.capitalize())
    return _fail(Rule.DAYS, f"{left.capitalize()}, and {days(ask.half_days)} are asked for")


def _declined(leader: Candidate) -> Check:
    if leader.declined:
        return _fail(Rule.DECLINED, f"Declined this request: {leader.declined}")
    return _pass(Rule.DECLINED, "Has not declined this request")

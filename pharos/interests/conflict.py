"""Whether something binds a person to a school: worked out from facts already at hand.

``Unknown`` is an answer of its own: where the facts were never there, nobody is shown as clear.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from .states import ConflictKind, InterestKind


@dataclass(frozen=True)
class Conflict:
    """One reason, in words for whoever chooses a leader."""

    kind: ConflictKind
    words: str

    @property
    def is_known(self) -> bool:
        return self.kind != ConflictKind.UNKNOWN

    @property
    def label(self) -> str:
        return ConflictKind(self.kind).label


@dataclass(frozen=True)
class Group:
    """A trust or a federation, by the register's code: two may share a name."""

    code: str
    name: str


@dataclass(frozen=True)
class Membership:
    """What a school belongs to; ``is_known`` is false where no import ever told."""

    urn: int
    name: str
    trust: Group | None = None
    federation: Group | None = None
    is_known: bool = True

    @property
    def stands_alone(self) -> bool:
        return self.is_known and not self.trust and not self.federation


@dataclass(frozen=True)
class PastPost:
    urn: int
    until_on: dt.date


@dataclass(frozen=True)
class Declared:
    """A declaration that touches both sides: who made it, about what, of which kind."""

    by: str
    about: str
    kind: InterestKind


@dataclass(frozen=True)
class Facts:
    """One person beside one school."""

    school: Membership
    own: tuple[Membership, ...]
    past: tuple[PastPost, ...] = ()
    declared: tuple[Declared, ...] = ()


def found(facts: Facts) -> list[Conflict]:
    """Every conflict, the heaviest first; empty where the facts are known and there is none."""
    reasons = [*_own(facts), *_shared(facts), *_past(facts), *_declared(facts)]
    return reasons or list(_unknown(facts))


def _own(facts: Facts) -> Iterator[Conflict]:
    if any(each.urn == facts.school.urn for each in facts.own):
        yield Conflict(ConflictKind.OWN_SCHOOL, f"{facts.school.name} is their own school")


def _shared(facts: Facts) -> Iterator[Conflict]:
    here = facts.school
    for own in facts.own:
        if own.urn == here.urn:
            continue
        both = f"{own.name} and {here.name} are both in"
        if here.trust and own.trust and own.trust.code == here.trust.code:
            yield Conflict(ConflictKind.SAME_TRUST, f"{both} {here.trust.name}")
        if here.federation and own.federation and own.federation.code == here.federation.code:
            yield Conflict(ConflictKind.SAME_FEDERATION, f"{both} {here.federation.name}")


def _past(facts: Facts) -> Iterator[Conflict]:
    here = facts.school.urn
    ends = [post.until_on for post in facts.past if post.urn == here]
    if ends and here not in {each.urn for each in facts.own}:
        yield Conflict(ConflictKind.PAST_POST, f"Held a post at {facts.school.name} until {_date(max(ends))}")


def _declared(facts: Facts) -> Iterator[Conflict]:
    for each in facts.declared:
        what = InterestKind(each.kind).label
        yield Conflict(
            ConflictKind.DECLARED, f"{each.by} declared an interest in {each.about}: {what[0].lower()}{what[1:]}"
        )


def _unknown(facts: Facts) -> Iterator[Conflict]:
    if not facts.own:
        yield Conflict(ConflictKind.UNKNOWN, "We do not know which school they lead")
    elif not facts.school.stands_alone:
        for school in (facts.school, *facts.own):
            if not school.is_known:
                words = f"We do not know whether {school.name} is in a trust or a federation"
                yield Conflict(ConflictKind.UNKNOWN, words)


def _date(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"

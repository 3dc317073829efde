"""What a school is after one more file has spoken of it. Pure.

- What the file does not state stays, with the date on which it was last stated.
- The head's names and title are stated together, as are the lines of an address: with a new last name,
  an empty title means that there is none, never that the predecessor's stays.
- A damaged name never replaces a good one; of facts stated together, none is taken then.
- A file older than what we know tells only what we don't know, or knew from a still older file.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from .columns import FACTS, INDEX, MAY_END, NAMES, PAIRS, TEXTS, TOGETHER
from .names import is_damaged

Value = str | int | None
_NAMES = frozenset(INDEX[name] for name in NAMES)
_TOGETHER = [(tuple(INDEX[n] for n in first), frozenset(INDEX[n] for n in all_)) for first, all_ in TOGETHER]
_GROUP_OF = {number: members for _, members in _TOGETHER for number in members}
_PAIRS = [(INDEX[one], INDEX[other]) for a, b in PAIRS for one, other in ((a, b), (b, a))]
_MAY_END = frozenset(INDEX[name] for name in MAY_END)


@dataclass(frozen=True)
class Known:
    """A school's facts as they stand, in the order of ``FACTS``; where each is from is in ``as_at`` and ``older``."""

    facts: tuple[Value, ...]
    as_at: dt.date
    older: Mapping[str, str] = field(default_factory=dict)

    def stated_on(self, number: int) -> str:
        return self.older.get(FACTS[number].name) or self.as_at.isoformat()


@dataclass(frozen=True)
class Outcome:
    """The facts and their dates as they now are, the numbers of those that changed, and of those kept from damage."""

    facts: tuple[Value, ...]
    older: dict[str, str]
    changed: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()


def is_blank(value: Value) -> bool:
    return value is None or value == ""


def blank(number: int) -> Value:
    """How a school's own field says that there is nothing."""
    return "" if number < len(TEXTS) else None


def compared(known: Known, told: tuple[Value, ...], columns: frozenset[int], as_at: dt.date) -> Outcome:
    """``known`` after a file of ``as_at``, which has the facts in ``columns``, has told ``told``."""
    differing = [
        number
        for number, (old, new) in enumerate(zip(known.facts, told, strict=True))
        if old != new and not (is_blank(old) and is_blank(new))
    ]
    if not differing and not known.older and as_at >= known.as_at:
        return Outcome(known.facts, {})
    if as_at < known.as_at:
        return _filled(known, told, differing, as_at)
    return _taken(known, told, differing, columns)


def _taken(known: Known, told: tuple[Value, ...], differing: list[int], columns: frozenset[int]) -> Outcome:
    """The file is as new as anything we know: what it states holds."""
    now = list(known.facts)
    for number in differing:
        if _is_stated(number, told[number], columns):
            now[number] = told[number] if told[number] != "" else blank(number)
    for number in _emptied(known.facts, told, now, columns):
        now[number] = blank(number)
    kept = _kept(known.facts, now)
    for number in kept:
        now[number] = known.facts[number]
    changed = tuple(number for number in differing if now[number] != known.facts[number])
    silent = {n for n in range(len(FACTS)) if not is_blank(now[n]) and is_blank(told[n])} | set(kept)
    older = {FACTS[number].name: known.stated_on(number) for number in sorted(silent)}
    return Outcome(tuple(now), older, changed, kept)


def _is_stated(number: int, value: Value, columns: frozenset[int]) -> bool:
    return number in columns and value is not None and (value != "" or number >= len(TEXTS))


def _emptied(
    before: tuple[Value, ...], told: tuple[Value, ...], now: list[Value], columns: frozenset[int]
) -> list[int]:
    """Facts that go because what they belong to was stated anew without them."""
    gone = [
        number
        for first, members in _TOGETHER
        if any(not is_blank(told[each]) for each in first)
        for number in members & columns
        if is_blank(told[number])
    ]
    gone += [other for one, other in _PAIRS if now[one] != before[one] and is_blank(told[other])]
    return gone


def _kept(before: tuple[Value, ...], now: list[Value]) -> tuple[int, ...]:
    """The names that a damaged one would have replaced, each with what it is stated together with."""
    kept: set[int] = set()
    for number in _NAMES:
        old, new = before[number], now[number]
        if old != new and old and new and is_damaged(str(new)) and not is_damaged(str(old)):
            kept |= {each for each in _GROUP_OF.get(number, {number}) if before[each] != now[each]}
    return tuple(sorted(kept))


def _filled(known: Known, told: tuple[Value, ...], differing: list[int], as_at: dt.date) -> Outcome:
    """The file is older than what we know: it fills gaps, and betters facts that are older still."""
    now, older = list(known.facts), dict(known.older)
    for number in differing:
        if not is_blank(told[number]) and _may_fill(known, number, told[number], as_at):
            now[number] = told[number]
            older[FACTS[number].name] = as_at.isoformat()
    changed = tuple(number for number in differing if now[number] != known.facts[number])
    return Outcome(tuple(now), older, changed)


def _may_fill(known: Known, number: int, told: Value, as_at: dt.date) -> bool:
    if not is_blank(known.facts[number]):
        return known.stated_on(number) < as_at.isoformat() and not is_damaged(str(told))
    whole = _GROUP_OF.get(number, {number})
    return number not in _MAY_END and all(is_blank(known.facts[each]) for each in whole)

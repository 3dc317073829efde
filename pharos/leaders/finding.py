"""From what the index, the names and the areas say of one question: who has what, and in which order. Pure.

Leaders are known by their places in the roll.
"""

from collections.abc import Iterable, Mapping, Sequence

from . import roll as rolls
from .indexing import FIELDS
from .question import Question
from .ranking import Hits, Judge
from .roll import Leaders, Roll
from .sieve import Sieve
from .states import Availability

READINESS: dict[str, int] = {each.value: number for number, each in enumerate(Availability)}
FAR = float("inf")


def nearly(roll: Roll, asked: Question, index: Mapping[int, int]) -> dict[str, Mapping[str, Leaders]]:
    """For each word that stands nowhere, the names that are spelled almost like it, the nearest first."""
    seen, width = 0, len(FIELDS)
    for bits in index.values():
        seen |= bits
    nowhere = [
        unit
        for place, unit in enumerate(asked.units)
        if not seen >> (place * width) & ((1 << width) - 1) and not roll.named(unit)
    ]
    return {unit: names for unit in nowhere if (names := roll.nearly_named(unit))}


def hits(
    roll: Roll,
    asked: Question,
    confirmed: Sequence[str],
    index: Mapping[int, int],
    near: Mapping[str, Mapping[str, Leaders]],
) -> dict[int, Hits]:
    """What each leader has of it. ``confirmed`` are the areas of expertise that a person asked for."""
    named = _marks([roll.named(unit) for unit in asked.units])
    nearly = _marks([_either(near.get(unit, {}).values()) for unit in asked.units])
    meant = _marks([roll.having("expertise", each.codes) for each in asked.meanings])
    offered = _marks([roll.having("expertise", [code]) for code in dict.fromkeys(confirmed)])
    marks = [index, named, nearly, meant, {place: bits.bit_count() for place, bits in offered.items()}]
    return {place: Hits(*(each.get(place, 0) for each in marks)) for place in set().union(*marks)}


def _either(sets: Iterable[Leaders]) -> Leaders:
    found = rolls.NOBODY
    for each in sets:
        found |= each
    return found


def _marks(sets: Sequence[Leaders]) -> dict[int, int]:
    """Which of these sets have the leader, as bits."""
    found: dict[int, int] = {}
    for number, leaders in enumerate(sets):
        for place in rolls.places(leaders):
            found[place] = found.get(place, 0) | 1 << number
    return found


def ordered(found: Iterable[int], sieve: Sieve, judge: Judge, hits: Mapping[int, Hits]) -> list[int]:
    """These leaders as they are shown. They come by name, and each sorting keeps what it does not decide."""
    criteria, nothing, places = sieve.criteria, Hits(), list(found)
    if criteria.by_availability and criteria.best_first:
        places.sort(key=lambda place: READINESS.get(sieve.roll.entries[place].availability, len(READINESS)))
    if criteria.near and (criteria.best_first or criteria.by_distance):
        places.sort(key=lambda place: FAR if (far := sieve.squared[place]) is None else far)
    if criteria.best_first:
        places.sort(key=lambda place: judge.of(hits.get(place, nothing)).order)
    return places

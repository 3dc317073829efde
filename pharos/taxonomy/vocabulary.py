"""What the areas are called, and everything that people say when they mean one of them. Pure.

``Vocabulary.of(areas, terms)`` prepares it once: a term is found by the stems of its words.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from . import spoken
from .states import TermKind

_PARTS = re.compile(r",| and | or |/|\(|\)")
# A word that every school says of everything is worth this much of one that means something.
_COMMON_WORTH = 0.15
# A name of fewer words than this is short.
_SHORT = 3


@dataclass(frozen=True)
class Area:
    """An area of expertise. ``related`` are the codes of areas that mean much the same in other lists."""

    code: str
    label: str
    position: int
    related: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True)
class Term:
    """An expression that people use when they mean an area."""

    code: str
    words: str
    kind: TermKind


@dataclass(frozen=True)
class Prepared:
    """An expression with the stems by which it is found, and every area that it may mean, with the kind of meaning."""

    words: str
    stems: tuple[str, ...]
    codes: Mapping[str, TermKind]


@dataclass(frozen=True)
class Vocabulary:
    """The areas by code, in their order, and all expressions for them."""

    areas: Mapping[str, Area]
    expressions: tuple[Prepared, ...]

    @classmethod
    def of(cls, areas: Iterable[Area], terms: Iterable[Term]) -> "Vocabulary":
        """Retired areas are left out: they are offered to no new choice."""
        offered = {each.code: each for each in sorted(areas, key=lambda a: (a.position, a.code)) if not each.retired}
        said = [*(name for each in offered.values() for name in _names(each)), *terms]
        return cls(offered, _prepared([each for each in said if each.code in offered]))

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[int, ...]]:
        """Stem to the places of the expressions that have it."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self.expressions):
            for stem in dict.fromkeys(each.stems):
                found[stem].append(place)
        return {stem: tuple(places) for stem, places in found.items()}

    @cached_property
    def by_stems(self) -> Mapping[tuple[str, ...], Prepared]:
        return {each.stems: each for each in self.expressions}

    @cached_property
    def longest(self) -> int:
        """How many words the longest expression has."""
        return max(map(len, self.by_stems), default=0)

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Code to the short names of the area, its label first."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.expressions:
            for code, kind in each.codes.items():
                if len(each.stems) < _SHORT and kind in (TermKind.NAME, TermKind.SYNONYM):
                    found[code].append(each.words)
        return {code: tuple(words) for code, words in found.items()}

    @cached_property
    def written(self) -> Mapping[str, str]:
        """Every longer word of the expressions as it is written, to its stem: to read a word that is a letter wrong."""
        words = {token.said.casefold(): token.stem for each in self.expressions for token in spoken.tokens(each.words)}
        return {word: stem for word, stem in sorted(words.items()) if len(word) > 5 and stem not in spoken.COMMON}

    @cached_property
    def worth(self) -> Mapping[str, float]:
        """How much a word tells, from 0 to 1: one that only one area uses tells most."""
        total = math.log(1 + len(self.areas))
        worth = {}
        for stem, places in self.by_stem.items():
            areas = {code for place in places for code in self.expressions[place].codes}
            worth[stem] = math.log((1 + len(self.areas)) / len(areas)) / total
        return {stem: w * _COMMON_WORTH if stem in spoken.COMMON else w for stem, w in worth.items()}


EMPTY = Vocabulary({}, ())


def _names(area: Area) -> list[Term]:
    """The label, and each part of a label that names several things."""
    parts = [part.strip() for part in _PARTS.split(area.label)]
    names = [Term(area.code, area.label, TermKind.NAME)]
    if len([part for part in parts if part]) > 1:
        names += [Term(area.code, part, TermKind.PART) for part in parts if _tells(part)]
    return names


def _tells(part: str) -> bool:
    return any(stem not in spoken.COMMON for stem in spoken.stems(part))


def _prepared(terms: list[Term]) -> tuple[Prepared, ...]:
    """Each expression once, with all its areas; of two kinds for one area, the closer."""
    found: dict[tuple[str, ...], tuple[str, dict[str, TermKind]]] = {}
    for term in terms:
        stems = tuple(spoken.stems(term.words))
        if not stems:
            continue
        _, codes = found.setdefault(stems, (term.words, {}))
        if term.code not in codes or term.kind.closeness > codes[term.code].closeness:
            codes[term.code] = term.kind
    return tuple(Prepared(words, stems, codes) for stems, (words, codes) in found.items())

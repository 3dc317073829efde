"""Phases and areas of expertise by the words that lists use for them. Pure.

Codes and labels are known however they are spaced, punctuated and written large or small. Words that are near to
one of them are never taken for it: they are reported with the one that may be meant.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from pharos.taxonomy.states import Phase

from .list_cells import items

# From how alike on one word is proposed for another.
NEAR = 72
_OTHER_PHASES = {
    "early years": Phase.NURSERY, "eyfs": Phase.NURSERY, "foundation stage": Phase.NURSERY,
    "infant": Phase.PRIMARY, "infants": Phase.PRIMARY, "junior": Phase.PRIMARY, "juniors": Phase.PRIMARY,
    "ks1": Phase.PRIMARY, "ks2": Phase.PRIMARY, "key stage 1": Phase.PRIMARY, "key stage 2": Phase.PRIMARY,
    "ks3": Phase.SECONDARY, "ks4": Phase.SECONDARY, "key stage 3": Phase.SECONDARY, "key stage 4": Phase.SECONDARY,
    "sixth form": Phase.POST16, "16 plus": Phase.POST16, "ks5": Phase.POST16, "key stage 5": Phase.POST16,
    "all through": Phase.ALL_THROUGH, "special school": Phase.SPECIAL,
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """What the words of a cell are known as, in order and once, and what to say about those that are not."""

    known: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Plain words to what they mean; ``labels`` are what is proposed, plain words to how they are written."""

    noun: str
    meanings: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)

    def read(self, cell: str) -> Words:
        known: dict[str, None] = {}
        notes: list[str] = []
        for text in self._items(cell):
            meaning = self.meanings.get(plain(text))
            if meaning:
                known[meaning] = None
            else:
                notes.append(f"the {self.noun} “{text[:60]}” is not known and was left out{self._proposal(text)}")
        return Words(tuple(known), tuple(notes))

    def _items(self, cell: str) -> Iterable[str]:
        for text in items(cell):
            parts = [part.strip() for part in text.split(",") if part.strip()]
            yield from [text] if plain(text) in self.meanings or len(parts) < 2 else parts

    def _proposal(self, text: str) -> str:
        near = process.extractOne(plain(text), self.labels.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        near = near or process.extractOne(plain(text), self.labels.keys(), scorer=fuzz.WRatio, score_cutoff=85)
        return f": did you mean {self.labels[near[0]]}?" if near else ""


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold().replace("&", " and ").replace("’", "")).split())


def phases() -> Vocabulary:
    meanings = {plain(word): phase.value for phase in Phase for word in (phase.value, phase.label)}
    meanings |= {word: phase.value for word, phase in _OTHER_PHASES.items()}
    return Vocabulary("phase", meanings, {plain(phase.label): phase.label for phase in Phase})


def areas(known: Iterable[tuple[str, str]]) -> Vocabulary:
    """Of (code, label) in the order of the published lists; of two with one label the first is meant."""
    known = list(known)
    meanings: dict[str, str] = {}
    for code, label in known:
        meanings.setdefault(plain(label), code)
    meanings |= {plain(code): code for code, _ in known}
    return Vocabulary("area of expertise", meanings, {plain(label): label for _, label in known})

"""Who is shown first, and how well each leader fits, in words. Pure.

The order is lexicographic and made of what matched, never of a score that a database worked out: the person whose
name was typed; the band; confirmed areas that they offer; words in the labels of their areas; words that mean one of
their areas; words in the portrait; words anywhere. Distance, availability and the name break ties.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from .indexing import FIELDS
from .question import SYNONYMS_AT, Question, synonyms

type Units = int
# A word that more than one leader in so many has tells little about any of them, if there are more than a few.
COMMON_PART, FEW = 3, 10


class Band(StrEnum):
    """How well a leader fits what was asked."""

    STRONG = "strong"
    GOOD = "good"
    POSSIBLE = "possible"


BANDS = list(Band)


class Hits(NamedTuple):
    """Where one leader has what was asked: bits of the index; units in the name, or nearly; meanings; areas offered."""

    words: int = 0
    named: Units = 0
    nearly: Units = 0
    meant: int = 0
    offered: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """The same by place: the units that stand in each."""

    areas: Units
    meant: Units
    portrait: Units
    facts: Units
    school: Units
    named: Units

    @property
    def anywhere(self) -> Units:
        return self.areas | self.meant | self.portrait | self.facts | self.school | self.named


@dataclass(frozen=True, slots=True)
class Judged:
    """``order`` sorts, smallest first; without a band the leader was not found by these words."""

    band: Band | None
    order: tuple[int, ...] = ()


@dataclass
class Judge:
    """Judges leaders for one question. ``common`` and ``nobodys`` are units that separate nobody from anybody."""

    question: Question
    confirmed: int = 0
    common: Units = 0
    nobodys: Units = 0
    known: dict[Hits, Judged] = field(default_factory=dict)

    @property
    def useful(self) -> Units:
        some = self.question.everything & ~self.nobodys
        return some & ~self.common or some

    def of(self, hits: Hits) -> Judged:
        """Leaders are many, ways to match are few."""
        if hits not in self.known:
            self.known[hits] = self._judge(hits)
        return self.known[hits]

    def _judge(self, hits: Hits) -> Judged:
        found = places(self.question, hits)
        band = self._band(hits, found)
        if band is None:
            return Judged(None)
        is_the_one = bool(self.question.units) and found.named & self.question.everything == self.question.everything
        counts = (found.areas, found.meant, found.portrait, found.anywhere)
        return Judged(
            band, (not is_the_one, BANDS.index(band), -hits.offered, *(-units.bit_count() for units in counts))
        )

    def _band(self, hits: Hits, found: Places) -> Band | None:
        band = self._by_words(hits, found) if self.question.units else Band.POSSIBLE
        band = band or (Band.POSSIBLE if hits.offered else None)
        if band is None or not self.confirmed:
            return band
        if hits.offered == self.confirmed:
            return Band.STRONG
        return Band.GOOD if hits.offered * 2 >= self.confirmed and band != Band.STRONG else band

    def _by_words(self, hits: Hits, found: Places) -> Band | None:
        useful = self.useful
        covered, offered = found.anywhere & useful, (found.areas | found.meant) & useful
        if useful and useful in (covered & found.named, covered if offered else 0):
            return Band.STRONG
        if covered and (covered == useful or offered):
            return Band.GOOD
        return Band.POSSIBLE if covered or hits.nearly else None


def places(question: Question, hits: Hits) -> Places:
    """Which units stand where."""
    by_field = {
        name: sum(
            1 << place for place in range(len(question.units)) if hits.words >> (place * len(FIELDS) + number) & 1
        )
        for number, name in enumerate(FIELDS)
    }
    meant = 0
    for number, meaning in enumerate(question.meanings):
        meant |= meaning.units if hits.meant >> number & 1 else 0
    for number, (meaning, _) in enumerate(synonyms(question.meanings)):
        by_field["portrait"] |= meaning.units if hits.words >> (SYNONYMS_AT + number) & 1 else 0
    return Places(meant=meant, named=hits.named, **by_field)


def judge(question: Question, confirmed: int, found: Mapping[int, Hits], among: int) -> Judge:
    """A judge who knows how common each word is among so many leaders."""
    counts = [0] * len(question.units)
    for hits, how_many in _alike(found.values()).items():
        anywhere = places(question, hits).anywhere
        for place in range(len(counts)):
            counts[place] += how_many * (anywhere >> place & 1)
    often = max(FEW, among // COMMON_PART)
    return Judge(
        question,
        confirmed,
        common=question.ordinary | sum(1 << place for place, count in enumerate(counts) if count > often),
        nobodys=sum(1 << place for place, count in enumerate(counts) if not count),
    )


def _alike(found: Iterable[Hits]) -> Counter[Hits]:
    return Counter(found)

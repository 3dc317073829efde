"""The directory: published leaders who match what somebody looks for, best first."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import batched

from pharos.leaders import finding, ranking
from pharos.leaders import question as questions
from pharos.leaders import roll as rolls
from pharos.leaders.criteria import Criteria
from pharos.leaders.models import Designation
from pharos.leaders.question import Meaning, Question
from pharos.leaders.ranking import Band, Hits, Judge
from pharos.leaders.roll import Roll
from pharos.leaders.sieve import Sieve
from pharos.taxonomy import queries as taxonomy
from pharos.taxonomy import suggesting
from pharos.taxonomy.suggesting import EMPTY, Suggestion, Vocabulary

from .designated import published, with_cards
from .full_text import look_up
from .rolls import current_roll

MOST_MEANINGS = 8
AT_ONCE = 500


@dataclass(frozen=True)
class Match:
    """Why one leader was found: the band, and where what was asked for stands."""

    band: Band | None
    hits: Hits


@dataclass(frozen=True)
class Found:
    """The answer to one question: the keys of all that match, in order; how each matches; what each filter would do.

    ``nearly`` are names spelled almost like words that nobody has, by word.
    """

    keys: Sequence[int]
    question: Question
    judge: Judge
    hits: Mapping[int, Hits]
    sieve: Sieve
    nearly: Mapping[str, Iterable[str]]
    vocabulary: Vocabulary

    @cached_property
    def suggested(self) -> Sequence[Suggestion]:
        """Areas that the words may mean, for the person to confirm."""
        words = self.sieve.criteria.words
        return suggesting.suggest(words, self.vocabulary) if words.strip() else []

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        return self.sieve.counts()

    def match(self, pk: int) -> Match:
        hits = self.hits.get(pk, Hits())
        return Match(self.judge.of(hits).band, hits)

    @property
    def bands(self) -> list[Band | None]:
        """The band of each key; the same for all where nothing ranks them."""
        return [self.match(key).band for key in self.keys]


def search(criteria: Criteria, *, at: dt.datetime, roll: Roll | None = None) -> Found:
    """Everybody who matches, in as many queries, however many leaders and filters there are."""
    roll = roll or current_roll(at=at)
    vocabulary = taxonomy.vocabulary() if criteria.words.strip() else EMPTY
    asked = questions.question(criteria.words, () if criteria.literally else _meanings(criteria.words, vocabulary))
    nearly = finding.nearly(roll, asked, index := _index(roll, asked))
    hits = finding.hits(roll, asked, criteria.expertise, index, nearly)
    judge = ranking.judge(asked, len(set(criteria.expertise)), hits, len(roll.entries))
    squared = roll.squared(criteria.near) if criteria.near else ()
    said = (place for place, each in hits.items() if asked.units and judge.of(each._replace(offered=0)).band)
    by_words = rolls.at(len(roll.entries), said)
    sieve = Sieve(roll, criteria, by_words, squared)
    found = list(rolls.places(sieve.left()))
    keys = [roll.entries[place].pk for place in finding.ordered(found, sieve, judge, hits)]
    return Found(
        keys, asked, judge, {roll.entries[place].pk: each for place, each in hits.items()}, sieve, nearly, vocabulary
    )


def _index(roll: Roll, asked: Question) -> dict[int, int]:
    return {roll.places[pk]: bits for pk, bits in look_up(asked.asks).items() if pk in roll.places}


def _meanings(typed: str, vocabulary: Vocabulary) -> list[Meaning]:
    found = suggesting.expand(typed, vocabulary)
    return [Meaning(each.term, each.codes, each.synonyms) for each in found[:MOST_MEANINGS]]


def keys(criteria: Criteria, *, at: dt.datetime) -> Sequence[int]:
    """The keys of all that match, in their order: one look at thousands both counts them and finds the page."""
    return search(criteria, at=at).keys


def with_keys(wanted: Sequence[int], *, at: dt.datetime) -> list[Designation]:
    """These rows of the directory, in this order, with what a card shows; without any that has just left it."""
    found = {row.pk: row for row in with_cards(published(at).filter(pk__in=wanted), at)}
    return [found[pk] for pk in wanted if pk in found]


def in_batches(wanted: Sequence[int], *, at: dt.datetime) -> Iterator[Designation]:
    """The same one after another, for lists that are longer than anybody holds at once."""
    for some in batched(wanted, AT_ONCE):
        yield from with_keys(some, at=at)


def directory_with_cards(criteria: Criteria, *, at: dt.datetime) -> list[Designation]:
    """Everybody who matches, in order, with what a card shows."""
    return with_keys(keys(criteria, at=at), at=at)

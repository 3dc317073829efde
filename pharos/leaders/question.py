"""What the words in the directory's box ask for: each word, where it may stand, and the areas that it means. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pharos.schools import words
from pharos.taxonomy.spoken import COMMON
from pharos.taxonomy.stemming import stem

from .indexing import FIELDS

# Words that tell nothing about a leader, unless nothing else was typed.
_EMPTY = """
    a about all also am an and any are as at be because been but by can could do does for from get give had has have
    having he help helps her his how i if in into is it its just like me more most my need needed needs no not of on
    one or our out over please she should so some somebody someone support than that the their them then there these
    they this to too us very want was we were what when where which while who will with would you your
    school schools leader leaders pupil pupils child children
"""
EMPTY = frozenset(_EMPTY.split())
# A stem of so many letters also finds longer words: "govern" finds "governors", "art" does not find "article".
BEGINS_FROM = 5
MOST_SYNONYMS = 12
SYNONYMS_AT = words.MOST * len(FIELDS)


@dataclass(frozen=True)
class Ask:
    """One look into the index: these stems, side by side, in one field. ``bit`` marks it among the others."""

    field: str
    stems: tuple[str, ...]
    begins: bool
    bit: int


@dataclass(frozen=True)
class Meaning:
    """A typed expression that stands for areas of expertise. ``units`` marks the words that it is made of."""

    term: str
    codes: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    units: int = 0


@dataclass(frozen=True)
class Question:
    """The typed words that tell something, and what they mean."""

    units: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    asks: tuple[Ask, ...] = field(default=())

    @property
    def everything(self) -> int:
        """All units, as bits."""
        return (1 << len(self.units)) - 1

    @property
    def ordinary(self) -> int:
        """Units that every school says of everything: "results", "dipped"."""
        return sum(1 << place for place, unit in enumerate(self.units) if stem(unit) in COMMON)


def question(typed: str, meanings: Iterable[Meaning] = ()) -> Question:
    """The question in these words. A meaning whose words were not typed that way belongs to all of them."""
    units = tuple(telling(typed))
    meant = tuple(
        Meaning(each.term, each.codes, each.synonyms, _covered(units, each.term)) for each in meanings if units
    )
    return Question(units, meant, tuple(_asks(units, meant)))


def telling(typed: str) -> list[str]:
    """The different words that were typed, without those that tell nothing."""
    wanted = list(dict.fromkeys(words.plain(typed[:200]).split()))
    kept = [each for each in wanted if each not in EMPTY] or wanted
    return words.wanted(" ".join(kept))


def _covered(units: Sequence[str], term: str) -> int:
    said = {stem(each) for each in words.plain(term).split()}
    found = sum(1 << place for place, unit in enumerate(units) if stem(unit) in said)
    return found or (1 << len(units)) - 1


def _asks(units: Sequence[str], meanings: Sequence[Meaning]) -> Iterable[Ask]:
    for place, unit in enumerate(units):
        for number, name in enumerate(FIELDS):
            yield Ask(name, (stem(unit),), len(stem(unit)) >= BEGINS_FROM, 1 << (place * len(FIELDS) + number))
    for number, (_, synonym) in enumerate(synonyms(meanings)):
        stems = tuple(stem(each) for each in words.plain(synonym).split())
        yield Ask("portrait", stems, begins=False, bit=1 << (SYNONYMS_AT + number))


def synonyms(meanings: Sequence[Meaning]) -> list[tuple[Meaning, str]]:
    """Other words for what was typed, each with the meaning that it belongs to, in the order of their bits."""
    found = [(each, synonym) for each in meanings for synonym in each.synonyms if words.plain(synonym)]
    return found[:MOST_SYNONYMS]

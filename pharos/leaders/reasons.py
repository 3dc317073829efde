"""Why a leader is in the list, in a few phrases, and the line of the portrait to quote. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pharos.schools import words
from pharos.taxonomy.states import Phase, SupportKind
from pharos.taxonomy.stemming import stem

from .criteria import Criteria
from .question import BEGINS_FROM, SYNONYMS_AT, Question, synonyms
from .ranking import Hits, Places, places

if TYPE_CHECKING:
    from .cards import Card

EXCERPT = 170


@dataclass(frozen=True)
class Excerpt:
    """A line of a portrait around the words that were looked for, or its beginning."""

    before: str
    hit: str = ""
    after: str = ""


def reasons(card: "Card", criteria: Criteria, question: Question, hits: Hits, *, km: float | None) -> list[str]:
    """One short phrase for each thing that was asked for: the words, where they stand, what they mean."""
    found = [*_where_words_are(card, question, places(question, hits))]
    found += [*_meanings(card, question, hits)] or [*_synonyms(question, hits)]
    if hits.nearly:
        nearly = [unit for place, unit in enumerate(question.units) if hits.nearly >> place & 1]
        found.append(f"{_quoted(nearly)} is spelled almost like their name")
    found += [f"Offers {each.label}" for each in card.expertise if each.code in criteria.expertise]
    if criteria.phase in Phase.values:
        found.append(f"Knows the {Phase(criteria.phase).label.lower()} phase")
    if criteria.support in SupportKind.values:
        found.append(f"Can lead {SupportKind(criteria.support).label.lower()}")
    if criteria.near and km is not None:
        found.append(f"{km:.1f} km from {criteria.near.name}")
    return found


def _where_words_are(card: "Card", question: Question, found: Places) -> Iterator[str]:
    """Words that stand in the same places share a phrase."""
    told: dict[str, list[str]] = {}
    for place, unit in enumerate(question.units):
        where = _listed([words for words, has in _where(card, unit, found, 1 << place)])
        if where:
            told.setdefault(where, []).append(unit)
    for where, units in told.items():
        yield f"{_quoted(units)} {'is' if len(units) == 1 else 'are'} in {where}"


def _where(card: "Card", unit: str, found: Places, bit: int) -> list[tuple[str, bool]]:
    written = _written(card.portrait, unit)
    portrait = f"their pen portrait (as “{written}”)" if written.casefold() != unit else "their pen portrait"
    told = [
        ("their name", found.named), ("their expertise", found.areas),
        (portrait, found.portrait if written else 0),
        ("their phases or what they can lead", found.facts), ("their school", found.school),
    ]  # fmt: skip
    return [(where, True) for where, units in told if units & bit]


def _meanings(card: "Card", question: Question, hits: Hits) -> Iterator[str]:
    """What the words mean, where the leader offers it under another name."""
    for number, meaning in enumerate(question.meanings):
        if not hits.meant >> number & 1:
            continue
        said = {stem(each) for each in words.plain(meaning.term).split()}
        offered = [each.label for each in card.expertise if each.code in meaning.codes]
        other = [label for label in offered if not said & {stem(each) for each in words.plain(label).split()}]
        if other:
            yield f"“{meaning.term}” means {_listed(other[:3])}, which they offer"


def _synonyms(question: Question, hits: Hits) -> Iterator[str]:
    """Other words for what was typed, where the portrait has only those."""
    said = places(question, hits._replace(words=hits.words & ((1 << SYNONYMS_AT) - 1), meant=0)).portrait
    for number, (meaning, synonym) in enumerate(synonyms(question.meanings)):
        if hits.words >> (SYNONYMS_AT + number) & 1 and not said & meaning.units:
            yield f"Their pen portrait speaks of “{synonym}”"
            return


def _written(text: str, unit: str) -> str:
    """The word as the text writes it; empty where the text has it by another word only."""
    place = _first(text, unit)
    return "" if place is None else text.split()[place].strip(".,;:!?()“”‘’\"'")


def _first(text: str, unit: str) -> int | None:
    """Which word of the text is the first that is the typed one, in any of its forms."""
    wanted = stem(unit)
    begins = len(wanted) >= BEGINS_FROM
    for place, stems in enumerate(_stems(text)):
        for each in stems:
            if each == wanted or (begins and each.startswith(wanted)):
                return place
    return None


@lru_cache(maxsize=500)
def _stems(text: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each of its words: one written with a hyphen has two."""
    return tuple(tuple(stem(each) for each in words.plain(token).split()) for token in text.split())


def _quoted(units: Sequence[str]) -> str:
    return _listed([f"“{unit}”" for unit in units])


def _listed(items: Sequence[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def excerpt(portrait: str, wanted: Sequence[str]) -> Excerpt:
    """The line to quote: around the first word that was looked for, or the beginning."""
    tokens = portrait.split()
    found = [place for word in wanted if (place := _first(portrait, word)) is not None]
    if not found:
        return Excerpt(_cut(tokens))
    at = min(found)
    start = max(0, at - 10)
    before, after = " ".join(tokens[start:at]), " ".join(tokens[at + 1 : at + 16])
    after = f"{after.rstrip('.,;:')}…" if len(tokens) > at + 16 else after
    return Excerpt(f"{'… ' if start else ''}{before}".strip(), tokens[at], after)


def _cut(tokens: Sequence[str]) -> str:
    line = ""
    for token in tokens:
        if len(line) + len(token) > EXCERPT:
            return f"{line.rstrip('.,;:')}…"
        line = f"{line} {token}".strip()
    return line

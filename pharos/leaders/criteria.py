"""What somebody looks for in the directory, and why a leader matches it. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pharos.schools import words as school_words
from pharos.schools.distance import Near
from pharos.taxonomy.states import Phase, SupportKind

if TYPE_CHECKING:
    from .cards import Card

EXCERPT = 170


@dataclass(frozen=True)
class Criteria:
    """Every answer of the directory's filters; what is empty is not asked for."""

    words: str = ""
    expertise: str = ""
    phase: str = ""
    area: str = ""
    designation: str = ""
    support: str = ""
    availability: str = ""
    near: Near | None = None
    within_km: int | None = None
    by_distance: bool = False

    @property
    def wanted(self) -> list[str]:
        """The words to look for, as searchable text has them."""
        return school_words.wanted(self.words)


@dataclass(frozen=True)
class Excerpt:
    """A line of a portrait around the words that were looked for, or its beginning."""

    before: str
    hit: str = ""
    after: str = ""


def reasons(card: "Card", criteria: Criteria, *, km: float | None) -> list[str]:
    """Why this leader is in the list: one short phrase for each thing that was asked for."""
    found = [*_where_words_are(card, criteria)]
    found += [f"Offers {each.label}" for each in card.expertise if each.code == criteria.expertise]
    if criteria.phase in Phase.values:
        found.append(f"Knows the {Phase(criteria.phase).label.lower()} phase")
    if criteria.support in SupportKind.values:
        found.append(f"Can lead {SupportKind(criteria.support).label.lower()}")
    if criteria.near and km is not None:
        found.append(f"{km:.1f} km from {criteria.near.name}")
    return found


def _where_words_are(card: "Card", criteria: Criteria) -> list[str]:
    wanted = criteria.wanted
    places = {
        "their name": card.name,
        "their school": f"{card.school.name} {card.school.town} {card.school.postcode} {card.school.urn}",
        "their expertise": " ".join(each.label for each in card.expertise),
        "their pen portrait": card.portrait,
    }
    hits = [place for place, text in places.items() if any(_has(text, word) for word in wanted)]
    return [f"“{criteria.words.strip()}” is in {_listed(hits)}"] if hits else []


def _has(text: str, word: str) -> bool:
    return f" {word}" in f" {school_words.plain(text)}"


def _listed(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def excerpt(portrait: str, wanted: list[str]) -> Excerpt:
    """The line to quote: around the first word that was looked for, or the beginning."""
    tokens = portrait.split()
    if not wanted:
        return Excerpt(_cut(tokens))
    at = next((i for i, token in enumerate(tokens) if any(_has(token, word) for word in wanted)), None)
    if at is None:
        return Excerpt(_cut(tokens))
    start = max(0, at - 10)
    before, after = " ".join(tokens[start:at]), " ".join(tokens[at + 1 : at + 16])
    after = f"{after.rstrip('.,;:')}…" if len(tokens) > at + 16 else after
    return Excerpt(f"{'… ' if start else ''}{before}".strip(), tokens[at], after)


def _cut(tokens: list[str]) -> str:
    line = ""
    for token in tokens:
        if len(line) + len(token) > EXCERPT:
            return f"{line.rstrip('.,;:')}…"
        line = f"{line} {token}".strip()
    return line

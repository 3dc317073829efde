"""Areas of need from plain words: "our phonics results dipped" means Phonics. Pure and deterministic.

``suggest`` proposes at most five areas for a person to confirm, each with a reason that quotes the person;
nonsense proposes nothing. ``expand`` tells a search what else the same thing is called. Nothing is kept.

An area's evidence is the expressions of the vocabulary that the words contain: wholly, close together or apart,
or for the better part. Words that every school uses tell next to nothing alone, a word that only one area uses
tells most. Areas that mean much the same in another list follow with part of the evidence.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import spoken
from .evidence import Evidence, found, quoted, told
from .states import TermKind
from .vocabulary import EMPTY, Area, Prepared, Term, Vocabulary

__all__ = ["EMPTY", "Area", "Expansion", "Suggestion", "Term", "Vocabulary", "expand", "suggest"]

MOST = 5
MOST_SYNONYMS = 8
# Where the best area has less evidence than this, there is no suggestion; the others need less.
FLOOR = 0.4
FLOOR_OF_OTHERS = 0.3
PART_OF_BEST = 0.25
# What the second, third… expression adds to the best one.
_FADING = (1.0, 0.5, 0.3, 0.2, 0.1)
# How much of its evidence an area hands on to those that mean much the same.
_HANDED_ON = 0.5
_WHOLE = 0.7
# How much evidence an area has, and the expressions that it was found in.
type Weighed = tuple[float, list[Evidence]]


@dataclass(frozen=True)
class Suggestion:
    """An area that the words may mean. ``why`` is for whoever wrote them; ``weight`` orders, and is never shown."""

    code: str
    label: str
    why: str
    weight: float


@dataclass(frozen=True)
class Expansion:
    """``term`` is what somebody wrote; ``codes`` the areas that it means; ``synonyms`` what else they are called."""

    term: str
    codes: tuple[str, ...]
    synonyms: tuple[str, ...]


def suggest(words: str, vocabulary: Vocabulary) -> list[Suggestion]:
    """At most five areas, the likeliest first; equal ones in the order of the published lists."""
    tokens = spoken.tokens(words)
    by_area: dict[str, list[Evidence]] = defaultdict(list)
    for each in found(tokens, vocabulary):
        by_area[each.code].append(each)
    weighed = {code: _weighed(evidence) for code, evidence in by_area.items()}
    barred = _barred(tokens, vocabulary)
    own = {code: each for code, each in weighed.items() if code not in barred}
    scores = {
        code: (weight, told(shown, words) if not through else f"{quoted(shown[0].tokens, words)}: goes with {through}")
        for code, (weight, shown, through) in _with_relations(own, vocabulary).items()
        if code not in barred
    }
    best = max((weight for weight, _ in scores.values()), default=0.0)
    least = max(FLOOR_OF_OTHERS, PART_OF_BEST * best) if best >= FLOOR else best + 1
    kept = [(code, *each) for code, each in scores.items() if each[0] >= least]
    kept.sort(key=lambda each: (-round(each[1], 6), vocabulary.areas[each[0]].position, each[0]))
    return [Suggestion(code, vocabulary.areas[code].label, why, round(weight, 3)) for code, weight, why in kept[:MOST]]


def expand(words: str, vocabulary: Vocabulary) -> list[Expansion]:
    """What each expression in the words means, longest first where they overlap, in the order of the words."""
    tokens = [token for token in spoken.tokens(words) if not token.barred]
    expansions, at = [], 0
    while at < len(tokens):
        step, known = _longest(tokens[at : at + vocabulary.longest], vocabulary.by_stems)
        if known and (codes := tuple(code for code in vocabulary.areas if _means(known, code))):
            said = words[tokens[at].start : tokens[at + step - 1].end]
            expansions.append(Expansion(said, codes, _synonyms(codes, known, vocabulary)))
        at += step
    return expansions


def _weighed(evidence: Sequence[Evidence]) -> Weighed:
    """The best expressions over different words, each further one adding less."""
    used: set[str] = set()
    shown: list[Evidence] = []
    for each in sorted(evidence, key=lambda e: (-e.weight, e.expression.words)):
        if len(shown) < len(_FADING) and not {t.stem for t in each.tokens} <= used:
            used |= {token.stem for token in each.tokens}
            shown.append(each)
    return sum(each.weight * fading for each, fading in zip(shown, _FADING, strict=False)), shown


def _with_relations(own: Mapping[str, Weighed], vocabulary: Vocabulary) -> dict[str, tuple[float, list[Evidence], str]]:
    """Code to (evidence, what it was found in, the label of the area that handed it on)."""
    scores = {code: (weight, shown, "") for code, (weight, shown) in own.items()}
    for code, (weight, shown) in own.items():
        for other in vocabulary.areas[code].related:
            handed = weight * _HANDED_ON
            if other in vocabulary.areas and handed > scores.get(other, (0.0, shown, ""))[0]:
                scores[other] = (handed, shown, vocabulary.areas[code].label)
    return scores


def _barred(tokens: Sequence[spoken.Token], vocabulary: Vocabulary) -> set[str]:
    """The areas that the person said not to mean: those that the word after "not" names, and no other word does."""
    barred = {token.stem for token in tokens if token.barred}
    if not barred:
        return set()
    meant = {token.stem for token in tokens if not token.barred}
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for each in vocabulary.expressions:
        telling = {stem for stem in each.stems if stem not in spoken.COMMON}
        if len(telling) == 1:
            for is_meant in (False, True):
                if telling <= (meant if is_meant else barred):
                    named[is_meant] |= {code for code in each.codes if _means(each, code)}
    return named[False] - named[True]


def _means(known: Prepared, code: str) -> bool:
    return code in known.codes and known.codes[code].closeness > _WHOLE


def _longest(
    tokens: Sequence[spoken.Token], by_stems: Mapping[tuple[str, ...], Prepared]
) -> tuple[int, Prepared | None]:
    """(how many tokens to go on, the longest expression that begins here)."""
    for length in range(len(tokens), 0, -1):
        stems = tuple(token.stem for token in tokens[:length])
        if stems in by_stems and not all(stem in spoken.COMMON for stem in stems):
            return length, by_stems[stems]
    return 1, None


def _synonyms(codes: Sequence[str], known: Prepared, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The other short names of what is meant. Where the words are an area's own name, only of that area."""
    named = [code for code in codes if known.codes[code] == TermKind.NAME] or codes
    names = [name for code in named for name in vocabulary.names.get(code, ()) if name != known.words]
    return tuple(dict.fromkeys(names))[:MOST_SYNONYMS]

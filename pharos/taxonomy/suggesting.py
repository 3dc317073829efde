"""Areas of need from plain words: "our phonics results dipped" means Phonics. Pure and deterministic.

``suggest`` proposes at most five areas for a person to confirm, each with a reason that quotes the person;
nonsense proposes nothing. ``expand`` tells a search what else the same thing is called. Nothing is kept.

An area's evidence is the expressions of the vocabulary that the words contain: wholly, close together or apart,
or for the better part. Words that every school uses tell next to nothing alone, a word that only one area uses
tells most. Areas that mean much the same in another list follow with part of the evidence.
"""

from collections import Counter, defaultdict
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
# What is left of the evidence of an area that rests on the same words as an earlier one.
_AGAIN = 0.85
# How much evidence an area has, and the expressions that it was found in.
type Weighed = tuple[float, list[Evidence]]


@dataclass(frozen=True)
class Scored:
    """An area with its evidence; ``through`` is the label of the area that handed it on."""

    weight: float
    shown: list[Evidence]
    through: str = ""

    @property
    def place(self) -> tuple[int, ...]:
        """Where the words stand that it rests on most."""
        return tuple(token.start for token in self.shown[0].tokens if not token.is_common)


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
    barred = _barred(tokens, vocabulary)
    own = {code: _weighed(evidence) for code, evidence in by_area.items() if code not in barred}
    scored = {code: each for code, each in _with_relations(own, vocabulary).items() if code not in barred}
    best = max((each.weight for each in scored.values()), default=0.0)
    least = max(FLOOR_OF_OTHERS, PART_OF_BEST * best) if best >= FLOOR else best + 1
    enough = {code: each for code, each in scored.items() if each.weight >= least}
    return [
        Suggestion(code, vocabulary.areas[code].label, _why(each, words), round(each.weight, 3))
        for code, each in _several_needs(enough, vocabulary)[:MOST]
    ]


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


def _with_relations(own: Mapping[str, Weighed], vocabulary: Vocabulary) -> dict[str, Scored]:
    scores = {code: Scored(weight, shown) for code, (weight, shown) in own.items()}
    for code, (weight, shown) in own.items():
        for other in vocabulary.areas[code].related:
            handed = weight * _HANDED_ON
            if other in vocabulary.areas and (other not in scores or handed > scores[other].weight):
                scores[other] = Scored(handed, shown, vocabulary.areas[code].label)
    return scores


def _several_needs(scored: Mapping[str, Scored], vocabulary: Vocabulary) -> list[tuple[str, Scored]]:
    """The likeliest first; one that rests on the same words as an earlier one waits for those that rest on others."""
    left, ordered = dict(scored), []
    spoken_for: Counter[tuple[int, ...]] = Counter()
    while left:
        code = min(left, key=lambda c: (-round(left[c].weight * _AGAIN ** spoken_for[left[c].place], 6),
                                        vocabulary.areas[c].position, c))  # fmt: skip
        ordered.append((code, left.pop(code)))
        spoken_for[ordered[-1][1].place] += 1
    return ordered


def _why(scored: Scored, words: str) -> str:
    if scored.through:
        return f"{quoted(scored.shown[0].tokens, words)}: goes with {scored.through}"
    return told(scored.shown, words)


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

"""Which expressions of the vocabulary somebody's words contain, and how much each tells. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from .spoken import COMMON, Token
from .states import TermKind
from .vocabulary import Prepared, Vocabulary

# An expression of which less than this part is there is not there.
_LEAST_COVERED = 0.5
_PARTLY = 0.6
_MISSPELT = 0.75
_MOST_TELLING = 1.6
_NEARLY = 0.8
# Every further word of an expression that is wholly there tells this much more.
_EACH_MORE = 0.1
# How much an expression tells whose words stand together, near each other, in one sentence, or apart.
_NEAR = 4
_TOGETHER, _CLOSE, _ONE_SENTENCE, _APART = 1.0, 0.9, 0.7, 0.35
_WORDS_FOR = {
    TermKind.NAME: "the name of this area",
    TermKind.PART: "part of this area’s name",
    TermKind.SYNONYM: "said when this is meant",
    TermKind.SYMPTOM: "a sign of this need",
    TermKind.BROADER: "means this and more",
    TermKind.RELATED: "often comes with this need",
}


@dataclass(frozen=True)
class Evidence:
    """An expression that speaks for an area, and the words of the person that it was found in."""

    code: str
    expression: Prepared
    kind: TermKind
    weight: float
    tokens: tuple[Token, ...]
    whole: bool
    read_as: str = ""


def found(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Evidence]:
    """All evidence in the words, in no order."""
    heard, misspelt = _heard([token for token in tokens if not token.barred], vocabulary)
    places = {place for stem in heard if stem not in COMMON for place in vocabulary.by_stem[stem]}
    places |= set(_of_common_words(heard, vocabulary))
    for place in sorted(places):
        expression = vocabulary.expressions[place]
        matched = {stem: heard[stem] for stem in expression.stems if stem in heard}
        weight = _weight(expression, matched, vocabulary)
        if not weight:
            continue
        wrong = next((stem for stem in matched if stem in misspelt), "")
        shown = tuple(sorted(_closest(matched), key=lambda token: token.start))
        for code, kind in expression.codes.items():
            yield Evidence(
                code, expression, kind, weight * kind.closeness * (_MISSPELT if wrong else 1), shown,
                len(matched) == len(set(expression.stems)), misspelt.get(wrong, ""),
            )  # fmt: skip


def _heard(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[dict[str, list[Token]], dict[str, str]]:
    """(stem to the words that have it, stem that was read from a word a letter wrong to how it is written)."""
    heard: dict[str, list[Token]] = {}
    misspelt: dict[str, str] = {}
    for token in tokens:
        if token.stem in vocabulary.by_stem:
            heard.setdefault(token.stem, []).append(token)
        elif right := _a_letter_wrong(token.said.casefold(), vocabulary):
            stem = vocabulary.written[right]
            heard.setdefault(stem, []).append(token)
            misspelt[stem] = right
    return heard, misspelt


def _a_letter_wrong(word: str, vocabulary: Vocabulary) -> str:
    if len(word) < 6:
        return ""
    best = extractOne(word, vocabulary.written.keys(), scorer=OSA.distance, score_cutoff=1)
    return best[0] if best and best[0][0] == word[0] else ""


def _of_common_words(heard: dict[str, list[Token]], vocabulary: Vocabulary) -> Iterator[int]:
    """Expressions made of common words alone ("new head"): they count where all of them are there."""
    common = [stem for stem in heard if stem in COMMON]
    for place in dict.fromkeys(place for stem in common for place in vocabulary.by_stem[stem]):
        stems = vocabulary.expressions[place].stems
        if len(set(stems)) > 1 and all(stem in COMMON and stem in heard for stem in stems):
            yield place


def _weight(expression: Prepared, matched: dict[str, list[Token]], vocabulary: Vocabulary) -> float:
    stems = dict.fromkeys(expression.stems)
    worth = {stem: vocabulary.worth[stem] for stem in stems}
    covered = sum(worth[stem] for stem in matched) / (sum(worth.values()) or 1.0)
    telling = min(_MOST_TELLING, sum(worth[stem] for stem in matched))
    if len(matched) == len(stems):
        if all(stem in COMMON for stem in stems):
            return _all_common(matched)
        return telling * _nearness(matched) * (1 + _EACH_MORE * (len(stems) - 1))
    if covered < _LEAST_COVERED:
        return 0.0
    return telling * covered * _PARTLY * _nearness(matched)


def _all_common(matched: dict[str, list[Token]]) -> float:
    """ "First headship", "mixed classes": nothing apart, as much as any other expression together."""
    return 0.7 if _nearness(matched) >= _CLOSE else 0.0


def _nearness(matched: dict[str, list[Token]]) -> float:
    chosen = _closest(matched)
    sentences = {token.sentence for token in chosen}
    if len(sentences) > 1:
        return _APART
    span = max(token.end for token in chosen) - min(token.start for token in chosen)
    letters = sum(len(token.said) for token in chosen)
    words_between = (span - letters) / 5 - (len(chosen) - 1) / 5
    if words_between < 1:
        return _TOGETHER
    return _CLOSE if words_between <= _NEAR * len(chosen) / 2 else _ONE_SENTENCE


def _closest(matched: dict[str, list[Token]]) -> list[Token]:
    """One word for each stem, as near to the rarest stem's first word as they come."""
    if not matched:
        return []
    anchor = min(matched.values(), key=len)[0]
    return [min(tokens, key=lambda token: abs(token.start - anchor.start)) for tokens in matched.values()]


def told(evidence: Sequence[Evidence], words: str) -> str:
    """Why, in a short phrase: what the person wrote, and what it is to the area."""
    first = _fullest(evidence)
    if first.read_as:
        return f"{quoted(first.tokens, words)}, read as “{first.read_as}”: {_WORDS_FOR[first.kind]}"
    if not first.whole:
        return f"{quoted(first.tokens, words)}: like “{first.expression.words}”"
    shown = [first, *(each for each in evidence[:2] if each.whole and each.kind == first.kind)]
    said = " and ".join(dict.fromkeys(quoted(each.tokens, words) for each in shown))
    return f"{said}: {_WORDS_FOR[first.kind]}"


def _fullest(evidence: Sequence[Evidence]) -> Evidence:
    """Of the expressions that tell nearly as much as the best, the one that quotes most."""
    near = [each for each in evidence if each.weight >= _NEARLY * evidence[0].weight and each.whole]
    return max(near, key=lambda each: len(each.tokens)) if near and evidence[0].whole else evidence[0]


def quoted(tokens: Sequence[Token], words: str) -> str:
    """The words as they were written; in one quotation where they stand together."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.start - runs[-1][-1].end <= _GAP:
            runs[-1].append(token)
        else:
            runs.append([token])
    return " and ".join(f"“{' '.join(words[run[0].start : run[-1].end].split())}”" for run in runs)


# Two words with no more than a short word between them are quoted together.
_GAP = 8

"""Plain words as tokens that can be compared. Pure.

"Our phonics results dipped in Y1" and "Phonics: the Year 1 result is dipping" come to the same tokens. Each
remembers how it was written, so that a reason can quote the person.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .stemming import stem

# More than this is an essay, and what it needs stands at its beginning.
MOST_CHARACTERS = 4000
_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’‘`´]")
_SENTENCE = re.compile(r"[.!?;:\n]")
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(e|es|ed|er|ers|ing|ation|ations)$)")
_YEAR = re.compile(r"^(?:y|yr)(\d{1,2})$")
_DATA = Path(__file__).parent / "data"


def _listed(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


STOP = frozenset(_listed("stop_words.txt"))
# Words of every school that say the same.
_SAME = {
    **dict.fromkeys(("kid", "child", "children", "student", "youngster", "pupil"), "pupil"),
    **dict.fromkeys(("fell", "fallen", "drop", "dip", "slip", "slid", "slump", "declin", "fall"), "fall"),
    **dict.fromkeys(("rose", "risen", "rise"), "rise"),
}
# After these words "not" says that something is missing, and the thing itself is meant: "are not reading".
_LACKING = frozenset(
    (
        "are",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "can",
        "could",
        "will",
        "would",
        "should",
        "am",
        "were",
        "they",
        "we",
    )
)
_EXCEPT = frozenset(("except", "excluding", "barring"))
_EXCEPT_PAIRS = frozenset((("apart", "from"), ("other", "than"), ("aside", "from")))
_NOT_REACH = 3
# Two words that are one: the first means nothing alone.
_PAIRS = {
    ("well", "being"): "wellbeing",
    ("a", "level"): "alevel",
    ("a", "levels"): "alevel",
    ("t", "levels"): "tlevel",
}


@dataclass(frozen=True)
class Token:
    """One word: its stem, what was written, where it stands, in which sentence; ``barred`` where it was said not to be
    meant ("not phonics")."""

    stem: str
    said: str
    start: int
    end: int
    sentence: int
    barred: bool = False

    @property
    def is_common(self) -> bool:
        return self.stem in COMMON


def folded(text: str) -> str:
    """Small letters without accents and apostrophes, in one British spelling."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    word = _BRITISH.sub("iz", _APOSTROPHES.sub("", bare.casefold()))
    year = _YEAR.match(word)
    return f"year{year[1]}" if year else word


def _stem(said: str) -> str:
    found = stem(folded(said))
    return _SAME.get(found, found)


COMMON = frozenset(map(_stem, _listed("common_words.txt")))


def stems(text: str) -> list[str]:
    """The stems of the words that mean something, in order."""
    return [token.stem for token in tokens(text)]


def tokens(text: str) -> list[Token]:
    """The words that mean something, in order. Where all are stop words, none."""
    text = text[:MOST_CHARACTERS]
    found = _joined(_words(text), text)
    barred = _barred([folded(each.said) for each in found])
    return [
        Token(each.stem, each.said, each.start, each.end, each.sentence, at in barred)
        for at, each in enumerate(found)
        if folded(each.said) not in STOP and folded(each.said) not in ("not", *_EXCEPT)
    ]


def _words(text: str) -> list[Token]:
    ends = [found.start() for found in _SENTENCE.finditer(text)]
    words, sentence = [], 0
    for found in _WORD.finditer(text):
        while sentence < len(ends) and ends[sentence] < found.start():
            sentence += 1
        words.append(Token(_stem(found[0]), found[0], found.start(), found.end(), sentence))
    return words


def _joined(words: list[Token], text: str) -> list[Token]:
    """ "Year 4" and "Key Stage 2" as the one word that they are: as "Y4" and "KS2"."""
    joined: list[Token] = []
    for word in words:
        before = [each.said.casefold() for each in joined[-2:]]
        if word.said.isdigit() and before == ["key", "stage"]:
            joined[-2:] = [_as_one(f"ks{word.said}", joined[-2], word, text)]
        elif word.said.isdigit() and before[-1:] in (["year"], ["years"]):
            joined[-1:] = [_as_one(f"year{word.said}", joined[-1], word, text)]
        elif before and (pair := _PAIRS.get((before[-1], word.said.casefold()))):
            joined[-1:] = [_as_one(stem(pair), joined[-1], word, text)]
        else:
            joined.append(word)
    return joined


def _as_one(name: str, first: Token, last: Token, text: str) -> Token:
    return Token(name, text[first.start : last.end], first.start, last.end, last.sentence)


def _barred(words: list[str]) -> set[int]:
    """The places of the words that were said not to be meant."""
    barred: set[int] = set()
    for at, word in enumerate(words):
        if _begins_exception(words, at) or (word == "not" and (not at or words[at - 1] not in _LACKING)):
            meaning = (place for place in range(at + 1, len(words)) if words[place] not in STOP)
            first = next(meaning, None)
            if first is not None and first - at <= _NOT_REACH:
                barred.add(first)
    return barred


def _begins_exception(words: list[str], at: int) -> bool:
    return words[at] in _EXCEPT or (at > 0 and (words[at - 1], words[at]) in _EXCEPT_PAIRS)

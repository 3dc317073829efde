"""One sentence of a pen portrait, for a card: the one that speaks most of the need. Pure."""

import re
from collections.abc import Iterable

SENTENCE = re.compile(r"(?<=[.!?])\s+")
WORD = re.compile(r"[^\W\d_]{5,}")
LONGEST = 240


def quote(portrait: str, need: Iterable[str]) -> str:
    """The sentence that shares most words of five letters or more with the need; the first where none shares any."""
    sentences = [each.strip() for each in SENTENCE.split(" ".join(portrait.split())) if each.strip()]
    if not sentences:
        return ""
    wanted = _words(" ".join(need))
    best = max(sentences, key=lambda each: len(_words(each) & wanted))
    return best if len(best) <= LONGEST else best[:LONGEST].rsplit(" ", 1)[0] + " …"


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}

"""How much two names look like one person's. Pure.

At one school. That two people of the same name follow each other is so seldom that a likeness counts.
"""

from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from ..states import Confidence
from . import nicknames
from .letters import alike
from .reading import Who

_MEN, _WOMEN = frozenset({"mr", "sir"}), frozenset({"mrs", "ms", "miss", "dame"})


class Likeness(NamedTuple):
    """Whether they are one person, how sure that is, and why."""

    same: bool
    confidence: Confidence
    why: str


def same(confidence: Confidence, why: str) -> Likeness:
    return Likeness(True, confidence, why)


def other(confidence: Confidence, why: str) -> Likeness:
    return Likeness(False, confidence, why)


def compare(one: Who, two: Who) -> Likeness:
    first, last = _first(one, two), _last(one, two)
    if last == "same":
        return _with_one_last_name(one, two, first)
    if _swapped(one, two):
        return same(Confidence.LIKELY, "First and last name have changed places.")
    if last and first:
        return _with_near_last_name(last, first)
    if first in ("same", "short") and one.title in _MEN and two.title in _MEN:
        return other(Confidence.DOUBTFUL, "The same first name with another last name, which a man seldom changes.")
    if first in ("same", "short") and not _contradict(one, two):
        return same(
            Confidence.DOUBTFUL,
            "The same first name with another last name: perhaps a married name, perhaps another person.",
        )
    if one.initials_only or two.initials_only:
        return other(Confidence.LIKELY, "Another last name; of a first name there is only an initial.")
    return other(Confidence.CERTAIN, "Another first name and another last name.")


def _with_one_last_name(one: Who, two: Who, first: str) -> Likeness:
    doubt = _contradict(one, two)
    if first == "same":
        return same(Confidence.CERTAIN, "The same name: only its title, case, accents or marks are written otherwise.")
    if first == "initial":
        certainty = Confidence.DOUBTFUL if doubt else Confidence.LIKELY
        return same(certainty, "The same last name, and the initials fit.")
    if first:
        why = {
            "short": "The same last name, with a short form of the first name.",
            "part": "The same last name, and one of the first names is the same.",
            "near": "The same last name, and the first name differs by a letter: perhaps a misspelling.",
            "faint": "The same last name, and a short first name that differs by a letter: perhaps a misspelling.",
        }[first]
        return same(Confidence.DOUBTFUL if doubt or first == "faint" else Confidence.LIKELY, why)
    return other(Confidence.LIKELY, "The same last name, but another first name.")


def _with_near_last_name(last: str, first: str) -> Likeness:
    firm = first in ("same", "short", "part") and last != "faint"
    if last == "part":
        why = "One last name has become two, or two have become one."
        return same(Confidence.LIKELY if firm else Confidence.DOUBTFUL, why)
    if firm:
        return same(Confidence.LIKELY, "The last name differs by a letter: perhaps a misspelling.")
    return same(Confidence.DOUBTFUL, "Both names differ by a little: perhaps misspelt, perhaps another person.")


def _contradict(one: Who, two: Who) -> bool:
    """A man's title before, a woman's after, or the other way round."""
    return any(one.title in a and two.title in b for a, b in ((_MEN, _WOMEN), (_WOMEN, _MEN)))


def _first(one: Who, two: Who) -> str:
    """same, short, part, initial, near, faint, or nothing."""
    a, b = "".join(one.firsts), "".join(two.firsts)
    if alike(a, b):
        return "initial" if len(a) == 1 else "same"
    if one.initials_only or two.initials_only or any(len(each) == 1 for each in (one.firsts[0], two.firsts[0])):
        return "initial" if _initials_fit(one.firsts, two.firsts) else ""
    ones, twos = {*one.firsts, one.also} - {""}, {*two.firsts, two.also} - {""}
    if any(alike(x, y) for x in ones for y in twos if len(x) > 1):
        return "part"
    if any(nicknames.may_be_one(x, y) for x in ones for y in twos):
        return "short"
    return _nearness(one.firsts[0], two.firsts[0])


def _initials_fit(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """``A S`` fits Alastair Samuel, and so does ``A``; the initial of a middle name alone fits too."""
    pairs = list(zip(one, two, strict=False))
    return all(x.startswith(y) or y.startswith(x) for x, y in pairs) if pairs else False


def _last(one: Who, two: Who) -> str:
    """same, part, near, faint, or nothing."""
    a, b = "".join(one.lasts), "".join(two.lasts)
    if alike(a, b):
        return "same"
    if len(one.lasts) != len(two.lasts) and {*one.lasts} & {*two.lasts}:
        shared = {*one.lasts} & {*two.lasts}
        if max(map(len, shared)) > 2:
            return "part"
    return _nearness(a, b)


def _near(a: str, b: str) -> bool:
    """A letter wrong, missing, too many or two changed about; two in a long name."""
    allowed = 1 if min(len(a), len(b)) < 9 else 2
    return min(len(a), len(b)) > 1 and DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def _nearness(a: str, b: str) -> str:
    """near; faint where the names are so short that a letter makes another name of them; or nothing."""
    if not _near(a, b):
        return ""
    return "near" if min(len(a), len(b)) > 3 else "faint"


def _swapped(one: Who, two: Who) -> bool:
    return (
        len("".join(one.firsts)) > 1
        and "".join(one.firsts) == "".join(two.lasts)
        and "".join(one.lasts) == "".join(two.firsts)
    )

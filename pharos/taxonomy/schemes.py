"""The published lists: what they call themselves, and which of their areas are one. Pure."""

import re
from collections.abc import Collection

from . import spoken
from .states import Scheme

_CALLED = {
    "sle": Scheme.SLE,
    "npq": Scheme.NPQ,
    "ofsted": Scheme.OFSTED,
    "ofsted report card": Scheme.OFSTED,
    "rise": Scheme.RISE,
    "rise targeted plan": Scheme.RISE_PLAN,
    "local": Scheme.LOCAL,
}
# A programme's own bid or priorities: "KAH bid 2015/16".
_LOCAL = re.compile(r"\b(bid|priorities)\b")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
# Words with which one list says at more length what another says short: "Early years provision".
_NOISE = frozenset(spoken.stems("provision"))


def scheme_of(written: str) -> Scheme | None:
    """The list that is meant; None where it isn't known."""
    name = " ".join(written.casefold().replace("_", " ").split())
    if name in _CALLED:
        return _CALLED[name]
    by_value = {each.value.replace("_", " "): each for each in Scheme} | {
        each.label.casefold(): each for each in Scheme
    }
    return by_value.get(name) or (Scheme.LOCAL if _LOCAL.search(name) else None)


def key(label: str) -> tuple[str, ...]:
    """What two spellings of one area have in common: "SENCO" in brackets, co-ordinator and co-ordination."""
    stems = tuple(stem for stem in spoken.stems(_IN_BRACKETS.sub(" ", label)) if stem not in _NOISE)
    return stems or (label.casefold(),)


def new_code(scheme: Scheme, label: str, taken: Collection[str]) -> str:
    """A code made of the list and the name: the same for the same file each time, and never one that is taken."""
    words = re.findall(r"[a-z0-9]+", spoken.folded(_IN_BRACKETS.sub(" ", label)))
    base = "-".join([scheme.value.replace("_", "-"), *words])
    return next(code for code in (base, *(f"{base}-{n}" for n in range(2, 1000))) if code not in taken)

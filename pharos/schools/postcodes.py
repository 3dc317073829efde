"""What people mean when they type a postcode. Pure.

A postcode has two parts: "ME14" says where it is delivered from, "1XX" which street. Its key is both in
one, in capitals: "ME141XX". A nought typed for an O and a one typed for an I are forgiven.
"""

import itertools
import re
from collections.abc import Iterator

_WHOLE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
# "ME14", or "ME14 1": a district of postcodes, or a sector of one.
_PART = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)(?: ([0-9]))?")
_ALIKE = {"0": "0O", "O": "O0", "1": "1I", "I": "I1"}
_OF_FRANCE = re.compile(r"[0-9]{5}")
LONGEST = 8

_SCOTLAND = "AB DD DG EH FK G HS IV KA KW KY ML PA PH ZE"
_WALES = "CF LD LL NP SA"
_ELSEWHERE = {
    **dict.fromkeys(_SCOTLAND.split(), "Scotland"),
    **dict.fromkeys(_WALES.split(), "Wales"),
    "BT": "Northern Ireland", "JE": "Jersey", "GY": "Guernsey", "IM": "the Isle of Man", "GX": "Gibraltar",
}  # fmt: skip


def key(typed: str) -> str:
    """The key of a postcode as a file writes it, with any spaces; empty where it is none."""
    joined = "".join(typed.split()).upper()
    return joined if _WHOLE.fullmatch(joined) else ""


def outward(whole: str) -> str:
    """The first part of a key: "ME14" of "ME141XX"."""
    return whole[:-3]


def shown(whole: str) -> str:
    """A key as people write it."""
    return f"{whole[:-3]} {whole[-3:]}"


def readings(typed: str) -> list[str]:
    """The keys that may be meant: what was typed first, then the same with noughts and ones read as letters, or
    the other way about. None, where it is no whole postcode.
    """
    joined = re.sub(r"[^0-9A-Z]", "", typed[:20].upper())
    return list(dict.fromkeys(filter(_WHOLE.fullmatch, _spelled(joined)))) if 5 <= len(joined) < LONGEST else []


def _spelled(joined: str) -> Iterator[str]:
    for letters in itertools.product(*(_ALIKE.get(letter, letter) for letter in joined)):
        yield "".join(letters)


def parts(typed: str) -> list[tuple[str, str]]:
    """The districts of postcodes that may be meant ("ME14"), each with the figure of its sector, if one was typed."""
    tidy = " ".join(typed[:20].upper().split())
    found = (_PART.fullmatch(spelled) for spelled in _spelled(tidy)) if len(tidy) < LONGEST else ()
    return list(dict.fromkeys((part[1], part[2] or "") for part in found if part))


def country(typed: str) -> str:
    """The country, other than England, to which a postcode belongs; empty where that isn't known."""
    if _OF_FRANCE.fullmatch(typed.strip()):
        return "another country"
    whole = readings(typed) or [district for district, _ in parts(typed)]
    letters = re.match(r"[A-Z]+", whole[0]) if whole else None
    return _ELSEWHERE.get(letters[0], "") if letters else ""

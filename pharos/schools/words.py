"""The words by which a school is found. Pure.

A school's searchable text is its words, each led by a space, in small letters without accents or
apostrophes: a word somebody types is found wherever a word begins with it. A postcode stands in it
in two parts and as one, so that it is found as "ME14 1XX", "me141xx" and "me14".
"""

import re
import unicodedata

_KEPT = "abcdefghijklmnopqrstuvwxyz0123456789"
_GONE = "'’‘`´"
# Every other character of the Latin plane parts two words.
_TABLE = dict.fromkeys(range(8448), " ") | {ord(c): c for c in _KEPT} | dict.fromkeys(map(ord, _GONE))
# The inward part of a postcode: a digit and two letters.
_POSTCODE = re.compile(r"^([a-z]{1,2}[0-9][0-9a-z]?)([0-9][a-z]{2})$")
# A unique reference number.
_URN = re.compile(r"(?<![0-9])[0-9]{6}(?![0-9])")
MOST = 8


def plain(text: str) -> str:
    """Small letters and digits, parted by single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.lower().translate(_TABLE).split())


def searchable(urn: int | str, name: str, town: str, postcode: str) -> str:
    return f" {plain(f'{name} {town} {postcode}')} {plain(postcode).replace(' ', '')} {urn}"


def wanted(typed: str) -> list[str]:
    """The words to look for in what somebody typed; at most eight, since more find nothing else."""
    found = plain(typed[:200]).split()
    parted: list[str] = []
    for word in found:
        whole = _POSTCODE.match(word)
        parted += whole.groups() if whole else [word]
    return parted[:MOST]


def postcode(typed: str) -> str:
    """The postcode that was typed, as searchable text has it in one; empty where it is none."""
    joined = plain(typed[:20]).replace(" ", "")
    return joined if _POSTCODE.match(joined) else ""


def urn(typed: str) -> int | None:
    """The URN in what somebody typed, alone or beside the school's name ("Marram Primary School, 900001")."""
    found = _URN.search(typed[:200])
    return int(found[0]) if found else None

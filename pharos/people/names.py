"""Whether two ways of writing a name may be one person's. Pure.

"Dr Ada Quill", "Ada M. Quill" and "A Quill" may be one; "Ada Quill" and "Bea Quill" are two. It is a question for
somebody to answer, never yet an answer: two people may have one name.
"""

import re
import unicodedata

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "prof",
        "professor",
        "rev",
        "revd",
        "reverend",
        "sir",
        "dame",
        "lady",
        "lord",
        "fr",
        "father",
        "sr",
        "sister",
        "cllr",
    ]
)
_HONOURS = frozenset(
    ["mbe", "obe", "cbe", "dbe", "kbe", "phd", "npqh", "npqel", "ba", "ma", "med", "msc", "bsc", "bed", "qts", "frsa"]
)
_PARTED = re.compile(r"[\s.,\-‐–—_]+")
_GONE = str.maketrans("", "", "'’‘`´()\"“”")


def parts(name: str) -> list[str]:
    """The words of a name in small letters, without title, honours, accents and apostrophes."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = [word for word in _PARTED.split(folded.translate(_GONE)) if word]
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    while len(words) > 1 and words[-1] in _HONOURS:
        del words[-1]
    return words


def are_alike(one: str, other: str) -> bool:
    """Whether the last names are the same, and the first names too as far as both are written out."""
    a, b = parts(one), parts(other)
    if not a or not b:
        return False
    if a == b or "".join(a) == "".join(b):
        return True
    return len(a) > 1 and len(b) > 1 and a[-1] == b[-1] and _may_be_one(a[0], b[0])


def _may_be_one(first: str, other: str) -> bool:
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    return first == other

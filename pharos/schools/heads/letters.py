"""Names brought to their letters, so that two spellings of one name can be told to be one. Pure."""

import re
import unicodedata
from contextlib import suppress

from ..names import is_damaged

# One letter that no decomposition takes apart.
_ALONE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_HOLES = re.compile(r"(?<=\w)\?|\?(?=\w)|\ufffd")
HOLE = "□"


def mended(text: str) -> str:
    """UTF-8 that was read as cp1252 is read again; a letter that is lost for good becomes a ``HOLE``."""
    if not is_damaged(text):
        return text
    with suppress(UnicodeError):  # it may be damaged in another way
        text = text.encode("cp1252").decode("utf-8")
    return _HOLES.sub(HOLE, text)


def words(text: str) -> list[str]:
    """The words of a name in small letters without accents, apostrophes or dots: ``["marie", "louise", "obrien"]``."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ALONE))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(rf"[^\W\d_{HOLE}]*{HOLE}[\w{HOLE}]*|[^\W\d_]+", _APOSTROPHES.sub("", plain))


def alike(one: str, other: str) -> bool:
    """Whether two words are one, as far as letters that are lost allow."""
    if HOLE not in one + other:
        return one == other
    return any(re.fullmatch(re.escape(a).replace(HOLE, ".{0,2}"), b) for a, b in ((one, other), (other, one)))

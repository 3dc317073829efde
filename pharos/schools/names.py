"""Names that were damaged on their way into a file. Pure.

Three kinds are met in the register's extracts: a replacement character, a question mark in the middle
of a word, and UTF-8 that was read as cp1252 ("JosÃ©"). Such a name is better than none, and worse than
the one we have.
"""

import re

_HOLE = re.compile(r"\ufffd|\w\?\w|\w\?s\b|[\x80-\x9f]")


def is_damaged(text: str) -> bool:
    if "?" not in text and text.isascii():
        return False
    return bool(_HOLE.search(text)) or _is_twice_encoded(text)


def _is_twice_encoded(text: str) -> bool:
    if text.isascii():
        return False
    try:
        return text.encode("cp1252").decode("utf-8") != text
    except UnicodeError:
        return False

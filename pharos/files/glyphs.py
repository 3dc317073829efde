"""Which characters our fonts can show, read from the fonts themselves.

A PDF that claims to be accessible may not hold a character without a glyph: typst refuses to write it. What
people type must never keep their document from them, so such characters are printed as an open box.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BOX = "□"


@cache
def shown() -> frozenset[int]:
    """The code points that every one of our fonts has a glyph for."""
    return frozenset.intersection(*(_cmap(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))))


def printable(text: str) -> str:
    """The text as our fonts can print it. Control characters go, and each character unknown to them is a box."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(_glyph(character) for character in composed)


def _glyph(character: str) -> str:
    if character == "\n" or ord(character) in shown():
        return character
    # Marks that are not seen by themselves: joiners, direction marks, variation selectors, controls.
    if unicodedata.category(character) in {"Cc", "Cf", "Mn"}:
        return ""
    return " " if unicodedata.category(character).startswith("Z") else BOX


def _cmap(font: bytes) -> frozenset[int]:
    """The characters of a TrueType font: its table ``cmap`` in the format that covers all of Unicode (12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    offsets = [struct.unpack_from(">HHI", font, start + 4 + 8 * number)[2] for number in range(count)]
    table = next(start + at for at in offsets if struct.unpack_from(">H", font, start + at)[0] == 12)
    groups = struct.unpack_from(">I", font, table + 12)[0]
    spans = (struct.unpack_from(">III", font, table + 16 + 12 * number) for number in range(groups))
    return frozenset(code for first, last, _ in spans for code in range(first, last + 1))

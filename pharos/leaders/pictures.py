"""From the file that somebody hands in to the squares that the directory shows: nothing of it survives but pixels.

A file is judged by its content, never by its name. What it announces about its size is read before any of it is
decoded, so that a small file that unfolds into a huge picture costs nothing. Pure: bytes in, bytes out.
"""

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .states import Crop, Shape

MEGABYTE = 1024 * 1024
MOST_BYTES = 8 * MEGABYTE
MOST_PIXELS = 40_000_000
LEAST_SIDE = 240
LARGE, SMALL = 480, 160
SIZES = (LARGE, SMALL)
FORMATS = ("JPEG", "PNG", "WEBP")
# Within so much, a photo counts as square: there is nothing to choose.
SQUARE = 1.04

# What opens as a picture and as something else too. None of these words stands in a photo by chance.
# Long enough that no photo has them by chance.
OTHER_THINGS = (b"%PDF-", b"<script", b"<?php", b"<html", b"<!doctype")
# What reading a damaged photo, or what its camera wrote into it, may raise.
BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, MemoryError, TypeError, AttributeError,
    KeyError, ZeroDivisionError, OverflowError,
)  # fmt: skip
IPHONE = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")


class NotAPhoto(ValueError):
    """The file is not a photo that we can show; the message says what to do."""


@dataclass(frozen=True)
class Squares:
    """The photo in each of its crops and sizes, as WebP. ``files`` are by crop and by the length of a side."""

    shape: Shape
    files: dict[tuple[Crop, int], bytes]


def squares(data: bytes) -> Squares:
    """Cut the photo, upright, to squares. Raises ``NotAPhoto``."""
    _refuse(data)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            _refuse_size(*opened.size)
            # A JPEG with further pictures behind the first (a depth map, say) is what many phones take.
            if opened.format not in {"JPEG", "MPO"} and getattr(opened, "is_animated", False):
                raise NotAPhoto("This picture moves. Choose a still photo, saved as JPEG or PNG")
            upright = _no_larger_than_needed(_upright(opened))
    except NotAPhoto:
        raise
    except Image.DecompressionBombError as bomb:
        raise NotAPhoto(_too_large()) from bomb
    except UnidentifiedImageError as unknown:
        raise NotAPhoto("This file is not a photo that we can read. Choose one saved as JPEG, PNG or WebP") from unknown
    except BROKEN as broken:
        raise NotAPhoto(
            "This photo is damaged, or only half of it has arrived. Save it again and choose it"
        ) from broken
    return Squares(_shape(upright), {(crop, size): _cut(upright, crop, size) for crop in Crop for size in SIZES})


def _refuse(data: bytes) -> None:
    """Files that are no photo, as far as their first bytes and the words in them tell."""
    head = data[:16]
    if head[4:8] == b"ftyp" and data[8:12] in IPHONE:
        raise NotAPhoto(
            "This is a HEIC photo, as iPhones take them. Save it as JPEG and choose that: for example, send it to "
            "yourself by email, or take a screenshot of it"
        )
    if head.startswith((b"GIF87a", b"GIF89a")):
        raise NotAPhoto("This is a GIF. Choose a photo saved as JPEG, PNG or WebP")
    lowered = data.lower()
    if lowered.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")):
        raise NotAPhoto("This is a drawing or a web page. Choose a photo saved as JPEG, PNG or WebP")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        _refuse_size(*_webp_size(data))
    # An archive behind the photo has its end in the last 64 KB.
    hidden = any(word.lower() in lowered for word in OTHER_THINGS) or b"PK\x05\x06" in data[-66_000:]
    if hidden and not lowered.startswith(OTHER_THINGS[0].lower()):
        raise NotAPhoto("This file is a photo and something else as well. Save the photo again as JPEG and choose that")


def _webp_size(data: bytes) -> tuple[int, int]:
    """What a WebP announces; Pillow would make room for it on opening. Unknown kinds are left to Pillow to refuse."""
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        raise NotAPhoto("This photo is damaged, or only half of it has arrived. Save it again and choose it")
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return struct.unpack("<H", body[6:8])[0] & 0x3FFF, struct.unpack("<H", body[8:10])[0] & 0x3FFF
    raise NotAPhoto("This file is not a photo that we can read. Choose one saved as JPEG, PNG or WebP")


def _refuse_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise NotAPhoto(_too_large())
    if min(width, height) < LEAST_SIDE:
        raise NotAPhoto(f"This photo is too small. Choose one that is at least {LEAST_SIDE} pixels wide and high")


def _too_large() -> str:
    return f"This photo has too many pixels. Choose one of {MOST_PIXELS // 1_000_000} megapixels or fewer"


def _upright(opened: Image.Image) -> Image.Image:
    """The pixels alone: turned as the camera was held, in sRGB, on white."""
    # Of a JPEG a quarter or an eighth is decoded where that is enough, which keeps 40 megapixels cheap.
    opened.draft("RGB", (LARGE * 3, LARGE * 3))
    opened.load()
    turned = ImageOps.exif_transpose(opened)
    if turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info:
        over = turned.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    return _in_srgb(turned)


def _no_larger_than_needed(upright: Image.Image) -> Image.Image:
    """Twice the largest square is plenty to cut from."""
    over = min(upright.size) / (LARGE * 2)
    if over <= 1:
        return upright
    width, height = upright.size
    return upright.resize((round(width / over), round(height / over)), Image.Resampling.BOX)


def _in_srgb(turned: Image.Image) -> Image.Image:
    profile = turned.info.get("icc_profile")
    if profile and turned.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            told = ImageCms.profileToProfile(turned, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return turned.convert("RGB")
        return told or turned.convert("RGB")
    return turned.convert("RGB")


def _shape(upright: Image.Image) -> Shape:
    width, height = upright.size
    if max(width, height) <= min(width, height) * SQUARE:
        return Shape.SQUARE
    return Shape.WIDE if width > height else Shape.TALL


def _cut(upright: Image.Image, crop: Crop, size: int) -> bytes:
    width, height = upright.size
    side = min(width, height)
    spare = {Crop.START: 0.0, Crop.MIDDLE: 0.5, Crop.END: 1.0}[crop]
    left, top = int((width - side) * spare), int((height - side) * spare)
    square = upright.resize((size, size), Image.Resampling.LANCZOS, box=(left, top, left + side, top + side))
    # A new picture from nothing but the pixels: what the old one carried beside them cannot come along.
    bare = Image.frombytes("RGB", square.size, square.tobytes())
    file = io.BytesIO()
    bare.save(file, "WEBP", quality=82, method=4)
    return file.getvalue()

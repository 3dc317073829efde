"""From the file that is handed in to the squares that are shown: what is refused, and what survives."""

import io
import struct
import zlib

import pytest
from PIL import Image

from pharos.leaders import pictures
from pharos.leaders.pictures import NotAPhoto
from pharos.leaders.states import Crop, Shape

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)


def striped(width, height, *, upright=True):
    """Red, green and blue, one after another along the longer side."""
    picture = Image.new("RGB", (width, height), GREEN)
    if width > height:
        picture.paste(RED, (0, 0, width // 3, height))
        picture.paste(BLUE, (2 * width // 3, 0, width, height))
    else:
        picture.paste(RED, (0, 0, width, height // 3))
        picture.paste(BLUE, (0, 2 * height // 3, width, height))
    return picture


def saved(picture, kind="JPEG", **more):
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


def middle_colour(data):
    """Which of the three the middle of the square is."""
    pixel = opened(data).convert("RGB").getpixel((opened(data).width // 2, opened(data).height // 2))
    return min((RED, GREEN, BLUE), key=lambda one: sum(abs(a - b) for a, b in zip(one, pixel, strict=True)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_makes_two_sizes_of_three_squares(kind):
    told = pictures.squares(saved(striped(300, 900), kind))
    assert {key: (opened(data).format, opened(data).size) for key, data in told.files.items()} == {
        (crop, size): ("WEBP", (size, size)) for crop in Crop for size in (480, 160)
    }


@pytest.mark.parametrize(
    ("size", "shape"), [((300, 900), Shape.TALL), ((900, 300), Shape.WIDE), ((600, 610), Shape.SQUARE)]
)
def test_each_square_shows_its_part(size, shape):
    told = pictures.squares(saved(striped(*size)))
    colours = [middle_colour(told.files[crop, 160]) for crop in Crop]
    expected = [GREEN] * 3 if shape == Shape.SQUARE else [RED, GREEN, BLUE]
    assert (told.shape, colours) == (shape, expected)


def test_is_turned_as_the_camera_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6  # a phone held upright: turn the pixels clockwise by a quarter
    told = pictures.squares(saved(striped(900, 300), exif=exif))
    assert (told.shape, middle_colour(told.files[Crop.START, 160])) == (Shape.TALL, RED)


def test_nothing_survives_but_pixels():
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    exif.get_ifd(0x8825)[1] = "N"
    told = pictures.squares(saved(striped(300, 900), exif=exif, comment=b"SECRET-WORDS", xmp=b"SECRET-XMP"))
    kept = b"".join(told.files.values())
    assert [word in kept for word in (b"SECRET", b"EXIF", b"XMP", b"ICCP")] == [False] * 4


def test_what_is_see_through_is_white():
    told = pictures.squares(saved(Image.new("RGBA", (300, 300), (0, 0, 0, 0)), "PNG"))
    assert opened(told.files[Crop.MIDDLE, 160]).getpixel((80, 80)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "I;16", "1", "LA"])
def test_every_kind_of_pixel_can_be_shown(mode):
    kind = "TIFF" if mode == "CMYK" else "PNG"
    picture = Image.new(mode, (300, 300))
    data = saved(picture, "JPEG") if kind == "TIFF" else saved(picture, kind)
    assert pictures.squares(data).shape == Shape.SQUARE


def announced_png(width, height):
    """A PNG of a few bytes that announces so many pixels."""
    chunks = [b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(b"")]
    told = [struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def announced_webp(width, height):
    body = b"\x00" * 4 + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + body


def moving(kind):
    frames = [Image.new("RGB", (300, 300), colour) for colour in (RED, BLUE)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


PHOTO = saved(striped(300, 300))
REFUSED = {
    "too many pixels, PNG": (announced_png(40_000, 40_000), "too many pixels"),
    "just too many pixels": (announced_png(10_000, 4_001), "too many pixels"),
    "too many pixels, WebP": (announced_webp(16_000, 16_000), "too many pixels"),
    "too small": (saved(striped(900, 239)), "too small"),
    "truncated JPEG": (saved(striped(600, 600))[:-400], "only half of it"),
    "truncated PNG": (saved(striped(600, 600), "PNG")[:300], "only half of it"),
    "truncated WebP": (saved(striped(600, 600), "WEBP")[:-200], "only half of it"),
    "a WebP's head alone": (b"RIFF\x00\x00\x00\x00WEBPVP8X", "only half of it"),
    "moving WebP": (moving("WEBP"), "This picture moves"),
    "moving PNG": (moving("PNG"), "This picture moves"),
    "GIF": (saved(striped(300, 300), "GIF"), "This is a GIF"),
    "HEIC": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64, "Save it as JPEG"),
    "SVG": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "a drawing or a web page"),
    "bare SVG": (b"\xef\xbb\xbf  <svg/>", "a drawing or a web page"),
    "PDF": (b"%PDF-1.7\n", "not a photo that we can read"),
    "BMP": (saved(striped(300, 300), "BMP"), "not a photo that we can read"),
    "words": (b"Dear Helen, here is my photo", "not a photo that we can read"),
    "nothing": (b"", "not a photo that we can read"),
    "a photo and an archive": (PHOTO + b"PK\x03\x04....PK\x05\x06" + b"\x00" * 18, "something else as well"),
    "a photo and a script": (PHOTO + b"<SCRIPT>alert(1)</script>", "something else as well"),
    "a photo and a PDF": (PHOTO[:20] + b"%PDF-1.7" + PHOTO[20:], "something else as well"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_is_refused_with_what_to_do(data, words):
    with pytest.raises(NotAPhoto, match=words):
        pictures.squares(data)


def test_a_jpeg_with_a_second_picture_in_it_is_a_photo():
    """As phones take them, with a depth map behind the photo."""
    data = saved(striped(300, 900), "MPO", save_all=True, append_images=[striped(300, 900)])
    assert pictures.squares(data).shape == Shape.TALL

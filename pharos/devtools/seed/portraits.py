"""Portraits of people who do not exist: shapes and colours drawn from a name, always the same for the same name."""

import io
import random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 600, 800
GROUNDS = ("#1f5a7a", "#7a3b69", "#2f6b4f", "#8a5a22", "#3d4f8a", "#7c2f3a", "#446066", "#5b4a86")
SKINS = ("#f1c9a5", "#d9a066", "#a8703f", "#6f4526", "#e7b48f", "#c98e5c")
HAIR = ("#2b1b12", "#5a3a1e", "#8a8a8a", "#111111", "#a5662c", "#d8d4cc")
CLOTHES = ("#0a2540", "#5c1f2e", "#24463a", "#6b4c11", "#40306b", "#37474f")


def draw(name: str) -> bytes:
    """A head and shoulders before a pattern, as a JPEG of 600 by 800."""
    chance = random.Random(name)  # noqa: S311  the same name, the same picture
    picture = Image.new("RGB", (WIDTH, HEIGHT), chance.choice(GROUNDS))
    _pattern(picture, chance)
    _person(ImageDraw.Draw(picture), chance)
    file = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.2)).save(file, "JPEG", quality=88)
    return file.getvalue()


def _pattern(picture: Image.Image, chance: random.Random) -> None:
    """Large discs that let the ground through, softly."""
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(layer)
    for _ in range(14):
        x, y, radius = chance.randrange(WIDTH), chance.randrange(HEIGHT), chance.randrange(60, 200)
        tone = (255, 255, 255, 28) if chance.random() < 0.6 else (0, 0, 0, 34)
        brush.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tone)
    picture.paste(layer, (0, 0), layer)


def _person(brush: ImageDraw.ImageDraw, chance: random.Random) -> None:
    skin, hair, clothes = chance.choice(SKINS), chance.choice(HAIR), chance.choice(CLOTHES)
    middle, top = WIDTH // 2 + chance.randrange(-20, 20), chance.randrange(170, 220)
    length = chance.choice((0, 60, 150))
    brush.rounded_rectangle((middle - 150, top - 50, middle + 150, top + 190 + length), 140, fill=hair)
    brush.ellipse((middle - 260, top + 360, middle + 260, top + 980), fill=clothes)
    brush.rounded_rectangle((middle - 55, top + 230, middle + 55, top + 410), 50, fill=skin)
    brush.ellipse((middle - 118, top, middle + 118, top + 300), fill=skin)
    brush.chord((middle - 135, top - 45, middle + 135, top + 175), 180, 360, fill=hair)

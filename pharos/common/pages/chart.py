"""A column chart that can be read: drawn as SVG, told in words, and with the same numbers in a table.

The picture is laid out here, in units of its own view box; the template only writes it down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 320, 200
TOP, FOOT, SIDE = 28, 28, 12
WIDEST = 64


@dataclass(frozen=True)
class Point:
    """One column: ``label`` stands below it, ``words`` is its value as people read it. None: there is no value."""

    label: str
    value: float | None
    words: str


@dataclass(frozen=True)
class Column:
    """A point laid out. ``middle`` is where its words are centred; a missing one has no height and a dash."""

    middle: float
    x: float
    y: float
    width: float
    height: float
    says: float
    label: str
    words: str
    is_missing: bool


@dataclass(frozen=True)
class Chart:
    """``key`` makes the ids of its title and description; it stands once on a page. ``describes`` tells it in words."""

    key: str
    title: str
    describes: str
    columns: Sequence[Column]
    base: float
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    width: int = WIDTH
    height: int = HEIGHT


def chart(key: str, title: str, points: Iterable[Point], *, heads: tuple[str, str], most: float | None = None) -> Chart:
    """Columns from nought, or around it. ``most`` is the top of the scale (100 for percentages), else the largest."""
    told = list(points)
    values = [point.value for point in told if point.value is not None]
    high, low = max([*values, most or 0, 0]), min([*values, 0])
    scale = (HEIGHT - TOP - FOOT) / ((high - low) or 1)
    base = TOP + high * scale
    step = (WIDTH - 2 * SIDE) / max(len(told), 1)
    return Chart(
        key=key,
        title=title,
        describes="; ".join(f"{point.label}: {point.words}" for point in told) + ".",
        columns=[_column(point, SIDE + step * (n + 0.5), step, base, scale) for n, point in enumerate(told)],
        base=round(base, 1),
        heads=heads,
        rows=[[point.label, point.words] for point in told],
    )


def _column(point: Point, middle: float, step: float, base: float, scale: float) -> Column:
    width, height = min(step * 0.7, WIDEST), abs(point.value or 0) * scale
    top = base if (point.value or 0) < 0 else base - height
    return Column(
        middle=round(middle, 1), x=round(middle - width / 2, 1), y=round(top, 1), width=round(width, 1),
        height=round(height, 1), says=round(top - 8, 1), label=point.label, words=point.words,
        is_missing=point.value is None,
    )  # fmt: skip

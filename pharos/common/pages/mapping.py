"""Maps: the same marks as a list, as a drawing that the server makes, and as GeoJSON for the script that moves it.

Places are (longitude, latitude) in degrees. A drawing is flat: right enough across a county.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, radians
from typing import Any

WIDTH = 1000
# How wide a small map is at the least, in degrees of latitude: about five kilometres.
NARROWEST = 0.045
MARGIN, MARGIN_CLOSELY = 0.04, 0.12
KILOMETRES = (1, 2, 5, 10, 20, 50, 100, 200)
DEGREE = 111.32  # kilometres of a degree of latitude
# Grounds that are told apart without colour: each has a pattern in ``components/map.html``.
PATTERNS = ("rising lines", "falling lines", "dots", "upright lines", "level lines", "squares")
_FLATTEST, _TALLEST = 0.55, 1.25


@dataclass(frozen=True)
class Mark:
    """Something on a map: a place, or ``count`` of them in one. Without a place it stands in the list alone."""

    title: str
    href: str
    facts: str = ""
    place: tuple[float, float] | None = None
    count: int = 0


@dataclass(frozen=True)
class Shape:
    """A part of the land with its name, and the group whose ground it shares. ``outline``: polygons of rings of
    [longitude, latitude].
    """

    name: str
    group: str
    outline: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Ground:
    """One group of shapes, for the legend."""

    name: str
    number: int
    pattern: str
    shapes: list[str]


@dataclass(frozen=True)
class Path:
    d: str
    ground: int
    name: str
    x: int
    y: int


@dataclass(frozen=True)
class Dot:
    """``words`` stand beside it: its number in the list, or how many it stands for."""

    x: int
    y: int
    r: int
    words: str = ""


@dataclass(frozen=True)
class Drawing:
    """What an SVG of ``width`` by ``height`` shows. The last dot lies on top. ``scale`` is so many units for so many
    kilometres.
    """

    width: int
    height: int
    paths: list[Path]
    dots: list[Dot]
    scale: tuple[int, int]


@dataclass(frozen=True)
class Map:
    """A map with its list. ``shown`` says in words what stands on it; ``more``, what doesn't."""

    label: str
    marks: list[Mark]
    grounds: list[Ground]
    drawing: Drawing | None
    sources: list[str] = field(default_factory=list)
    marks_href: str = ""
    shapes_href: str = ""
    shown: str = ""
    more: str = ""
    closely: bool = False

    @property
    def placed(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.place]

    @property
    def unplaced(self) -> list[Mark]:
        return [mark for mark in self.marks if not mark.place]


def grounds(shapes: Iterable[Shape]) -> list[Ground]:
    """The groups in the order in which they come, each with its pattern and those of its shapes that can be drawn;
    a group has the same pattern whichever of the others can be.
    """
    names: dict[str, list[str]] = {}
    for shape in shapes:
        names.setdefault(shape.group, []).extend([shape.name] if shape.outline else [])
    return [
        Ground(name, number % len(PATTERNS), PATTERNS[number % len(PATTERNS)], sorted(members))
        for number, (name, members) in enumerate(names.items())
        if members
    ]


def draw(
    shapes: Sequence[Shape], marks: Iterable[Mark], *, closely: bool = False, numbered: bool = False
) -> Drawing | None:
    """The shapes and the marks that have a place, the first on top; ``closely``, the marks and only what lies around
    them; ``numbered`` as in their list. None, where nothing has a place.
    """
    placed = [mark for mark in marks if mark.place]
    places = [mark.place for mark in placed if mark.place]
    closely = closely and bool(places)
    corners = [] if closely else [corner for shape in shapes for corner in _corners(shape.outline)]
    frame = _Frame.around([*places, *corners], MARGIN_CLOSELY if closely else MARGIN)
    if frame is None:
        return None
    number = {name: each.number for each in grounds(shapes) for name in each.shapes}
    paths = [_path(shape, frame, number[shape.name]) for shape in shapes if shape.outline]
    dots = [_dot(mark, frame, str(place if numbered else mark.count or "")) for place, mark in enumerate(placed, 1)]
    return Drawing(WIDTH, frame.height, [path for path in paths if path.d], dots[::-1], frame.scale)


def _corners(outline: list[Any]) -> Iterator[tuple[float, float]]:
    return ((corner[0], corner[1]) for polygon in outline for ring in polygon for corner in ring)


@dataclass(frozen=True)
class _Frame:
    """Where the drawing's edges are, and how a degree becomes a unit of it."""

    west: float
    north: float
    across: float
    height: int
    squeeze: float

    @classmethod
    def around(cls, places: Sequence[tuple[float, float]], margin: float) -> "_Frame | None":
        if not places:
            return None
        lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
        squeeze = cos(radians((min(lats) + max(lats)) / 2))
        wide = max((max(lons) - min(lons)) * squeeze, NARROWEST) * (1 + 2 * margin)
        tall = max(max(lats) - min(lats), NARROWEST) * (1 + 2 * margin)
        wide, tall = max(wide, tall / _TALLEST), max(tall, wide * _FLATTEST)
        west = (min(lons) + max(lons)) / 2 - wide / squeeze / 2
        north = (min(lats) + max(lats)) / 2 + tall / 2
        return cls(west, north, wide, round(WIDTH * tall / wide), squeeze)

    @property
    def scale(self) -> tuple[int, int]:
        """The longest round number of kilometres that takes at most a quarter of the width."""
        unit = WIDTH / (self.across * DEGREE)
        km = max((each for each in KILOMETRES if each * unit <= WIDTH / 4), default=KILOMETRES[0])
        return round(km * unit), km

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        unit = WIDTH / self.across
        return round((lon - self.west) * self.squeeze * unit), round((self.north - lat) * unit)

    def holds_any(self, ring: list[tuple[int, int]]) -> bool:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        return max(xs) >= 0 and min(xs) <= WIDTH and max(ys) >= 0 and min(ys) <= self.height


def _path(shape: Shape, frame: _Frame, ground: int) -> Path:
    polygons = [[[frame.at(*corner[:2]) for corner in ring] for ring in polygon] for polygon in shape.outline]
    seen = [polygon for polygon in polygons if frame.holds_any(polygon[0])]
    x, y = _middle(max((polygon[0] for polygon in seen), key=_size, default=[(0, 0)]))
    return Path("".join(_line(ring) for polygon in seen for ring in polygon), ground, shape.name, x, y)


def _line(ring: list[tuple[int, int]]) -> str:
    """The ring as the letters of a path, without the corners that fall on one point."""
    apart = [corner for place, corner in enumerate(ring) if not place or corner != ring[place - 1]]
    return "M" + "L".join(f"{x} {y}" for x, y in apart[:-1] or apart) + "Z"


def _area(ring: list[tuple[int, int]]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def _size(ring: list[tuple[int, int]]) -> float:
    return abs(_area(ring))


def _middle(ring: list[tuple[int, int]]) -> tuple[int, int]:
    """The centre of gravity: where a name is best written."""
    area = _area(ring)
    if not area:
        return ring[0]
    pairs = [(x0, y0, x1, y1, x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairwise(ring)]
    x = sum((x0 + x1) * cross for x0, _, x1, _, cross in pairs) / (6 * area)
    y = sum((y0 + y1) * cross for _, y0, _, y1, cross in pairs) / (6 * area)
    return round(x), round(y)


def _dot(mark: Mark, frame: _Frame, words: str) -> Dot:
    x, y = frame.at(*mark.place) if mark.place else (0, 0)
    return Dot(x, y, min(16 + round(3 * mark.count**0.5), 46) if mark.count else 9, words)

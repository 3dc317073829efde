"""Reads the outlines of districts from GeoJSON, and makes them light enough for a page. Pure.

A FeatureCollection in WGS84, a Polygon or MultiPolygon a district, with a ``code`` or a ``name`` among its
properties (the Office for National Statistics' own names for them are known too). An outline is a list of
polygons, each a list of rings (the second and later ones are holes), each a closed list of [longitude,
latitude] in degrees, with five decimals: a metre.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from pharos.common.errors import Refused

type Ring = list[list[float]]
type Outline = list[list[Ring]]

MOST_BYTES = 20 * 1024 * 1024
MOST_FEATURES = 500
# How many corners all the outlines of a county have together, at most, on a page.
MOST_CORNERS = 2_400
FEWEST_FOR_EACH = 60
# Great Britain and the sea around it, in degrees.
WEST, EAST, SOUTH, NORTH = -9.5, 4.0, 49.0, 61.5
DEGREE = 111_320  # metres of a degree of latitude
FIRST_TOLERANCE = 20.0
_CODES = ("code", "LAD25CD", "LAD24CD", "LAD23CD", "LAD22CD", "LAD21CD")
_NAMES = ("name", "LAD25NM", "LAD24NM", "LAD23NM", "LAD22NM", "LAD21NM")


@dataclass(frozen=True)
class Feature:
    """One outline of the file, by its place in it. Where ``problem`` is set, it can't be used."""

    number: int
    code: str
    name: str
    outline: Outline = field(default_factory=list)
    problem: str = ""


class _Unusable(ValueError):
    """The message says why an outline can't be used."""


def read(path: Path) -> list[Feature]:
    """Every feature of the file; refuses what is no GeoJSON of outlines."""
    if path.stat().st_size > MOST_BYTES:
        size = f"{MOST_BYTES // 1024 // 1024} MB"
        raise Refused(f"This file is too large. It must be {size} or less: choose generalised boundaries.")
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as broken:
        raise Refused("This is not a GeoJSON file: it cannot be read as JSON.") from broken
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or not features:
        raise Refused("This is not a GeoJSON file of outlines: it has no list of features.")
    if len(features) > MOST_FEATURES:
        raise Refused(f"This file has {len(features):,} outlines. A county has {MOST_FEATURES} districts at most.")
    return _light_together([_feature(number, each) for number, each in enumerate(features, 1)])


def _light_together(features: list[Feature]) -> list[Feature]:
    """Thinned, each in the same measure, where all together have too many corners."""
    count = sum(corners(each.outline) for each in features)
    if count <= MOST_CORNERS:
        return features
    share = MOST_CORNERS / count
    return [
        replace(each, outline=lightened(each.outline, max(FEWEST_FOR_EACH, int(corners(each.outline) * share))))
        for each in features
    ]


def _feature(number: int, told: Any) -> Feature:
    properties = told.get("properties") if isinstance(told, dict) else None
    said = properties if isinstance(properties, dict) else {}
    code, name = _first(said, _CODES), _first(said, _NAMES)
    try:
        return Feature(number, code, name, _outline(told))
    except _Unusable as unusable:
        return Feature(number, code, name, problem=str(unusable))


def _first(said: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((str(said[name]).strip()[:100] for name in names if said.get(name)), "")


def _outline(told: Any) -> Outline:
    geometry = told.get("geometry") if isinstance(told, dict) else None
    kind, shape = (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else (None, None)
    if kind not in ("Polygon", "MultiPolygon"):
        raise _Unusable("It is neither a Polygon nor a MultiPolygon")
    polygons = [shape] if kind == "Polygon" else shape
    return [[_ring(ring) for ring in _listed(polygon)] for polygon in _listed(polygons)]


def _listed(told: Any) -> list[Any]:
    if not isinstance(told, list) or not told:
        raise _Unusable("It has no corners")
    return told


def _ring(told: Any) -> Ring:
    ring = [_corner(each) for each in _listed(told)]
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise _Unusable("A ring of it is not closed: it must end where it begins, and have three corners or more")
    return ring


def _corner(told: Any) -> list[float]:
    numbers = [each for each in told[:2] if isinstance(each, int | float)] if isinstance(told, list) else []
    if len(numbers) < 2:
        raise _Unusable("A corner of it is no pair of numbers")
    try:
        lon, lat = float(numbers[0]), float(numbers[1])
    except OverflowError as huge:
        raise _Unusable("A corner of it is no pair of numbers") from huge
    if not (WEST <= lon <= EAST and SOUTH <= lat <= NORTH):
        raise _Unusable(
            f"The corner {lon:g}, {lat:g} is not in Great Britain: save the file in WGS84, as longitude and latitude"
        )
    return [round(lon, 5), round(lat, 5)]


def lightened(outline: Outline, most: int) -> Outline:
    """The outline with at most so many corners, or as few as it can be. As it is, where it's light enough:
    neighbours that are drawn as they came fit each other.
    """
    light, tolerance = outline, FIRST_TOLERANCE
    while corners(light) > most and tolerance < 50_000:
        light, tolerance = _simplified(outline, tolerance), tolerance * 1.5
    return light


def corners(outline: Outline) -> int:
    return sum(len(ring) for ring in rings(outline))


def rings(outline: Outline) -> Iterator[Ring]:
    return (ring for polygon in outline for ring in polygon)


def _simplified(outline: Outline, tolerance: float) -> Outline:
    """Islands and holes smaller than the tolerance go; the largest polygon never does."""
    polygons = [[thinned(ring, tolerance) for ring in polygon] for polygon in outline]
    kept = [[ring for ring in polygon if len(ring) >= 4] for polygon in polygons if len(polygon[0]) >= 4]
    return kept or [max(outline, key=lambda polygon: len(polygon[0]))]


def thinned(ring: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker: without the corners that lie within so many metres of the line between others."""
    far = max(range(len(ring)), key=lambda place: _metres(ring[0], ring[place]))
    keep, waiting = {0, far, len(ring) - 1}, [(0, far), (far, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        worst = max(between, key=lambda place: _off(ring[place], ring[first], ring[last]), default=0)
        if between and _off(ring[worst], ring[first], ring[last]) > tolerance:
            keep.add(worst)
            waiting += [(first, worst), (worst, last)]
    return [ring[place] for place in sorted(keep)]


def _flat(here: list[float], there: list[float]) -> tuple[float, float]:
    """From here to there in metres, as on a flat map: right enough across a county."""
    return (there[0] - here[0]) * DEGREE * cos(radians(here[1])), (there[1] - here[1]) * DEGREE


def _metres(one: list[float], other: list[float]) -> float:
    return hypot(*_flat(one, other))


def _off(corner: list[float], start: list[float], end: list[float]) -> float:
    """How many metres a corner lies off the line from start to end."""
    (x, y), (dx, dy) = _flat(start, corner), _flat(start, end)
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return hypot(x - along * dx, y - along * dy)

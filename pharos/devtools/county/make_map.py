"""Writes the made-up county's postcodes and the outlines of its districts from the hand-made tables beside this module.

``python -m pharos.devtools.county.make_map`` writes both files again, byte for byte the same. Each place has the land
that is nearer to it than to any other; a district is the land of its places. No such land and no such postcode exists.
"""

import csv
import io
import json
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

from pharos.schools import grid

from .make_register import CORNER_EAST, CORNER_NORTH, DISTRICTS, HERE, INWARD, PLACES, school, sketches

Point = tuple[float, float]
# The county's coast, as so many corners around its middle, in kilometres from the county's corner.
MIDDLE, REACH, CORNERS = (28.0, 21.0), (33.0, 25.0), 28
# How many postcodes each place has beside those of its schools; one in so many is of a place that nobody stated.
UNITS, PLACELESS_IN = 24, 40


def coast() -> list[Point]:
    return [
        (MIDDLE[0] + REACH[0] * cos(2 * pi * turn / CORNERS), MIDDLE[1] + REACH[1] * sin(2 * pi * turn / CORNERS))
        for turn in range(CORNERS)
    ]


def cell(here: Point, others: list[Point]) -> list[Point]:
    """The land that is nearer to here than to any of the others."""
    land = coast()
    for other in others:
        land = _nearer(land, here, other)
    return [(round(x, 4), round(y, 4)) for x, y in land]


def _nearer(land: list[Point], here: Point, other: Point) -> list[Point]:
    def side(point: Point) -> float:
        return hypot(point[0] - other[0], point[1] - other[1]) ** 2 - hypot(point[0] - here[0], point[1] - here[1]) ** 2

    kept: list[Point] = []
    for start, end in zip(land, [*land[1:], land[0]], strict=True):
        before, after = side(start), side(end)
        if before >= 0:
            kept.append(start)
        if before * after < 0:
            share = before / (before - after)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return kept


def rings(cells: list[list[Point]]) -> list[list[Point]]:
    """The outlines of cells taken together: the edges that two of them share are within."""
    edges = {(start, end) for land in cells for start, end in zip(land, [*land[1:], land[0]], strict=True)}
    outer = {start: end for start, end in sorted(edges) if (end, start) not in edges and start != end}
    found = []
    while outer:
        ring = [min(outer)]
        while ring[-1] in outer:
            ring.append(outer.pop(ring[-1]))
        found.append(ring)
    return found


def winding(ring: list[Point]) -> list[Point]:
    """Borders wind: each edge the same way for both of its neighbours."""
    found: list[Point] = []
    for start, end in pairwise(ring):
        first, last = sorted((start, end))
        middle = _wound(first, last, Random(f"{first}{last}"), 3)  # noqa: S311 (a border, no secret)
        found += [start, *(middle if first == start else middle[::-1])]
    return [*found, ring[-1]]


def _wound(start: Point, end: Point, chance: Random, depth: int) -> list[Point]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    if not depth or length < 0.8:
        return []
    off = chance.uniform(-0.16, 0.16)
    middle = (
        (start[0] + end[0]) / 2 - off * (end[1] - start[1]),
        (start[1] + end[1]) / 2 + off * (end[0] - start[0]),
    )
    return [*_wound(start, middle, chance, depth - 1), middle, *_wound(middle, end, chance, depth - 1)]


def outline(cells: list[list[Point]]) -> list[list[list[list[float]]]]:
    return [[[_degrees(point) for point in winding(ring)]] for ring in rings(cells)]


def _degrees(point: Point) -> list[float]:
    lon, lat = grid.to_wgs84(round(CORNER_EAST + point[0] * 1000), round(CORNER_NORTH + point[1] * 1000))
    return [round(lon, 4), round(lat, 4)]


def outlines() -> bytes:
    places = {name: (float(row["km_east"]), float(row["km_north"])) for name, row in PLACES.items()}
    cells = {
        name: cell(here, [there for other, there in places.items() if other != name]) for name, here in places.items()
    }
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": row["district"]},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": outline([cells[name] for name, place in PLACES.items() if place["district"] == code]),
            },
        }
        for code, row in DISTRICTS.items()
    ]
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def postcodes() -> bytes:
    """The postcodes of the schools, and others around each place."""
    rows: dict[str, tuple[object, ...]] = {}
    for sketch in sketches().values():
        known = school(sketch)
        rows[known["Postcode"]] = (10, known["Easting"], known["Northing"], known["DistrictAdministrative (code)"])
    for number, (name, place) in enumerate(PLACES.items()):
        chance = Random(name)  # noqa: S311 (a place, no secret)
        for unit in range(UNITS):
            letters = INWARD[(number * UNITS + unit) % 20] + INWARD[(number * 7 + unit * 3) % 20]
            whole = f"ZW{int(place['district'][1:])} {chance.randint(1, 9)}{letters}"
            east = CORNER_EAST + int(place["km_east"]) * 1000 + chance.randint(-1500, 1500)
            north = CORNER_NORTH + int(place["km_north"]) * 1000 + chance.randint(-1500, 1500)
            placeless = not (number * UNITS + unit + 1) % PLACELESS_IN
            rows.setdefault(whole, (90, 0, 0, "") if placeless else (10, east, north, place["district"]))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("postcode", "positional_quality", "easting", "northing", "district_code"))
    writer.writerows((whole, *row) for whole, row in sorted(rows.items()))
    return text.getvalue().encode()


FILES = {"outlines.geojson": outlines, "postcodes.csv": postcodes}


if __name__ == "__main__":
    for file_name, written in FILES.items():
        (HERE / file_name).write_bytes(written())

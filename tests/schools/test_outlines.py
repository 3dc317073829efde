"""Outlines of districts, from GeoJSON."""

import json
import os
from pathlib import Path

import pytest

from pharos.common.errors import Refused
from pharos.schools import outlines
from tests.house.structure import ROOT

SQUARE = [[1.0, 51.0], [1.1, 51.0], [1.1, 51.1], [1.0, 51.1], [1.0, 51.0]]
REAL = Path(os.environ.get("PHAROS_REAL_DATA") or ROOT.parent / "shared" / "data") / "geo"
DISTRICTS = REAL / "kent_districts_bsc.geojson"


def feature(coordinates, kind="Polygon", **properties):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties or {"code": "D01", "name": "Lantern Bay"}, "geometry": geometry}


def write(path, *features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def read(tmp_path, *features):
    return outlines.read(write(tmp_path / "outlines.geojson", *features))


def test_a_polygon_is_a_list_of_one(tmp_path):
    (found,) = read(tmp_path, feature([SQUARE]))
    assert (found.code, found.name, found.outline, found.problem) == ("D01", "Lantern Bay", [[SQUARE]], "")


def test_islands_and_holes_stay(tmp_path):
    hole = [[1.04, 51.04], [1.06, 51.04], [1.06, 51.06], [1.04, 51.04]]
    island = [[1.2, 51.0], [1.3, 51.0], [1.3, 51.1], [1.2, 51.0]]
    (found,) = read(tmp_path, feature([[SQUARE, hole], [island]], "MultiPolygon"))
    assert found.outline == [[SQUARE, hole], [island]]


def test_the_statisticians_own_names_are_known(tmp_path):
    (found,) = read(tmp_path, feature([SQUARE], LAD24CD="E07000106", LAD24NM="Canterbury"))
    assert (found.code, found.name) == ("E07000106", "Canterbury")


@pytest.mark.parametrize(
    ("coordinates", "kind", "problem"),
    [
        ([SQUARE[:-1]], "Polygon", "A ring of it is not closed"),
        ([SQUARE[:1] * 3], "Polygon", "A ring of it is not closed"),
        ([], "Polygon", "It has no corners"),
        ([[]], "Polygon", "It has no corners"),
        ([1.0, 51.0], "Point", "It is neither a Polygon nor a MultiPolygon"),
        ([[["x", 51.0]]], "Polygon", "A corner of it is no pair of numbers"),
        ([[[51.0, 1.0]]], "Polygon", "The corner 51, 1 is not in Great Britain"),
        ([[[615886, 158470]]], "Polygon", "The corner 615886, 158470 is not in Great Britain"),
        ([[[float("nan"), 51.0]]], "Polygon", "The corner nan, 51 is not in Great Britain"),
        (None, "Polygon", "It has no corners"),
    ],
)
def test_what_cannot_be_drawn_says_why(tmp_path, coordinates, kind, problem):
    (found,) = read(tmp_path, feature(coordinates, kind))
    assert (found.outline, found.problem.split(":")[0]) == ([], problem)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "cannot be read as JSON"), ("[]", "no list of features"), ('{"features": []}', "no list of features"),
     ("URN,name", "cannot be read as JSON"), ('{"features": [' + "{}," * 500 + "{}]}", "501 outlines")],
)  # fmt: skip
def test_what_is_no_geojson_is_refused(tmp_path, text, words):
    (tmp_path / "a.geojson").write_text(text)
    with pytest.raises(Refused, match=words):
        outlines.read(tmp_path / "a.geojson")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(outlines, "MOST_BYTES", 100)
    with pytest.raises(Refused, match="too large"):
        read(tmp_path, feature([SQUARE]))


def test_too_many_corners_are_thinned_and_the_shape_stays():
    """A square whose sides have 400 corners each."""
    sides = [(0.0, 0.0, 1, 0), (0.1, 0.0, 0, 1), (0.1, 0.1, -1, 0), (0.0, 0.1, 0, -1)]
    ring = [[1 + x + dx * n / 4000, 51 + y + dy * n / 4000] for x, y, dx, dy in sides for n in range(400)]
    thinned = outlines.lightened([[[*ring, ring[0]]]], 60)
    assert sorted([round(lon, 3), round(lat, 3)] for lon, lat in thinned[0][0][:-1]) == sorted(SQUARE[:-1])


def test_what_is_light_enough_stays_as_it_came():
    assert outlines.lightened([[SQUARE]], 60) == [[SQUARE]]


@pytest.mark.skipif(not DISTRICTS.exists(), reason="The real outlines are not on this machine.")
def test_the_county_s_real_outlines_stay_as_they_came():
    told = {each["properties"]["code"]: each["geometry"] for each in json.loads(DISTRICTS.read_text())["features"]}
    found = outlines.read(DISTRICTS)
    assert (len(found), [each.problem for each in found if each.problem]) == (12, [])
    for each in found:
        shape = told[each.code]["coordinates"]
        assert each.outline == ([shape] if told[each.code]["type"] == "Polygon" else shape)

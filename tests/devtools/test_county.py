"""The made-up county's register and map are what their scripts write, and agree with each other."""

from itertools import pairwise

import pytest

from pharos.devtools.county import make_map, make_register
from pharos.schools import grid, outlines

FILES = {name: lambda make=make: make_register.as_file(make()) for name, make in make_register.FILES.items()}


@pytest.mark.parametrize(("name", "written"), [*FILES.items(), *make_map.FILES.items()])
def test_each_file_is_as_its_script_writes_it(name, written):
    assert (make_register.HERE / name).read_bytes() == written()


def test_each_school_lies_in_its_own_district():
    features = outlines.read(make_register.HERE / "outlines.geojson")
    astray = [
        row["URN"]
        for row in make_register.november()
        if [each.code for each in features if holds(each.outline, place_of(row))]
        != [row["DistrictAdministrative (code)"]]
    ]
    assert astray == []


def test_each_school_s_postcode_is_known():
    known = {line.split(",")[0] for line in (make_register.HERE / "postcodes.csv").read_text().splitlines()[1:]}
    assert {row["Postcode"] for row in make_register.november()} - known == set()


def place_of(row):
    return grid.to_wgs84(int(row["Easting"]), int(row["Northing"]))


def holds(outline, place):
    return any(within(polygon[0], *place) for polygon in outline)


def within(ring, x, y):
    """A line from here to the west crosses the border an odd number of times."""
    return sum(
        (ahead > y) != (behind > y) and x < (left - right) * (y - ahead) / (behind - ahead) + right
        for (left, behind), (right, ahead) in pairwise(ring)
    ) % 2 == 1  # fmt: skip

"""Between the national grid and WGS84: the Ordnance Survey's worked examples and test points."""

from math import degrees, hypot, radians

import pytest

from pharos.schools import grid

# OSTN15's published test points: latitude, longitude (ETRS89), easting, northing.
TEST_POINTS = [
    (49.92226393730, -6.29977752014, 91492.146, 11318.804),
    (50.43885825610, -4.10864563561, 250359.811, 62016.569),
    (51.40078220140, -3.55128349240, 292184.870, 168003.465),
    (51.48936564950, -0.11992557180, 530624.974, 178388.464),
    (52.25529381630, -2.15458614387, 389544.190, 261912.153),
    (52.65800783340, 1.71607397, 651409.804, 313177.450),
]
# The worked example of annex C: 52°39′27.2531″ N, 1°43′4.5177″ E on Airy's ellipsoid.
LAT, LON, EAST, NORTH = 52 + 39 / 60 + 27.2531 / 3600, 1 + 43 / 60 + 4.5177 / 3600, 651409.903, 313177.270


def test_projects_as_the_worked_example_does():
    east, north = grid._projected(radians(LAT), radians(LON))
    assert (round(east, 2), round(north, 2)) == (651409.90, 313177.27)


def test_and_back():
    lat, lon = grid._unprojected(EAST, NORTH)
    assert (round(degrees(lat), 7), round(degrees(lon), 7)) == (round(LAT, 7), round(LON, 7))


@pytest.mark.parametrize(("lat", "lon", "east", "north"), TEST_POINTS)
def test_is_right_to_five_metres(lat, lon, east, north):
    found = grid.from_wgs84(lon, lat)
    assert hypot(found[0] - east, found[1] - north) < 5


@pytest.mark.parametrize(("lat", "lon", "east", "north"), TEST_POINTS)
def test_the_way_back_ends_where_it_began(lat, lon, east, north):
    found = grid.from_wgs84(*grid.to_wgs84(round(east), round(north)))
    assert hypot(found[0] - round(east), found[1] - round(north)) < 0.15

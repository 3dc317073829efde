"""Between the national grid (EPSG:27700) and the longitude and latitude of WGS84. Pure.

The Ordnance Survey's published formulae ("A guide to coordinate systems in Great Britain", annexes B and C):
a transverse Mercator projection on Airy's ellipsoid, and a Helmert transformation between the two. Right to
five metres anywhere in Great Britain, which is less than a school's playground.
"""

from functools import lru_cache
from math import atan2, cos, hypot, radians, sin, sqrt, tan
from math import degrees as to_degrees
from typing import NamedTuple


class Place(NamedTuple):
    """Degrees of WGS84, longitude first, as GeoJSON has them."""

    lon: float
    lat: float


class _Ellipsoid(NamedTuple):
    a: float
    b: float

    @property
    def e2(self) -> float:
        return 1 - (self.b / self.a) ** 2


_AIRY = _Ellipsoid(6_377_563.396, 6_356_256.909)
_WGS84 = _Ellipsoid(6_378_137.0, 6_356_752.3142)
# The national grid: its scale on the central meridian, its true and its false origin.
_F0, _LAT0, _LON0 = 0.999_601_271_7, radians(49), radians(-2)
_E0, _N0 = 400_000, -100_000
_N = (_AIRY.a - _AIRY.b) / (_AIRY.a + _AIRY.b)
# From WGS84 to the grid's own datum: metres, seconds of arc, parts in a million. The way back is its negative.
_SHIFT, _TURN, _SCALE = (-446.448, 125.157, -542.060), (-0.1502, -0.2470, -0.8421), 20.4894


@lru_cache(maxsize=65_536)
def to_wgs84(easting: int, northing: int) -> Place:
    """The place of a point of the grid, given in metres."""
    lat, lon = _moved(*_unprojected(easting, northing), _AIRY, _WGS84, sign=-1)
    return Place(round(to_degrees(lon), 6), round(to_degrees(lat), 6))


def from_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """Easting and northing in metres of a place given in degrees."""
    return _projected(*_moved(radians(lat), radians(lon), _WGS84, _AIRY, sign=1))


def _arc(lat: float) -> float:
    """The length of the meridian from the true origin to this latitude."""
    less, more, n = lat - _LAT0, lat + _LAT0, _N
    return _AIRY.b * _F0 * (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
        - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
    )  # fmt: skip


def _curvatures(lat: float) -> tuple[float, float, float]:
    """The radii of curvature across and along the meridian, and how far they differ."""
    inner = 1 - _AIRY.e2 * sin(lat) ** 2
    nu, rho = _AIRY.a * _F0 / sqrt(inner), _AIRY.a * _F0 * (1 - _AIRY.e2) / inner**1.5
    return nu, rho, nu / rho - 1


def _projected(lat: float, lon: float) -> tuple[float, float]:
    """Annex C.1. Latitude and longitude are of the grid's own datum, in radians."""
    nu, _, eta2 = _curvatures(lat)
    s, c, t2, d = sin(lat), cos(lat), tan(lat) ** 2, lon - _LON0
    north = _arc(lat) + _N0
    north += nu / 2 * s * c * d**2
    north += nu / 24 * s * c**3 * (5 - t2 + 9 * eta2) * d**4
    north += nu / 720 * s * c**5 * (61 - 58 * t2 + t2**2) * d**6
    east = _E0 + nu * c * d
    east += nu / 6 * c**3 * (1 + eta2 - t2) * d**3
    east += nu / 120 * c**5 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2) * d**5
    return east, north


def _unprojected(easting: float, northing: float) -> tuple[float, float]:
    """Annex C.2, the way back."""
    lat = _LAT0 + (northing - _N0) / (_AIRY.a * _F0)
    while abs(left := northing - _N0 - _arc(lat)) >= 0.000_01:
        lat += left / (_AIRY.a * _F0)
    nu, rho, eta2 = _curvatures(lat)
    t, c, d = tan(lat), cos(lat), easting - _E0
    t2 = t**2
    found_lat = lat - t / (2 * rho * nu) * d**2
    found_lat += t / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * d**4
    found_lat -= t / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t2**2) * d**6
    lon = _LON0 + d / (c * nu)
    lon -= (nu / rho + 2 * t2) / (6 * c * nu**3) * d**3
    lon += (5 + 28 * t2 + 24 * t2**2) / (120 * c * nu**5) * d**5
    lon -= (61 + 662 * t2 + 1320 * t2**2 + 720 * t2**3) / (5040 * c * nu**7) * d**7
    return found_lat, lon


def _moved(lat: float, lon: float, here: _Ellipsoid, there: _Ellipsoid, *, sign: int) -> tuple[float, float]:
    """The same point on the other ellipsoid: annex B, by way of Cartesian coordinates."""
    nu = here.a / sqrt(1 - here.e2 * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - here.e2) * sin(lat)
    rx, ry, rz = (sign * radians(seconds / 3600) for seconds in _TURN)
    scale = 1 + sign * _SCALE / 1_000_000
    x, y, z = (
        sign * _SHIFT[0] + scale * x - rz * y + ry * z,
        sign * _SHIFT[1] + rz * x + scale * y - rx * z,
        sign * _SHIFT[2] - ry * x + rx * y + scale * z,
    )
    return _latitude(hypot(x, y), z, there), atan2(y, x)


def _latitude(from_axis: float, z: float, there: _Ellipsoid) -> float:
    """Annex B.2: nearer with each turn, to a ten-thousandth of a millimetre."""
    lat, before = atan2(z, from_axis * (1 - there.e2)), 9.0
    while abs(lat - before) > 1e-14:
        before = lat
        nu = there.a / sqrt(1 - there.e2 * sin(lat) ** 2)
        lat = atan2(z + there.e2 * nu * sin(lat), from_axis)
    return lat

"""How far two schools are from each other. Pure.

Easting and northing are metres on the national grid, so that a straight line needs no projection.
"""

from dataclasses import dataclass
from math import hypot
from typing import Protocol


class Placed(Protocol):
    """Something with a place on the national grid, or none."""

    @property
    def easting(self) -> int | None: ...

    @property
    def northing(self) -> int | None: ...


@dataclass(frozen=True)
class Near:
    """A school to measure from."""

    name: str
    easting: int
    northing: int


def km(one: Placed, other: Placed) -> float | None:
    """Kilometres in a straight line; None where one of the two has no place."""
    if one.easting is None or one.northing is None or other.easting is None or other.northing is None:
        return None
    return hypot(one.easting - other.easting, one.northing - other.northing) / 1000


def words(distance: float | None) -> str:
    """ "12 km", "3.4 km", "less than 100 m"; for people to read."""
    if distance is None:
        return "not known"
    if distance < 0.1:
        return "less than 100 m"
    return f"{distance:.1f} km" if distance < 9.95 else f"{distance:,.0f} km"

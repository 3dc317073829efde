"""How far two places are from each other. Pure.

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
    """A place to measure from: a school, a postcode, or the middle ``of_many`` postcodes."""

    name: str
    easting: int
    northing: int
    of_many: int = 0

    @property
    def note(self) -> str:
        """What to know about distances from here; empty, where nothing needs to be said."""
        if not self.of_many:
            return ""
        what = "its only postcode" if self.of_many == 1 else f"its {self.of_many:,} postcodes"
        part = self.name.removeprefix("the middle of ")
        return f"{part} is a part of a postcode: distances are measured from the middle of {what}."


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

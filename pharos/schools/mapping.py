"""What every map of schools, and of people who lead them, says and draws alike. Pure."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import QueryDict

from pharos.common.pages.filtering import address
from pharos.common.pages.mapping import Mark, Shape
from pharos.common.ui.filters import number, plural

from . import grid
from .distance import Near, Placed

if TYPE_CHECKING:
    from .models import District
    from .queries import Gathered


def shapes(districts: Iterable["District"]) -> list[Shape]:
    return [Shape(each.name, each.area.name, each.outline) for each in districts]


def place(placed: Placed) -> tuple[float, float] | None:
    if placed.easting is None or placed.northing is None:
        return None
    return grid.to_wgs84(placed.easting, placed.northing)


def gathered_mark(each: "Gathered", asked: QueryDict, *, path: str, noun: str = "school") -> Mark:
    """A district, which leads to the map of those in it."""
    district = each.district
    href = address(path, asked, district=district.code) if district else ""
    return Mark(district.name if district else "", href, plural(each.count, noun), place(each), each.count)


def told(count: int, shown: int, near: Near | None, noun: str = "school") -> str:
    """What stands on the map, where that isn't simply all of them by name."""
    if not shown:
        return f"{plural(count, noun)}, by district. Choose a district to see each {noun} in it."
    if near is None:
        return f"The first {number(shown)} of {plural(count, noun)}, by name." if shown < count else ""
    some = f"The nearest {number(shown)} of {plural(count, noun)}" if shown < count else plural(count, noun)
    return f"{some}, nearest to {near.name} first. Distances are in a straight line."


def elsewhere(gathered: Iterable["Gathered"], noun: str) -> str:
    outside = sum(each.count for each in gathered if each.district is None)
    return f"{plural(outside, noun)} more outside the county’s districts: the list has them." if outside else ""

"""What an administrator reads about the county's areas and districts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.activity.models import Activity
from pharos.common.pages import Paging, TimelineItem, timeline
from pharos.schools.models import Area, District

SHOWN = 50
COLUMNS = ("Area", "Code of the area", "District", "Code of the district", "Formerly", "Open schools")


@dataclass(frozen=True)
class AreaRow:
    """One area in the list: its districts, and how many open schools lie in them."""

    name: str
    href: str
    districts: Sequence[str]
    schools: int


@dataclass(frozen=True)
class AreasPage:
    rows: Sequence[AreaRow]


def areas(listed: Paging, schools: Mapping[str, int]) -> AreasPage:
    return AreasPage([_area_row(each, schools) for each in listed.rows])


def _area_row(area: Area, schools: Mapping[str, int]) -> AreaRow:
    districts = _by_name(area)
    return AreaRow(
        name=area.name,
        href=reverse("office:area", args=[area.code]),
        districts=[each.name for each in districts],
        schools=sum(schools[each.code] for each in districts),
    )


def lines(found: Iterable[Area], schools: Mapping[str, int]) -> Iterator[list[Any]]:
    """The list as lines of a file, one for each district; an area without a district has one too."""
    for area in found:
        districts = _by_name(area)
        for each in districts:
            yield [area.name, area.code, each.name, each.code, each.former_name, schools[each.code]]
        if not districts:
            yield [area.name, area.code, None, None, None, 0]


def _by_name(area: Area) -> list[District]:
    return sorted(area.districts.all(), key=lambda each: each.name)


@dataclass(frozen=True)
class DistrictRow:
    """One district of an area."""

    name: str
    former_name: str
    code: str
    schools: int
    move_href: str


@dataclass(frozen=True)
class AreaPage:
    """One area, its districts, and what was done to it and to them."""

    name: str
    code: str
    districts: Sequence[DistrictRow]
    schools: int
    timeline: Sequence[TimelineItem]


def area(
    found: Area, districts: Iterable[District], schools: Mapping[str, int], happened: Iterable[Activity]
) -> AreaPage:
    rows = [_district_row(each, schools[each.code]) for each in districts]
    return AreaPage(
        name=found.name, code=found.code, districts=rows, schools=sum(row.schools for row in rows),
        timeline=timeline(happened),
    )  # fmt: skip


def _district_row(each: District, schools: int) -> DistrictRow:
    move = reverse("office:move_district", args=[each.code])
    return DistrictRow(each.name, each.former_name, each.code, schools, move)

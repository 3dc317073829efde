"""What the directory's map shows: each of the leaders found, or how many there are in each district."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Avg, Count, QuerySet

from pharos.leaders.models import Designation
from pharos.schools.distance import Near
from pharos.schools.models import District, School
from pharos.schools.queries import MOST, Gathered, gather, squared, within

from .designated import published

# How far to look for the leaders nearest to one, in metres.
NEAR = 25_000


@dataclass(frozen=True)
class LeadersOnMap:
    """``leaders`` one by one, or ``gathered`` by district; of how many."""

    count: int
    leaders: list[Designation]
    gathered: list[Gathered]


def on_map(
    keys: Sequence[int], districts: Iterable[District], *, near: Near | None, district: str = "", most: int = MOST
) -> LeadersOnMap:
    """The leaders with these keys of the directory, in their order; ``district``, the code of one, leaves the others
    out. More than ``most`` are gathered by the districts of their schools, unless they are looked for around a place.
    """
    rows = Designation.objects.filter(pk__in=keys)
    if district:
        inside = set(_in(rows, districts, district))
        keys = [key for key in keys if key in inside]
    elif len(keys) > most and near is None:
        return LeadersOnMap(len(keys), [], gather(districts, _tallies(rows)))
    found = Designation.objects.select_related("person__profile", "school").in_bulk(list(keys[:most]))
    return LeadersOnMap(len(keys), [found[key] for key in keys[:most] if key in found], [])


def _in(rows: QuerySet[Designation], districts: Iterable[District], code: str) -> QuerySet[Designation, int]:
    names = {name for each in districts if each.code == code for name in each.names}
    inside = rows.filter(school__district_code=code) | rows.filter(
        school__district_code="", school__district_name__in=names
    )
    return inside.values_list("pk", flat=True)


def _tallies(rows: QuerySet[Designation]) -> Iterable[tuple[str, str, int, float | None, float | None]]:
    by_district = rows.order_by().values_list("school__district_code", "school__district_name")
    return by_district.annotate(count=Count("pk"), east=Avg("school__easting"), north=Avg("school__northing"))


def nearest_leaders(school: School, *, but: Designation, at: dt.datetime, limit: int = 5) -> list[Designation]:
    """The published leaders nearest to this school, nearest first."""
    if school.easting is None or school.northing is None:
        return []
    here = Near(school.name, school.easting, school.northing)
    around = published(at).filter(within(here, NEAR, "school__")).exclude(person=but.person_id)
    around = around.select_related("person__profile", "school").annotate(squared=squared(here, "school__"))
    return list(around.order_by("squared", "person__name", "pk")[:limit])

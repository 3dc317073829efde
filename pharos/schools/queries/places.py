"""The county's areas and districts, and which schools lie in them."""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from ..models import Area, District, School
from ..states import OPEN_STATUSES


def areas() -> list[Area]:
    """The county's areas in their order, each with its districts."""
    return list(Area.objects.order_by("position", "name").prefetch_related(Prefetch("districts", queryset=districts())))


def districts() -> QuerySet[District]:
    """Every district with its area, without the outlines, which maps alone need."""
    return District.objects.select_related("area").defer("outline", "outline_source").order_by("name")


def in_districts(districts: Iterable[District]) -> Q:
    """Schools of these districts, told by code, or by name where a file gave no code."""
    districts = list(districts)
    by_code = School.objects.filter(district_code__in=[district.code for district in districts])
    names = [name for district in districts for name in district.names]
    by_name = School.objects.filter(district_code="", district_name__in=names)
    # Two looks into one index; as one condition with an "or", they would be a look at every school.
    return Q(pk__in=by_code.values("pk").union(by_name.values("pk"), all=True))


def in_area(code: str) -> QuerySet[School]:
    """The schools that lie in this area."""
    return School.objects.filter(in_districts(districts().filter(area__code=code))).order_by("name", "urn")


def open_schools_by_district() -> dict[str, int]:
    """How many open schools lie in each district, by its code."""
    known = list(districts())
    code_by_name = {name: district.code for district in known for name in district.names}
    rows = School.objects.filter(status_code__in=OPEN_STATUSES).order_by()
    found = dict.fromkeys((district.code for district in known), 0)
    for code, name, count in rows.values_list("district_code", "district_name").annotate(count=Count("pk")):
        district = code or code_by_name.get(name)
        if district in found:
            found[district] += count
    return found


def areas_by_district(known: Iterable[District] | None = None) -> dict[str, Area]:
    """The area of each district, by the district's code and by each of its names: one query for every school."""
    found: dict[str, Area] = {}
    for district in districts() if known is None else known:
        found |= dict.fromkeys((district.code, *district.names), district.area)
    return found


def areas_of(schools: Iterable[School], known_districts: Iterable[District] | None = None) -> dict[int, Area]:
    """The area of each school that lies in one, by URN; one query for them all, or none where districts are given."""
    known = areas_by_district(known_districts)
    found = {school.urn: known.get(school.district_code or school.district_name) for school in schools}
    return {urn: area for urn, area in found.items() if area is not None}


def area_of(school: School, known_districts: Iterable[District] | None = None) -> Area | None:
    """The area in which a school lies, through its district."""
    return areas_of([school], known_districts).get(school.urn)

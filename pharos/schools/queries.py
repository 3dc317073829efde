"""What can be asked of the register of schools. It is public: everybody may see all of it."""

from collections.abc import Iterable

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import CombinedExpression

from . import words
from .models import Area, District, FactChange, RegisterImport, RegisterRemark, School
from .states import OPEN_STATUSES, ImportState, RegisterPhase, RemarkKind

# How far to look for the schools nearest to one, in metres: beyond that, none is near.
NEAR = 25_000


def find(urn: int) -> School | None:
    """The school with this URN, with what its page needs."""
    return School.objects.select_related("trust", "federation", "last_seen_in").filter(urn=urn).first()


def matching(typed: str) -> QuerySet[School]:
    """The schools in whose name, town, postcode or URN each of these words begins a word; all, where none is typed."""
    found = School.objects.all()
    for word in words.wanted(typed):
        found = found.filter(search_text__contains=f" {word}")
    return found


def best_first(found: QuerySet[School], typed: str) -> QuerySet[School]:
    """A name that begins as typed, or the very URN, before others; open schools before closed ones; then by name."""
    start = words.plain(typed)
    rank = Case(
        When(urn=int(start) if start.isdecimal() and len(start) < 10 else 0, then=Value(0)),
        When(search_text__startswith=f" {start}", status_code__in=OPEN_STATUSES, then=Value(1)),
        When(status_code__in=OPEN_STATUSES, then=Value(2)),
        When(search_text__startswith=f" {start}", then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return found.order_by(rank, "search_text", "urn")


def search(typed: str, limit: int = 10) -> list[School]:
    """The schools that somebody may mean by these words, best first; none, where nothing is typed."""
    if not words.wanted(typed):
        return []
    return list(best_first(matching(typed), typed)[:limit])


def filtered(*, typed: str = "", phase: str = "", area: str = "", status: str = "") -> QuerySet[School]:
    """The list of schools as somebody asked for it; ``status`` is "open", "closed" or empty."""
    found = matching(typed)
    if phase in PHASES:
        found = found.filter(PHASES[phase])
    if area:
        found = found.filter(_in_districts(District.objects.filter(area__code=area)))
    if status == "open":
        found = found.filter(status_code__in=OPEN_STATUSES)
    elif status == "closed":
        found = found.exclude(status_code__in=OPEN_STATUSES)
    return best_first(found, typed)


_SPECIAL = Q(type_name__icontains="special")

PHASES = {
    "nursery": Q(phase_code=RegisterPhase.NURSERY),
    "primary": Q(phase_code__in=(RegisterPhase.PRIMARY, RegisterPhase.MIDDLE_PRIMARY)),
    "secondary": Q(phase_code__in=(RegisterPhase.SECONDARY, RegisterPhase.MIDDLE_SECONDARY)),
    "all_through": Q(phase_code=RegisterPhase.ALL_THROUGH),
    "post16": Q(phase_code=RegisterPhase.SIXTEEN_PLUS),
    "special": _SPECIAL,
}


# --- Areas -----------------------------------------------------------------------------------------------------------
def areas() -> list[Area]:
    """The county's areas in their order, each with its districts."""
    return list(Area.objects.order_by("position", "name").prefetch_related("districts"))


def districts() -> QuerySet[District]:
    return District.objects.select_related("area").order_by("name")


def _in_districts(districts: Iterable[District]) -> Q:
    """Schools of these districts, told by code, or by name where a file gave no code."""
    districts = list(districts)
    names = [name for district in districts for name in district.names]
    return Q(district_code__in=[district.code for district in districts]) | Q(district_code="", district_name__in=names)


def in_area(code: str) -> QuerySet[School]:
    """The schools that lie in this area."""
    return School.objects.filter(_in_districts(District.objects.filter(area__code=code))).order_by("name", "urn")


def areas_of(schools: Iterable[School]) -> dict[int, Area]:
    """The area of each school that lies in one, by URN; one query for them all."""
    by_code: dict[str, Area] = {}
    by_name: dict[str, Area] = {}
    for district in districts():
        by_code[district.code] = district.area
        by_name |= dict.fromkeys(district.names, district.area)
    found = {
        school.urn: by_code.get(school.district_code) if school.district_code else by_name.get(school.district_name)
        for school in schools
    }
    return {urn: area for urn, area in found.items() if area is not None}


def area_of(school: School) -> Area | None:
    """The area in which a school lies, through its district."""
    return areas_of([school]).get(school.urn)


# --- Neighbours ------------------------------------------------------------------------------------------------------
def nearest(school: School, limit: int = 5) -> list[School]:
    """The open schools nearest to this one, nearest first."""
    if school.easting is None or school.northing is None:
        return []
    east, north = F("easting") - school.easting, F("northing") - school.northing
    square: CombinedExpression = east * east + north * north
    return list(
        School.objects.filter(
            easting__range=(school.easting - NEAR, school.easting + NEAR),
            northing__range=(school.northing - NEAR, school.northing + NEAR),
            status_code__in=OPEN_STATUSES,
        )
        .exclude(pk=school.pk)
        .order_by(square, "name", "urn")[:limit]
    )


def of_same_group(school: School) -> QuerySet[School]:
    """The other open schools of its trust or its federation, by name."""
    same = Q(pk__in=[])
    if school.trust_id:
        same |= Q(trust=school.trust_id)
    if school.federation_id:
        same |= Q(federation=school.federation_id)
    return School.objects.filter(same, status_code__in=OPEN_STATUSES).exclude(pk=school.pk).order_by("name", "urn")


# --- Where facts are from --------------------------------------------------------------------------------------------
def changes_of(school: School) -> QuerySet[FactChange]:
    """How the school's facts changed, newest first."""
    return school.changes.select_related("register_import").order_by("-register_import__as_at", "-pk")


def imports() -> QuerySet[RegisterImport]:
    return RegisterImport.objects.select_related("started_by").order_by("-requested_at", "-pk")


def running() -> RegisterImport | None:
    """The import that runs now: there is never more than one."""
    return RegisterImport.objects.filter(state=ImportState.RUNNING).first()


def rejected_by(done: RegisterImport) -> QuerySet[RegisterRemark]:
    return done.remarks.filter(kind=RemarkKind.REJECTED).order_by("line", "pk")


def left_out_by(done: RegisterImport) -> QuerySet[RegisterRemark]:
    return done.remarks.filter(kind=RemarkKind.KEPT).order_by("line", "pk")


def changes_by(done: RegisterImport) -> QuerySet[FactChange]:
    return done.changes.select_related("school").order_by("school__name", "school__urn", "field")


def added_by(done: RegisterImport) -> QuerySet[School]:
    return done.schools_added.order_by("name", "urn")

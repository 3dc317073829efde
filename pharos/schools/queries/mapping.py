"""What a map shows: each of the schools that match, or how many there are in each district."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Avg, Count

from ..criteria import Criteria
from ..models import District, PostcodeImport, School
from .finding import filtered, keys, with_keys
from .places import in_districts

# More than these are not told apart on a map, nor read in a list beside it.
MOST = 120


@dataclass(frozen=True)
class Gathered:
    """How many lie in one district, and the middle of them; ``district`` is None for those outside the county."""

    district: District | None
    count: int
    easting: int | None
    northing: int | None


@dataclass(frozen=True)
class OnMap:
    """``schools`` one by one, or ``gathered`` by district; of how many."""

    count: int
    schools: list[School]
    gathered: list[Gathered]


def drawn_districts() -> list[District]:
    """The county's districts with their outlines, area by area."""
    return list(District.objects.select_related("area").order_by("area__position", "area__name", "name"))


def attributions(districts: Iterable[District]) -> list[str]:
    """The words that the licences of the outlines and of the newest postcodes ask for."""
    newest = PostcodeImport.objects.order_by("-as_at", "-pk").values_list("source", flat=True)[:1]
    return list(dict.fromkeys(filter(None, [*(each.outline_source for each in districts), *newest])))


def on_map(criteria: Criteria, districts: Iterable[District], *, most: int = MOST) -> OnMap:
    """The schools that match, nearest first or by name. More than ``most`` are gathered by district, unless they are
    looked for around a place or in one district: then the first ``most`` stand for all.
    """
    count, known = keys(criteria).count(), list(districts)
    gathers = count > most and not (criteria.near or criteria.district)
    if gathers and (gathered := _by_district(criteria, known)):
        inside = sum(each.count for each in gathered)
        return OnMap(count, [], [*gathered, *_outside(count - inside)])
    return OnMap(count, with_keys(list(keys(criteria)[:most])), [])


def _by_district(criteria: Criteria, districts: list[District]) -> list[Gathered]:
    """Of the county's districts alone: an index finds their schools among a nation's."""
    inside = filtered(criteria).filter(in_districts(districts)).order_by()
    tallies = inside.values_list("district_code", "district_name")
    return gather(districts, tallies.annotate(count=Count("pk"), east=Avg("easting"), north=Avg("northing")))


def _outside(count: int) -> list[Gathered]:
    return [Gathered(None, count, None, None)] if count else []


def gather(
    districts: Iterable[District], told: Iterable[tuple[str, str, int, float | None, float | None]]
) -> list[Gathered]:
    """Rows of (district's code, its name, how many, mean easting, mean northing), in the order of the districts;
    a district that rows call by its code and by its name is one. What lies outside them all comes last.
    """
    known = list(districts)
    by_code = {each.code: each for each in known}
    by_name = {name: each for each in known for name in each.names}
    rows: dict[str, list[tuple[int, float | None, float | None]]] = {}
    for code, name, count, east, north in told:
        district = by_code.get(code) if code else by_name.get(name)
        rows.setdefault(district.code if district else "", []).append((count, east, north))
    found = [_together(each, rows[each.code]) for each in known if each.code in rows]
    return [*found, _together(None, rows[""])] if "" in rows else found


def _together(district: District | None, rows: list[tuple[int, float | None, float | None]]) -> Gathered:
    placed = [(count, east, north) for count, east, north in rows if east is not None and north is not None]
    weight = sum(count for count, _, _ in placed)
    if not weight:
        return Gathered(district, sum(count for count, _, _ in rows), None, None)
    east = round(sum(count * east for count, east, _ in placed) / weight)
    north = round(sum(count * north for count, _, north in placed) / weight)
    return Gathered(district, sum(count for count, _, _ in rows), east, north)

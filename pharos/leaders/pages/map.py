"""The directory's map, as a page and as data; the small map of one leader and those nearby."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from pharos.common.pages.filtering import address
from pharos.common.pages.mapping import Map, Mark, draw, grounds
from pharos.common.ui.filters import plural
from pharos.leaders.criteria import Criteria
from pharos.leaders.models import Designation
from pharos.leaders.queries import LeadersOnMap
from pharos.schools import distance
from pharos.schools.distance import Near
from pharos.schools.mapping import elsewhere, gathered_mark, place, shapes, told
from pharos.schools.models import District

from .folds import Folds, folds


@dataclass(frozen=True)
class LeadersMapPage:
    """``only`` names the one district that is shown, ``district`` is its code, ``all_href`` leads to all of them."""

    list_href: str
    district: str
    only: str
    all_href: str
    note: str
    folds: Folds


def marks(found: LeadersOnMap, criteria: Criteria, *, asked: QueryDict) -> list[Mark]:
    """The same for the page and for the data behind it: a leader each, or a district each with how many it has."""
    path = reverse("leaders:map")
    inside = [each for each in found.gathered if each.district]
    return [gathered_mark(each, asked, path=path, noun="leader") for each in inside] or [
        _mark(leader, criteria.near) for leader in found.leaders
    ]


def _mark(leader: Designation, near: Near | None) -> Mark:
    km = distance.km(leader.school, near) if near else None
    facts = (leader.school.name, leader.school.town, "" if km is None else f"{distance.words(km)} away")
    return Mark(
        leader.person.name,
        reverse("leaders:leader", args=[leader.person.profile.reference]),
        " · ".join(fact for fact in facts if fact),
        place(leader.school),
    )


def leaders_map(
    found: LeadersOnMap, criteria: Criteria, districts: Sequence[District], *, asked: QueryDict, sources: list[str]
) -> Map:
    shown, drawn = marks(found, criteria, asked=asked), shapes(districts)
    closely = bool(criteria.near or asked.get("district"))
    return Map(
        label=f"Map of {plural(found.count, 'leader')}, each at the school that they lead",
        marks=shown,
        grounds=grounds(drawn),
        drawing=draw(drawn, shown, closely=closely),
        closely=closely,
        sources=sources,
        marks_href=address(reverse("leaders:marks"), asked),
        shapes_href=reverse("schools:outlines"),
        shown=told(found.count, len(found.leaders), criteria.near, "leader"),
        more=elsewhere(found.gathered, "leader"),
    )


def page(criteria: Criteria, districts: Sequence[District], *, sees_more: bool, asked: QueryDict) -> LeadersMapPage:
    only = next((each.name for each in districts if each.code == asked.get("district")), "")
    return LeadersMapPage(
        list_href=address(reverse("leaders:directory"), asked, district=""),
        district=asked.get("district", "") if only else "",
        only=only,
        all_href=address(reverse("leaders:map"), asked, district="") if only else "",
        note=criteria.near.note if criteria.near else "",
        folds=folds(criteria, asked, sees_more=sees_more),
    )


def neighbourhood(leader: Designation, nearest: Iterable[Designation], districts: Sequence[District]) -> Map:
    """Where the leader's school is, and the leaders nearest to it with how far they are."""
    school = leader.school
    here = Mark(
        school.name, reverse("schools:school", args=[school.urn]), f"The school of {leader.person.name}", place(school)
    )
    near = Near(school.name, school.easting, school.northing) if school.easting and school.northing else None
    shown = [here, *(_mark(each, near) for each in nearest)]
    return Map(
        label=f"Map of {school.name} and the leaders nearest to it",
        marks=shown,
        grounds=[],
        drawing=draw(shapes(districts), shown, closely=True, numbered=True),
        sources=list(dict.fromkeys(each.outline_source for each in districts if each.outline_source)),
    )

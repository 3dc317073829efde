"""The map of schools, as a page and as data; the small map of one school and its neighbours."""

from collections.abc import Iterable, Sequence

from django.http import QueryDict
from django.urls import reverse

from pharos.common.pages.filtering import address
from pharos.common.pages.mapping import Map, Mark, draw, grounds
from pharos.common.ui.filters import plural
from pharos.schools import distance
from pharos.schools.criteria import Criteria
from pharos.schools.distance import Near
from pharos.schools.mapping import elsewhere, gathered_mark, place, shapes, told
from pharos.schools.models import District, School
from pharos.schools.queries import OnMap

from .listing import away


def marks(found: OnMap, criteria: Criteria, *, asked: QueryDict) -> list[Mark]:
    """The same for the page and for the data behind it: a school each, or a district each with how many it has."""
    path = reverse("schools:map")
    inside = [each for each in found.gathered if each.district]
    return [gathered_mark(each, asked, path=path) for each in inside] or [
        _mark(school, criteria.near) for school in found.schools
    ]


def _mark(school: School, near: Near | None) -> Mark:
    facts = (school.phase, school.town, away(school, near) if near else "")
    return Mark(
        school.name,
        reverse("schools:school", args=[school.urn]),
        " · ".join(fact for fact in facts if fact),
        place(school),
    )


def school_map(
    found: OnMap, criteria: Criteria, districts: Sequence[District], *, asked: QueryDict, sources: list[str]
) -> Map:
    shown, drawn = marks(found, criteria, asked=asked), shapes(districts)
    closely = bool(criteria.near or criteria.district)
    return Map(
        label=f"Map of {plural(found.count, 'school')}",
        marks=shown,
        grounds=grounds(drawn),
        drawing=draw(drawn, shown, closely=closely),
        closely=closely,
        sources=sources,
        marks_href=address(reverse("schools:marks"), asked),
        shapes_href=reverse("schools:outlines"),
        shown=told(found.count, len(found.schools), criteria.near),
        more=elsewhere(found.gathered, "school"),
    )


def neighbourhood(shown: School, nearest: Iterable[School], districts: Sequence[District]) -> Map:
    """The school, and its neighbours with how far they are."""
    here = Mark(shown.name, reverse("schools:school", args=[shown.urn]), "This school", place(shown))
    others = [_neighbour(each, shown) for each in nearest]
    return Map(
        label=f"Map of {shown.name} and the schools nearest to it",
        marks=[here, *others],
        grounds=[],
        drawing=draw(shapes(districts), [here, *others], closely=True, numbered=True),
        sources=list(dict.fromkeys(each.outline_source for each in districts if each.outline_source)),
    )


def _neighbour(each: School, shown: School) -> Mark:
    km = distance.km(each, shown)
    parts = (each.phase, each.town, f"{distance.words(km)} away")
    return Mark(
        each.name,
        reverse("schools:school", args=[each.urn]),
        " · ".join(part for part in parts if part),
        place(each),
    )

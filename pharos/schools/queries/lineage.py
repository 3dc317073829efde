"""Which schools a school came from, and which it became: by the register's links, else as an academy is told by."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from .. import changes
from ..changes import Side, Story
from ..models import School, SchoolLink
from .changes import is_academy
from .links import Relation, predecessors_of, successors_of


@dataclass(frozen=True)
class Lineage:
    """Schools that we hold, the nearest first: those that went before this one, and those that came after it."""

    before: list[School] = field(default_factory=list)
    after: list[School] = field(default_factory=list)
    # All that went before it as links tell it, schools that we don't hold among them.
    told: list[Relation] = field(default_factory=list)


def lineage(school: School) -> Lineage:
    told, following = _linked(school.urn)
    before, after = [each.urn for each in told], [each.urn for each in following]
    for old, new in _academies(school):
        if new == school.urn and old not in before:
            before.append(old)
        if old == school.urn and new not in after:
            after.append(new)
    held = {each.urn: each for each in School.objects.filter(urn__in=[*before, *after])}
    return Lineage([held[urn] for urn in before if urn in held], [held[urn] for urn in after if urn in held], told)


def _linked(urn: int) -> tuple[list[Relation], list[Relation]]:
    """Those whom the register's links tell; most schools have none, which is found out at once."""
    if not SchoolLink.objects.filter(Q(urn=urn) | Q(other_urn=urn)).exists():
        return [], []
    return predecessors_of([urn]).get(urn, []), successors_of([urn]).get(urn, [])


def _academies(school: School) -> list[tuple[int, int]]:
    """Pairs of a school and its academy in which this one may be, without a link that says so."""
    if school.is_open and not is_academy(school):
        return []
    near = Q(postcode=school.postcode) if school.postcode else Q(pk__in=[])
    if school.establishment_number:
        near |= Q(establishment_number=school.establishment_number)
    here = School.objects.filter(near, la_code=school.la_code).exclude(pk=school.pk)
    stories = _stories([school, *here])
    return [(pair.old.urn, pair.new.urn) for pair in changes.pairs(stories, (), frozenset())]


def _stories(schools: Iterable[School]) -> list[Story]:
    """As they are today."""
    return [
        Story(
            urn=each.urn, name=each.name, before=Side(each.status_code), after=Side(each.status_code),
            la_code=each.la_code, number=each.establishment_number, postcode=each.postcode,
            is_academy=is_academy(each), opened_on=each.opened_on, closed_on=each.closed_on,
            reason_opened=each.reason_opened, reason_closed=each.reason_closed,
        )
        for each in schools
    ]  # fmt: skip

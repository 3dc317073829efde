"""Conflicts of interest between people and a school: three queries, however many people."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, TextField
from django.db.models.functions import Cast

from pharos.common import clock
from pharos.common.keyed import Keyed, among
from pharos.interests.conflict import Conflict, Declared, Facts, Group, Membership, PastPost, found
from pharos.interests.models import Declaration
from pharos.interests.states import InterestKind
from pharos.people.models import RoleGrant
from pharos.people.queries import in_force
from pharos.people.states import Role
from pharos.schools.models import School

from .declarations import in_force as declared_in_force

LEADING = (Role.HEADTEACHER, Role.CHAIR_OF_GOVERNORS)


@dataclass
class Posts:
    """The schools that a person belongs to now and did in the past, by URN."""

    own: set[int] = field(default_factory=set)
    past: dict[int, dt.date] = field(default_factory=dict)

    def add(self, urn: int, until_on: dt.date | None, day: dt.date) -> None:
        if until_on is None or until_on >= day:
            self.own.add(urn)
        else:
            self.past[urn] = max(until_on, self.past.get(urn, until_on))


type PostsByPerson = Mapping[int, Posts]


def conflicts(
    persons: Sequence[Keyed], school: School, *, at: dt.datetime, known_posts: PostsByPerson | None = None
) -> dict[int, list[Conflict]]:
    """The conflicts of each of these people with a school, by the person's key; an empty list is clear.

    ``known_posts`` adds schools that a later area knows of, such as those of a leader's designations.
    """
    day = clock.day_of(at)
    posts, here = _posts({person.pk for person in persons}, school.urn, known_posts or {}, day)
    memberships = _memberships({school.urn} | {urn for each in posts.values() for urn in each.own})
    declared = _Declarations(Side(here, {school.urn}), day)
    return {
        pk: found(
            Facts(
                school=memberships[school.urn],
                own=tuple(memberships[urn] for urn in sorted(of.own) if urn in memberships),
                past=tuple(PastPost(urn, until) for urn, until in of.past.items()),
                declared=declared.touching(Side({pk}, of.own)),
            )
        )
        for pk, of in posts.items()
    }


def _posts(
    person_pks: set[int], urn: int, known_posts: PostsByPerson, day: dt.date
) -> tuple[dict[int, Posts], set[int]]:
    """Where these people lead and led; and who leads this school now: the other side of a declaration."""
    posts = {pk: Posts() for pk in person_pks}
    for pk in person_pks & set(known_posts):
        posts[pk] = Posts(set(known_posts[pk].own), dict(known_posts[pk].past))
    here = set()
    wanted = among("person", person_pks) | Q(scope_key=str(urn))
    grants = RoleGrant.objects.filter(wanted, role__in=LEADING, from_on__lte=day)
    holds = ExpressionWrapper(in_force(day), output_field=BooleanField())
    for pk, key, until_on, is_held in grants.values_list("person_id", "scope_key", "until_on", holds):
        if pk in posts:
            posts[pk].add(int(key), until_on, day)
        if is_held and int(key) == urn:
            here.add(pk)
    return posts, here


def _memberships(urns: Iterable[int]) -> dict[int, Membership]:
    """What each school belongs to, and whether the register ever told: plain values, for there may be thousands."""
    rows = School.objects.filter(urn__in=list(urns)).annotate(columns=Cast("last_seen_in__columns", TextField()))
    wanted = ("urn", "name", "trust__code", "trust__name", "federation__code", "federation__name", "older", "columns")
    return {row["urn"]: _membership(row) for row in rows.values(*wanted)}


def _membership(row: dict[str, Any]) -> Membership:
    trust, federation = (_group(row[f"{kind}__code"], row[f"{kind}__name"]) for kind in ("trust", "federation"))
    told = bool(trust or federation) or {*row["older"], *_told(row["columns"])} >= {"trust", "federation"}
    return Membership(row["urn"], row["name"], trust, federation, is_known=told)


@lru_cache(maxsize=32)
def _told(columns: str | None) -> frozenset[str]:
    """The facts that a file of the register states, read from the database’s own words: thousands share a file."""
    return frozenset(json.loads(columns or "[]"))


def _group(code: str | None, name: str | None) -> Group | None:
    return Group(code, name or "") if code else None


@dataclass(frozen=True)
class Side:
    """The people and the schools on one side of a possible conflict."""

    people: set[int]
    urns: set[int]

    def is_meant(self, row: Declaration) -> bool:
        return row.about_person_id in self.people or (
            row.about_school is not None and row.about_school.urn in self.urns
        )


class _Declarations:
    """The declarations that hold about a school or its people, and those that its people have made, read once."""

    def __init__(self, school: Side, day: dt.date) -> None:
        self.school = school
        about = Q(about_school__urn__in=school.urns) | Q(about_person__in=school.people)
        rows = Declaration.objects.filter(about | Q(person__in=school.people), declared_in_force(day))
        self.rows = list(rows.select_related("person", "about_person", "about_school").order_by("from_on", "pk"))

    def touching(self, leader: Side) -> tuple[Declared, ...]:
        """Those made on either side about the other."""
        return tuple(
            Declared(row.person.name, str(row.about_person or row.about_school), InterestKind(row.kind))
            for row in self.rows
            if (row.person_id in leader.people and self.school.is_meant(row))
            or (row.person_id in self.school.people and leader.is_meant(row))
        )

"""Conflicts of interest between people and schools: three queries, however many of either."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import BooleanField, ExpressionWrapper, Q

from pharos.common import clock
from pharos.common.keyed import Keyed
from pharos.interests.conflict import Conflict, Declared, Facts, Group, Membership, PastPost, found
from pharos.interests.models import Declaration
from pharos.interests.states import InterestKind
from pharos.people.models import Person, RoleGrant
from pharos.people.queries import in_force
from pharos.people.states import Role
from pharos.schools.models import Federation, School, Trust

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
    person: Person, schools: Sequence[School], *, at: dt.datetime, known_posts: PostsByPerson | None = None
) -> dict[int, list[Conflict]]:
    """The conflicts of one person with each of these schools, by URN; an empty list is clear."""
    answers = _between([person], schools, at, known_posts or {})
    return {school.urn: answers[person.pk, school.urn] for school in schools}


def conflicts_of_many(
    persons: Sequence[Keyed], school: School, *, at: dt.datetime, known_posts: PostsByPerson | None = None
) -> dict[int, list[Conflict]]:
    """The conflicts of each of these people with one school, by the person's key; an empty list is clear.

    ``known_posts`` adds schools that a later area knows of, such as those of a leader's designations.
    """
    answers = _between(persons, [school], at, known_posts or {})
    return {person.pk: answers[person.pk, school.urn] for person in persons}


def _between(
    persons: Sequence[Keyed], schools: Sequence[School], at: dt.datetime, known_posts: PostsByPerson
) -> dict[tuple[int, int], list[Conflict]]:
    day = clock.day_of(at)
    posts, here = _posts({person.pk for person in persons}, {school.urn for school in schools}, known_posts, day)
    memberships = _memberships({s.urn for s in schools} | {urn for each in posts.values() for urn in each.own})
    declared = _Declarations(persons, here, memberships, day)
    return {
        (person.pk, school.urn): found(
            Facts(
                school=memberships[school.urn],
                own=tuple(memberships[urn] for urn in sorted(posts[person.pk].own) if urn in memberships),
                past=tuple(PastPost(urn, until) for urn, until in posts[person.pk].past.items()),
                declared=declared.touching(person.pk, posts[person.pk].own, school.urn),
            )
        )
        for person in persons
        for school in schools
    }


def _posts(
    person_pks: set[int], urns: set[int], known_posts: PostsByPerson, day: dt.date
) -> tuple[dict[int, Posts], dict[int, set[int]]]:
    """Where these people lead and led; and who leads these schools now: the other side of a declaration."""
    posts = {pk: Posts() for pk in person_pks}
    for pk in person_pks & set(known_posts):
        posts[pk] = Posts(set(known_posts[pk].own), dict(known_posts[pk].past))
    here: dict[int, set[int]] = defaultdict(set)
    wanted = Q(person__in=person_pks) | Q(scope_key__in=[str(urn) for urn in urns])
    grants = RoleGrant.objects.filter(wanted, role__in=LEADING, from_on__lte=day)
    holds = ExpressionWrapper(in_force(day), output_field=BooleanField())
    for pk, key, until_on, is_held in grants.values_list("person_id", "scope_key", "until_on", holds):
        if pk in posts:
            posts[pk].add(int(key), until_on, day)
        if is_held and int(key) in urns:
            here[int(key)].add(pk)
    return posts, here


def _memberships(urns: Iterable[int]) -> dict[int, Membership]:
    rows = School.objects.filter(urn__in=list(urns)).select_related("trust", "federation", "last_seen_in")
    rows = rows.only(
        "urn", "name", "older", "trust__code", "trust__name", "federation__code", "federation__name",
        "last_seen_in__columns",
    )  # fmt: skip
    return {
        school.urn: Membership(
            school.urn, school.name, _group(school.trust), _group(school.federation), is_known=is_known(school)
        )
        for school in rows
    }


def _group(found: Trust | Federation | None) -> Group | None:
    return Group(found.code, found.name) if found else None


def is_known(school: School) -> bool:
    """Whether the register ever told what this school belongs to; needs ``last_seen_in``."""
    if school.trust_id or school.federation_id:
        return True
    told = {*school.older, *(school.last_seen_in.columns if school.last_seen_in else [])}
    return {"trust", "federation"} <= told


class _Declarations:
    """The declarations that hold between these people and schools, read once."""

    def __init__(
        self, persons: Sequence[Keyed], here: Mapping[int, set[int]], schools: Mapping[int, Membership], day: dt.date
    ) -> None:
        self.here = here
        mine = [person.pk for person in persons]
        theirs = [pk for pks in here.values() for pk in pks]
        made = Q(person__in=mine) & (Q(about_school__urn__in=list(schools)) | Q(about_person__in=theirs))
        received = Q(person__in=theirs) & (Q(about_person__in=mine) | Q(about_school__urn__in=list(schools)))
        rows = Declaration.objects.filter(declared_in_force(day)).filter(made | received)
        self.rows = list(rows.select_related("person", "about_person", "about_school").order_by("from_on", "pk"))

    def touching(self, person: int, own: set[int], urn: int) -> tuple[Declared, ...]:
        """Those made on either side about the other."""
        one, other = Side({person}, own), Side(self.here.get(urn, set()), {urn})
        return tuple(
            Declared(row.person.name, str(row.about_person or row.about_school), InterestKind(row.kind))
            for row in self.rows
            if (row.person_id in one.people and other.is_meant(row))
            or (row.person_id in other.people and one.is_meant(row))
        )


@dataclass(frozen=True)
class Side:
    """The people and the schools on one side of a possible conflict."""

    people: set[int]
    urns: set[int]

    def is_meant(self, row: Declaration) -> bool:
        return row.about_person_id in self.people or (
            row.about_school is not None and row.about_school.urn in self.urns
        )

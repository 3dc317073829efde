"""Conflicts of interest of leaders: as ``interests`` knows them, with the schools of their designations."""

import datetime as dt
from collections.abc import Iterable, Sequence

from pharos.common import clock
from pharos.interests import queries as interests
from pharos.interests.conflict import Conflict
from pharos.interests.queries import Posts
from pharos.leaders.cards import Brief
from pharos.leaders.models import Designation
from pharos.people.models import Person
from pharos.schools.models import School


def conflicts_with(leaders: Sequence[Brief], school: School, *, at: dt.datetime) -> dict[int, list[Conflict]]:
    """Each leader's conflicts with one school, by the person's key; three queries, however many leaders."""
    day = clock.day_of(at)
    posts = {each.pk: Posts() for each in leaders}
    for each in leaders:
        for urn, until_on in each.posts:
            posts[each.pk].add(urn, until_on, day)
    return interests.conflicts_of_many(leaders, school, at=at, known_posts=posts)


def conflicts_of(person: Person, schools: Sequence[School], *, at: dt.datetime) -> dict[int, list[Conflict]]:
    """One leader's conflicts with each of these schools, by URN."""
    return interests.conflicts(person, schools, at=at, known_posts=_posts([person], at))


def _posts(persons: Iterable[Person], at: dt.datetime) -> dict[int, Posts]:
    day = clock.day_of(at)
    posts: dict[int, Posts] = {}
    rows = Designation.objects.filter(person__in=[person.pk for person in persons], from_on__lte=day)
    for pk, urn, until_on in rows.values_list("person_id", "school__urn", "until_on"):
        posts.setdefault(pk, Posts()).add(urn, until_on, day)
    return posts

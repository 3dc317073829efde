"""Conflicts of interest of leaders: as ``interests`` knows them, with the schools of their designations."""

import datetime as dt
from collections.abc import Sequence

from pharos.common import clock
from pharos.interests import queries as interests
from pharos.interests.conflict import Conflict
from pharos.interests.queries import Posts
from pharos.leaders.cards import Brief
from pharos.schools.models import School


def conflicts_with(leaders: Sequence[Brief], school: School, *, at: dt.datetime) -> dict[int, list[Conflict]]:
    """Each leader's conflicts with one school, by the person's key; three queries, however many leaders."""
    day = clock.day_of(at)
    posts = {each.pk: Posts() for each in leaders}
    for each in leaders:
        for urn, until_on in each.posts:
            posts[each.pk].add(urn, until_on, day)
    return interests.conflicts(leaders, school, at=at, known_posts=posts)

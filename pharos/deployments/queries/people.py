"""The people of a request and its deployment, in each of their parts."""

import datetime as dt
from collections.abc import Iterable

from pharos.common import clock
from pharos.people import queries as people
from pharos.people.models import Person, RoleGrant
from pharos.people.states import Role
from pharos.schools.models import School
from pharos.support.models import SupportRequest


def heads_of(school: School, *, at: dt.datetime) -> list[Person]:
    """The headteacher and those who stand in for them."""
    return people.holders(Role.HEADTEACHER, [str(school.urn)], at=at)


def heads_in_person(school: School, *, at: dt.datetime) -> list[Person]:
    """The headteacher, and no one who only stands in."""
    own = RoleGrant.objects.filter(
        people.in_force(clock.day_of(at)), role=Role.HEADTEACHER, scope_key=str(school.urn),
        standing_in_for__isnull=True,
    )  # fmt: skip
    return list(Person.objects.filter(is_active=True, grants__in=own).distinct().order_by("name", "pk"))


def led_in_person(person: Person, *, at: dt.datetime) -> frozenset[int]:
    """The schools, by URN, whose headteacher this person is and doesn't only stand in for."""
    return frozenset(int(key) for key in people.roles_of(person, at=at).own_keys(Role.HEADTEACHER))


def parties_of(request: SupportRequest, leader: Person, chair: Person | None, *, at: dt.datetime) -> list[Person]:
    """The leader, those who act for the school, and the chair of governors where the agreement names one."""
    return _once([leader, *heads_of(request.school, at=at), *([chair] if chair else [])])


def other_party(school: School, leader: Person, *, by: Person, at: dt.datetime) -> list[Person]:
    """Whom a step of the work is told to: the headteacher where the leader took it, else the leader."""
    return [person for person in _once([leader, *heads_in_person(school, at=at)]) if person != by]


def _once(found: Iterable[Person]) -> list[Person]:
    return list({person.pk: person for person in found}.values())

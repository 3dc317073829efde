"""The standing of the schools that leaders lead."""

import datetime as dt
from collections.abc import Iterable

from pharos.common import clock
from pharos.leaders.models import Designation, Profile
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.states import Role
from pharos.schools import queries as schools
from pharos.schools.models import School
from pharos.schools.standing import Standing


def standings_of_designations(designations: Iterable[Designation], *, at: dt.datetime) -> dict[int, Standing]:
    """Of each school that one of these names, by URN. Constant queries; needs their ``school``."""
    return schools.standings_of({each.school for each in designations}, on=clock.day_of(at))


def standings_of_profiles(profiles: Iterable[Profile], *, at: dt.datetime) -> dict[int, Standing]:
    """Of each school of these rows of ``managed``, by URN."""
    told = (each for profile in profiles for each in profile.person.designations.all())
    return standings_of_designations(told, at=at)


def standings_of_all_leaders(*, at: dt.datetime) -> dict[int, Standing]:
    """Of each school that any designation names, by URN: for a list as a file."""
    named = School.objects.filter(pk__in=Designation.objects.values("school"))
    return schools.standings_of(named, on=clock.day_of(at))


def schools_led_by(person: Person, *, at: dt.datetime) -> list[School]:
    """The schools that a person leads today as their headteacher, and those that their designations name."""
    led = map(int, people.roles_of(person, at=at).own_keys(Role.HEADTEACHER))
    named = Designation.objects.filter(person=person, ended_at=None).values("school__urn")
    urns = {*led, *(each["school__urn"] for each in named)}
    return list(School.objects.filter(urn__in=urns).order_by("name", "urn"))

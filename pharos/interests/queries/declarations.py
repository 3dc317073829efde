"""Declarations, and what one may be about."""

import datetime as dt

from django.db.models import F, Q, QuerySet

from pharos.common import clock
from pharos.common.spans import holding
from pharos.interests.models import Declaration
from pharos.people.models import Person, RoleGrant
from pharos.people.queries import in_force as grant_in_force
from pharos.people.states import Role
from pharos.schools.models import School

# Those whose name a school or the programme publishes anyway, so that a search gives nobody away.
NAMED_ROLES = (Role.HEADTEACHER, Role.AREA_CHAIR, Role.SIA)
MOST_FOUND = 20


def in_force(day: dt.date) -> Q:
    """Declarations whose dates take in that day."""
    return holding(day)


def visible_to(person: Person) -> QuerySet[Declaration]:
    """A person's own declarations: those that hold first, the newest first."""
    rows = Declaration.objects.filter(person=person).select_related("about_person", "about_school")
    return rows.order_by(F("until_on").desc(nulls_first=True), "-from_on", "-pk")


def declarable_people(words: str, *, by: Person, at: dt.datetime) -> list[Person]:
    """Headteachers and officers of the programme whose names have all these words, by name."""
    wanted = Q()
    for word in words.split():
        wanted &= Q(name__icontains=word)
    return list(_declarable(by, clock.day_of(at)).filter(wanted).order_by("name", "pk")[:MOST_FOUND])


def person_by_reference(reference: str, *, by: Person, at: dt.datetime) -> Person | None:
    return _declarable(by, clock.day_of(at)).filter(reference=reference).first()


def school_by_urn(urn: int) -> School | None:
    return School.objects.filter(urn=urn).first()


def _declarable(by: Person, day: dt.date) -> QuerySet[Person]:
    held = RoleGrant.objects.filter(grant_in_force(day), role__in=NAMED_ROLES, standing_in_for=None).values("person")
    return Person.objects.filter(is_active=True, pk__in=held).exclude(pk=by.pk)

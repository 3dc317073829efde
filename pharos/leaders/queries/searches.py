"""The searches that a person has saved."""

import datetime as dt

from django.db.models import QuerySet
from django.db.models.functions import Lower

from pharos.leaders.models import SavedSearch
from pharos.people.models import Person

LATELY = dt.timedelta(days=7)


def saved_searches(person: Person) -> QuerySet[SavedSearch]:
    """By name. Nobody else sees them."""
    return SavedSearch.objects.filter(person=person, removed_at=None).order_by(Lower("name"), "pk")


def removed_searches(person: Person, *, at: dt.datetime) -> QuerySet[SavedSearch]:
    """Those that can be put back with a press, the last removed first."""
    rows = SavedSearch.objects.filter(person=person, removed_at__gte=at - LATELY)
    return rows.order_by("-removed_at", "-pk")


def own_searches(person: Person) -> QuerySet[SavedSearch]:
    """Saved and removed ones."""
    return SavedSearch.objects.filter(person=person)

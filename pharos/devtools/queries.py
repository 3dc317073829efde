"""The county's people, and the letters that reached them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from pharos.leaders.models import Designation
from pharos.outbox.models import Letter
from pharos.people.models import Person

from .county import reading


def people_of_the_cast() -> dict[str, Person]:
    """The personas that the county has, by name."""
    names = [persona.name for persona in reading.cast()]
    return {person.name: person for person in _people().filter(name__in=names)}


def everybody_else() -> list[Person]:
    """Whoever else has an account in the county, by name."""
    names = [persona.name for persona in reading.cast()]
    return list(_people().exclude(name__in=names).prefetch_related("grants"))


def kinds_by_person(people: Iterable[Person]) -> dict[int, list[str]]:
    """The designations of these people: KLE, NLE."""
    found: dict[int, list[str]] = {}
    for pk, kind in Designation.objects.filter(person__in=list(people)).order_by("kind").values_list("person", "kind"):
        found.setdefault(pk, []).append(kind)
    return found


def _people() -> QuerySet[Person]:
    return Person.objects.filter(is_active=True).order_by("name", "pk")


def letters(words: str) -> QuerySet[Letter]:
    """Every letter, newest first: by when it went, or was written if it waits; those to people, or with subjects,
    that contain these words.
    """
    rows = Letter.objects.select_related("to_person").order_by(Coalesce("sent_at", "posted_at").desc(), "-pk")
    for word in words.split():
        rows = rows.filter(Q(to__icontains=word) | Q(to_person__name__icontains=word) | Q(subject__icontains=word))
    return rows

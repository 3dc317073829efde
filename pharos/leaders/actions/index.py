"""Keep what words are looked for in step with what leaders say, and tell every process that the directory changed.

An action that changes a leader calls ``refresh`` in its own transaction. What lies in earlier areas (a person's name,
a school's town, an area's label) is pulled: ``refresh_all`` compares everything, and a task calls it every few minutes.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from pharos.leaders import indexing

from ..models import Designation, DirectoryChange, ProfileExpertise, SearchEntry

SCHOOL = ("school__name", "school__town", "school__postcode", "school__urn")
PROFILE = tuple(f"person__profile__{each}" for each in ("phases", "can_lead", "portrait"))
AT_ONCE = 500
FORGET_AFTER = dt.timedelta(days=2)


def refresh(*people: int, at: dt.datetime) -> int:
    """Bring the entries of these people, by key, up to date; how many entries changed."""
    changed = _write(_wanted(people), SearchEntry.objects.filter(designation__person__in=people))
    DirectoryChange.objects.create(at=at)
    return changed


def forget(designations: Iterable[Designation], *, at: dt.datetime) -> None:
    """Remove the entries of designations that are about to be removed themselves."""
    SearchEntry.objects.filter(designation__in=designations).delete()
    DirectoryChange.objects.create(at=at)


@transaction.atomic
def refresh_all(*, at: dt.datetime) -> int:
    """Compare every entry with what it is made from, and write those that differ; how many did."""
    changed = _write(_wanted(), SearchEntry.objects.all())
    DirectoryChange.objects.filter(at__lt=at - FORGET_AFTER).delete()
    if changed:
        DirectoryChange.objects.create(at=at)
    return changed


def _wanted(people: Iterable[int] | None = None) -> list[SearchEntry]:
    rows = Designation.objects.filter(person__profile__isnull=False)
    offers = ProfileExpertise.objects.order_by("expertise__position", "pk")
    if people is not None:
        rows, offers = rows.filter(person__in=people), offers.filter(profile__person__in=people)
    areas: dict[int, list[str]] = defaultdict(list)
    for person, label in offers.values_list("profile__person", "expertise__label"):
        areas[person].append(label)
    found = rows.values_list("pk", "person_id", "kind", *SCHOOL, *PROFILE)
    return [
        SearchEntry(
            designation_id=pk,
            **indexing.texts(
                kind=kind, school=school, phases=phases, can_lead=can_lead, areas=areas[person], portrait=portrait
            ),
        )
        for pk, person, kind, *school, phases, can_lead, portrait in found
    ]


def _write(wanted: list[SearchEntry], standing: Iterable[SearchEntry]) -> int:
    before = {each.pk: _texts(each) for each in standing}
    differing = [each for each in wanted if before.get(each.pk) != _texts(each)]
    SearchEntry.objects.bulk_create(
        differing, update_conflicts=True, unique_fields=["designation"], update_fields=list(indexing.FIELDS),
        batch_size=AT_ONCE,
    )  # fmt: skip
    return len(differing)


def _texts(entry: SearchEntry) -> list[str]:
    return [getattr(entry, field) for field in indexing.FIELDS]

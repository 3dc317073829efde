"""The directory: published leaders who match what somebody looks for, filtered and ordered in the database."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from pharos.leaders.criteria import Criteria
from pharos.leaders.models import Designation
from pharos.schools.distance import Near
from pharos.schools.models import District
from pharos.schools.queries import squared, within

from .designated import current, leaders, published, with_cards


def directory(criteria: Criteria, *, at: dt.datetime) -> QuerySet[Designation]:
    """The matching leaders, nearest first or by name, without what a card shows: to be counted and paged."""
    rows = published(at).filter(_words(criteria), _profile(criteria), _place(criteria))
    if criteria.designation:
        held = Designation.objects.filter(current(at), person=OuterRef("person"), kind=criteria.designation)
        rows = rows.filter(Exists(held))
    if criteria.near:
        rows = _by_distance(rows, criteria.near, criteria.within_km)
    if criteria.near and criteria.by_distance:
        return rows.order_by(F("squared").asc(nulls_last=True), "person__name", "pk")
    return rows.order_by("person__name", "pk")


def directory_with_cards(criteria: Criteria, *, at: dt.datetime) -> QuerySet[Designation]:
    return with_cards(directory(criteria, at=at), at)


def keys(criteria: Criteria, *, at: dt.datetime) -> list[int]:
    """The keys of all that match, in their order: one look at thousands both counts them and finds the page."""
    return list(directory(criteria, at=at).values_list("pk", flat=True))


def with_keys(wanted: Sequence[int], *, at: dt.datetime) -> list[Designation]:
    """These rows of the directory, in this order, with what a card shows."""
    rows = with_cards(Designation.objects.filter(pk__in=wanted).annotate(is_published=Value(True)), at)
    found = {row.pk: row for row in rows}
    return [found[pk] for pk in wanted if pk in found]


def relaxations(criteria: Criteria, *, at: dt.datetime) -> dict[str, int]:
    """How many leaders there would be without each filter in force, by its name: one query for all of them."""
    without = {
        "words": replace(criteria, words=""),
        "expertise": replace(criteria, expertise=""),
        "support": replace(criteria, support=""),
        "phase": replace(criteria, phase=""),
        "area": replace(criteria, area=""),
        "designation": replace(criteria, designation=""),
        "availability": replace(criteria, availability=""),
        "near": replace(criteria, near=None, within_km=None, by_distance=False),
        "within": replace(criteria, within_km=None),
    }
    counts = {
        name: Count("pk", filter=Q(pk__in=directory(less, at=at).order_by().values("pk")))
        for name, less in without.items()
        if less != criteria
    }
    return leaders(at).aggregate(**counts) if counts else {}


def _words(criteria: Criteria) -> Q:
    """Every word, each in the profile, in the name or in the school."""
    found = Q()
    for word in criteria.wanted:
        found &= (
            Q(person__profile__search_text__contains=f" {word}")
            | Q(school__search_text__contains=f" {word}")
            | Q(person__name__icontains=word)
        )
    # Something was typed, and none of it is a word: nothing has it.
    return found if criteria.wanted or not criteria.words.strip() else Q(pk__in=[])


def _profile(criteria: Criteria) -> Q:
    asked = {
        "person__profile__offers__expertise__code": criteria.expertise,
        "person__profile__phases__has": criteria.phase,
        "person__profile__can_lead__has": criteria.support,
        "person__profile__availability": criteria.availability,
    }
    return Q(**{lookup: value for lookup, value in asked.items() if value})


def _place(criteria: Criteria) -> Q:
    if not criteria.area:
        return Q()
    return Q(school__district_code__in=District.objects.filter(area__code=criteria.area).values("code"))


def _by_distance(rows: QuerySet[Designation], near: Near, within_km: int | None) -> QuerySet[Designation]:
    """The square of the distance in metres beside each row, none of them further away than the limit."""
    if within_km is not None:
        rows = rows.filter(within(near, within_km * 1000, "school__"))
    return rows.annotate(squared=squared(near, "school__"))


def area_names() -> dict[str, tuple[str, str]]:
    """District code to (code, name) of its area: one query, for every school of a page."""
    rows = District.objects.order_by("area__position", "area__name", "name")
    return {code: (area, name) for code, area, name in rows.values_list("code", "area__code", "area__name")}

"""Many leaders at once, in plain values."""

import datetime as dt
from itertools import groupby
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, FilteredRelation, Q, QuerySet

from pharos.common import clock
from pharos.leaders.cards import Brief, Home
from pharos.leaders.models import Designation
from pharos.schools import phases

from .designated import Moment, shown

PERSON, PROFILE, SCHOOL = "person__", "person__profile__", "school__"
WANTED = (
    "kind", "until_on", "person_id", f"{PERSON}name",
    *(f"{PROFILE}{each}" for each in (
        "reference", "phases", "can_lead", "portrait", "availability", "available_from_on",
    )),
    "photo__reference", "photo__crop",
    *(f"{SCHOOL}{each}" for each in ("urn", "name", "phase_code", "type_name", "easting", "northing")),
)  # fmt: skip


def in_brief(chosen: QuerySet[Designation], at: Moment) -> list[Brief]:
    """The leaders ``chosen`` from those designated today, by name: one query, however many there are."""
    day = clock.day_of(at) if isinstance(at, dt.datetime) else at
    held = Designation.objects.filter(
        person__in=chosen.order_by().values("person"), person__profile__isnull=False, from_on__lte=day
    )
    is_published = ExpressionWrapper(shown(at, PROFILE), output_field=BooleanField())
    held = held.annotate(is_published=is_published, photo=_agreed_photo())
    rows = held.order_by("person__name", "person_id", "from_on", "pk")
    found = groupby(rows.values(*WANTED, "is_published"), key=lambda row: row["person_id"])
    return [_brief(list(each), day) for _, each in found]


def _agreed_photo() -> FilteredRelation:
    """The one photo that the leader agreed to publish."""
    agreed = Q(**{f"{PROFILE}photos__removed_at__isnull": True, f"{PROFILE}photos__agreed_at__isnull": False})
    return FilteredRelation(f"{PROFILE}photos", condition=agreed)


def _brief(held: list[dict[str, Any]], day: dt.date) -> Brief:
    """A person from all their designations; the newest that holds speaks for them."""
    current = [row for row in held if row["until_on"] is None or row["until_on"] >= day]
    row = current[-1]
    return Brief(
        pk=row["person_id"],
        reference=row[f"{PROFILE}reference"],
        name=row[f"{PERSON}name"],
        kinds=tuple(each["kind"] for each in current),
        school=_home(row),
        posts=tuple((each[f"{SCHOOL}urn"], each["until_on"]) for each in held),
        phases=tuple(row[f"{PROFILE}phases"]),
        can_lead=tuple(row[f"{PROFILE}can_lead"]),
        portrait=row[f"{PROFILE}portrait"],
        availability=row[f"{PROFILE}availability"],
        available_from_on=row[f"{PROFILE}available_from_on"],
        published=row["is_published"],
        photo=(row["photo__reference"], row["photo__crop"]) if row["photo__reference"] else None,
    )


def _home(row: dict[str, Any]) -> Home:
    phase = phases.words(row[f"{SCHOOL}phase_code"], row[f"{SCHOOL}type_name"])
    return Home(row[f"{SCHOOL}urn"], row[f"{SCHOOL}name"], phase, row[f"{SCHOOL}easting"], row[f"{SCHOOL}northing"])

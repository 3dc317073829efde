"""What the pages about interests say."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Tag
from pharos.people.models import Person
from pharos.schools.models import School

from . import rules
from .models import Declaration


@dataclass(frozen=True)
class InterestRow:
    about: str
    kind: str
    words: str
    from_on: dt.date
    until_on: dt.date | None
    tag: Tag
    end_href: str


@dataclass(frozen=True)
class InterestsPage:
    rows: list[InterestRow]


@dataclass(frozen=True)
class Found:
    """Something that an interest may be about."""

    name: str
    hint: str
    href: str


@dataclass(frozen=True)
class FindPage:
    asked: bool
    found: list[Found]


def interests(rows: Iterable[Declaration], *, person: Person, day: dt.date) -> InterestsPage:
    return InterestsPage([_row(each, person, day) for each in rows])


def _row(row: Declaration, person: Person, day: dt.date) -> InterestRow:
    over = row.until_on is not None and row.until_on < day
    to_come = row.from_on > day
    may_end = rules.may_end(person, row) and not over
    return InterestRow(
        about=str(row.about_person or row.about_school),
        kind=row.get_kind_display(),
        words=row.words,
        from_on=row.from_on,
        until_on=row.until_on,
        tag=Tag("Ended") if over else Tag("From later", "blue") if to_come else Tag("Current", "green"),
        end_href=reverse("interests:end", args=[row.reference]) if may_end else "",
    )


def found_schools(schools: Iterable[School]) -> list[Found]:
    return [
        Found(
            school.name,
            ", ".join(part for part in (school.town, school.postcode) if part),
            reverse("interests:about_school", args=[school.urn]),
        )
        for school in schools
    ]


def found_people(people: Iterable[Person]) -> list[Found]:
    return [Found(each.name, "", reverse("interests:about_person", args=[each.reference])) for each in people]

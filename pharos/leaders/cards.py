"""A leader as lists, shortlists and offers show one: plain values, from objects already fetched."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pharos.people.models import Person
    from pharos.schools.models import School
    from pharos.taxonomy.models import Expertise

    from .models import Designation, Photo, Profile


@dataclass(frozen=True)
class Card:
    """One leader. ``reference`` is what the directory's address calls them."""

    person: "Person"
    reference: str
    name: str
    kinds: tuple[str, ...]
    school: "School"
    phases: tuple[str, ...]
    can_lead: tuple[str, ...]
    expertise: tuple["Expertise", ...]
    portrait: str
    availability: str
    availability_words: str
    available_from_on: dt.date | None
    published: bool
    photo: "Photo | None" = None  # the one that the leader agreed to publish


@dataclass(frozen=True, slots=True)
class Home:
    """The school that a leader leads, as far as a long list needs it."""

    urn: int
    name: str
    phase: str
    easting: int | None
    northing: int | None


@dataclass(frozen=True, slots=True)
class Brief:
    """One leader in plain values, for choosing among thousands. ``pk`` is the person's key.

    ``posts`` are the schools of every designation there was, by URN, each with its last day.
    ``photo`` is the reference and the crop of the one that the leader agreed to publish.
    """

    pk: int
    reference: str
    name: str
    kinds: tuple[str, ...]
    school: Home
    posts: tuple[tuple[int, dt.date | None], ...]
    phases: tuple[str, ...]
    can_lead: tuple[str, ...]
    portrait: str
    availability: str
    available_from_on: dt.date | None
    published: bool
    photo: tuple[str, str] | None = None


def card(leader: "Designation") -> Card:
    """The card of a row of ``queries.candidates``; asks the database nothing."""
    person = leader.person
    profile: Profile = person.profile
    return Card(
        person=person,
        reference=profile.reference,
        name=person.name,
        kinds=tuple(each.kind for each in person.current_designations),  # type: ignore[attr-defined]
        school=leader.school,
        phases=tuple(profile.phases),
        can_lead=tuple(profile.can_lead),
        expertise=tuple(offer.expertise for offer in profile.offers.all()),
        portrait=profile.portrait,
        availability=profile.availability,
        availability_words=profile.availability_words,
        available_from_on=profile.available_from_on,
        published=getattr(leader, "is_published", False),
        photo=next(iter(getattr(profile, "agreed_photos", ())), None),
    )

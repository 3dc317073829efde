"""How the county's leaders keep their profiles: photos, and the yearly question at each of its stages."""

import datetime as dt

from pharos.leaders import actions as leaders
from pharos.leaders import (
    pictures,
    tasks,  # noqa: F401  once loaded, they are declared: the county's mornings write their letters
)
from pharos.leaders.models import Profile
from pharos.people.models import Person

from ..county.reading import email_of
from . import portraits
from .telling import Story, moment

WITH_PHOTO = (
    "Joseph Trent", "Desmond Adeyinka", "Bronwen Prosser-Gale", "Patience Mutasa", "Callum Geddes-Moir",
    "Rosalind Pymm", "Ayodele Bankole-Reeve", "Judith Lavender",
)  # fmt: skip
# Handed in, and not yet agreed to.
UNDECIDED = "Farida Sultani"
# Whoever confirmed last autumn is asked this autumn: one is to answer, one has been warned, one is hidden.
CONFIRMED = {
    "Joseph Trent": "2025-11-17 16:30",
    "Harpreet Virdee-Lamb": "2025-10-06 12:10",
    "Hilary Osgood": "2025-09-08 18:45",
}


def stories() -> list[Story]:
    return [photos(), last_autumn()]


def photos() -> Story:
    """The first leaders add a photo."""
    at = yield "2026-09-10 12:15"
    for name in WITH_PHOTO:
        _hand_in(name, at)
        leaders.answer_photo(_profile(name), crop="start", agrees=True, by=_person(name), at=at)
    _hand_in(UNDECIDED, at)


def last_autumn() -> Story:
    """What these leaders agreed to on paper in the year before the county had this service."""
    yield "2026-09-01 08:05"
    for name, told in CONFIRMED.items():
        at = moment(told)
        Profile.objects.filter(person=_person(name)).update(consented_at=at, confirmed_at=at)


def _hand_in(name: str, at: dt.datetime) -> None:
    squares = pictures.squares(portraits.draw(name))
    leaders.hand_in_photo(_profile(name), squares=squares, by=_person(name), at=at)


def _person(name: str) -> Person:
    return Person.objects.get(email=email_of(name))


def _profile(name: str) -> Profile:
    return Profile.objects.get(person=_person(name))

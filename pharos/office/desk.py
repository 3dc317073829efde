"""Who may sit at the office's desk."""

import datetime as dt

from django.http import HttpRequest

from pharos.people.models import Person
from pharos.people.rules import may_administer


def administrator(request: HttpRequest, *, at: dt.datetime) -> Person:
    """Whoever asks, where they run the programme; others are told why not."""
    person = request.user
    assert isinstance(person, Person)  # the middleware lets nobody in who isn't signed in
    may_administer(person, at=at).enforce()
    return person

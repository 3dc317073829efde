"""Who may sit at the office's desk."""

import datetime as dt

from pharos.people.models import Person
from pharos.people.rules import may_administer
from pharos.people.signed_in import SignedInRequest


def administrator(request: SignedInRequest, *, at: dt.datetime) -> Person:
    """Whoever asks, where they run the programme; others are told why not."""
    may_administer(request.user, at=at).enforce()
    return request.user

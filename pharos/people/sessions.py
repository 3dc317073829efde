"""What a session remembers of how it began; and the demo's way of beginning one without a code."""

import datetime as dt

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from pharos.common import clock

from .models import Person

# In the session: when its person last proved who they are.
PROVED_AT = "proved_at"
RECENT = dt.timedelta(minutes=30)


def note_proof(request: HttpRequest, *, at: dt.datetime) -> None:
    request.session[PROVED_AT] = at.isoformat()


def proved_recently(request: HttpRequest, *, at: dt.datetime) -> bool:
    """Whether the person at this browser signed in within the last half an hour."""
    said = request.session.get(PROVED_AT)
    return said is not None and at - dt.datetime.fromisoformat(said) < RECENT


def sign_in_directly(request: HttpRequest, person: Person) -> None:
    """Begin a session for ``person``. Refuses to exist where the demo isn't switched on."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo signs people in without a code.")
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    note_proof(request, at=clock.now())

"""Signing a person in without a code: the demo's one-click personas, and nothing else, use it."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from .models import Person


def sign_in_directly(request: HttpRequest, person: Person) -> None:
    """Begin a session for ``person``. Refuses to exist where the demo isn't switched on."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo signs people in without a code.")
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])

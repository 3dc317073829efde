"""What a view is given where its page asks people to sign in, as all do that don't say otherwise. For type checkers."""

from django.http import HttpRequest

from .models import Person


class SignedInRequest(HttpRequest):
    """A request by somebody who is known."""

    user: Person

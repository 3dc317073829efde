"""What a view of this area is given: a request by somebody who is signed in, since all its pages ask for that."""

from django.http import HttpRequest

from pharos.people.models import Person


class SignedInRequest(HttpRequest):
    user: Person

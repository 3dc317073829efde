"""The first page: for everybody what this is, for those who signed in what waits for them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.people import queries as people
from pharos.people.models import Person

from .. import pages, queries


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    person, at = request.user, clock.now()
    if not isinstance(person, Person):
        return render(request, "home/welcome.html")
    page = pages.home(
        person,
        people.roles_of(person, at=at),
        queries.waiting_for(person, at=at),
        queries.standing(person, at=at),
        queries.recent(person, at=at),
        day=clock.day_of(at),
    )
    return render(request, "home/home.html", {"page": page})

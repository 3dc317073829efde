"""The directory's map, open to everybody: the same filters as the list, the same leaders."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import conditional_page, require_safe

from pharos.common import clock
from pharos.common.pages import Paging, filtering
from pharos.common.pages.geojson import marks_as_geojson
from pharos.common.pages.mapping import Map
from pharos.leaders import queries, rules
from pharos.leaders.forms import DirectoryForm
from pharos.leaders.models import Designation
from pharos.leaders.pages import map as pages
from pharos.leaders.queries import Found, LeadersOnMap
from pharos.schools import queries as schools
from pharos.schools.models import District


def _asked(request: HttpRequest, at: dt.datetime) -> tuple[DirectoryForm, Found]:
    """The filters, with how many leaders each option leaves, and what they find."""
    roll = queries.current_roll(at=at)
    form = DirectoryForm(
        request.GET,
        areas=dict.fromkeys(roll.districts.values()),
        expertise=roll.expertise,
        with_availability=bool(rules.may_see_availability(request.user, at=at)),
    )
    form.is_valid()
    return form, queries.search(form.criteria(), at=at, roll=roll)


def _on_map(request: HttpRequest, found: Found, districts: list[District]) -> LeadersOnMap:
    near = found.sieve.criteria.near
    return queries.on_map(found.keys, districts, near=near, district=request.GET.get("district", ""))


@login_not_required
@require_safe
def leaders_map(request: HttpRequest) -> HttpResponse:
    """Each leader at the school that they lead."""
    if tidy := filtering.tidied(request.path, request.GET):
        return redirect(tidy)
    at, districts = clock.now(), schools.drawn_districts()
    form, answer = _asked(request, at)
    criteria, found = answer.sieve.criteria, _on_map(request, answer, districts)
    form.tell(answer.counts)
    context = {
        "title": "Map of leaders", "form": form, "filters": form, "noun": "leader",
        "listed": Paging([], 1, 1, found.count, 1, found.count), "ways": [],
        "page": pages.page(criteria, districts, sees_more=form.with_availability, asked=request.GET),
        "map": pages.leaders_map(
            found, criteria, districts, asked=request.GET, sources=schools.attributions(districts)
        ),
    }  # fmt: skip
    return render(request, "leaders/map.html", context)


@login_not_required
@conditional_page
@require_safe
def marks(request: HttpRequest) -> JsonResponse:
    """What the map shows, as GeoJSON: public facts alone, found by what this person may ask for."""
    at, districts = clock.now(), schools.drawn_districts()
    _, answer = _asked(request, at)
    found = pages.marks(_on_map(request, answer, districts), answer.sieve.criteria, asked=request.GET)
    return JsonResponse(marks_as_geojson(found), content_type="application/geo+json")


def around(leader: Designation, *, at: dt.datetime) -> Map:
    """The small map of a leader's own page."""
    districts, nearest = schools.drawn_districts(), queries.nearest_leaders(leader.school, but=leader, at=at)
    return pages.neighbourhood(leader, nearest, districts)

"""The directory's map, open to everybody: the same filters as the list, the same leaders."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from pharos.common import clock
from pharos.common.pages import Paging
from pharos.common.pages.mapping import Map, marks_as_geojson
from pharos.leaders import queries, rules
from pharos.leaders.criteria import Criteria
from pharos.leaders.forms import DirectoryForm
from pharos.leaders.models import Designation
from pharos.leaders.pages import map as pages
from pharos.leaders.queries import LeadersOnMap
from pharos.schools import queries as schools
from pharos.schools.models import District
from pharos.taxonomy import queries as taxonomy


def _form(request: HttpRequest, districts: list[District], at: dt.datetime) -> DirectoryForm:
    form = DirectoryForm(
        request.GET,
        areas=dict.fromkeys((each.area.code, each.area.name) for each in districts),
        expertise=taxonomy.everything(),
        with_availability=bool(rules.may_see_availability(request.user, at=at)),
    )
    form.is_valid()
    return form


def _found(request: HttpRequest, criteria: Criteria, districts: list[District], at: dt.datetime) -> LeadersOnMap:
    keys = queries.keys(criteria, at=at)
    return queries.on_map(keys, districts, near=criteria.near, district=request.GET.get("district", ""))


@login_not_required
@require_safe
def leaders_map(request: HttpRequest) -> HttpResponse:
    """Each leader at the school that they lead."""
    at, districts = clock.now(), schools.drawn_districts()
    form = _form(request, districts, at)
    criteria = form.criteria()
    found = _found(request, criteria, districts, at)
    context = {
        "title": "Map of leaders", "form": form, "filters": form, "noun": "leader",
        "listed": Paging([], 1, 1, found.count, 1, found.count), "ways": [],
        "page": pages.page(criteria, districts, fields=form.fields, asked=request.GET),
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
    criteria = _form(request, districts, at).criteria()
    found = pages.marks(_found(request, criteria, districts, at), criteria, asked=request.GET)
    return JsonResponse(marks_as_geojson(found), content_type="application/geo+json")


def around(leader: Designation, *, at: dt.datetime) -> Map:
    """The small map of a leader's own page."""
    districts, nearest = schools.drawn_districts(), queries.nearest_leaders(leader.school, but=leader, at=at)
    return pages.neighbourhood(leader, nearest, districts)

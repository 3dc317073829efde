"""The map of schools, and the data that it is drawn from."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from pharos.common.pages import Paging
from pharos.common.pages.geojson import marks_as_geojson, shapes_as_geojson

from .. import queries
from ..pages import listing
from ..pages import map as maps
from .asking import asked


@login_not_required
@require_safe
def school_map(request: HttpRequest) -> HttpResponse:
    """The schools that match, on a map and in the same order beside it."""
    districts = queries.drawn_districts()
    form = asked(request, districts)
    criteria = form.criteria()
    found = queries.on_map(criteria, districts)
    shown = maps.school_map(found, criteria, districts, asked=request.GET, sources=queries.attributions(districts))
    page = listing.schools(
        [], criteria, {}, form=form, asked=request.GET, name="schools:map",
        would_find={} if found.count else queries.relaxations(criteria),
    )  # fmt: skip
    listed = Paging([], 1, 1, found.count, 1, found.count)
    context = {
        "title": "Map of schools", "form": form, "filters": form, "listed": listed, "noun": "school", "page": page,
        "map": shown, "ways": [],
    }  # fmt: skip
    return render(request, "schools/map.html", context)


@login_not_required
@conditional_page
@cache_control(public=True, max_age=300)
@require_safe
def marks(request: HttpRequest) -> JsonResponse:
    """What the map shows, as GeoJSON: the same filters, the same order."""
    districts = queries.drawn_districts()
    criteria = asked(request, districts).criteria()
    found = maps.marks(queries.on_map(criteria, districts), criteria, asked=request.GET)
    return JsonResponse(marks_as_geojson(found), content_type="application/geo+json")


@login_not_required
@conditional_page
@cache_control(public=True, max_age=3600)
@require_safe
def outlines(request: HttpRequest) -> JsonResponse:
    """The districts' outlines as GeoJSON."""
    drawn = maps.shapes(queries.drawn_districts())
    return JsonResponse(shapes_as_geojson(drawn), content_type="application/geo+json")

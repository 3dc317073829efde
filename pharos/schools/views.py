"""The register of schools over HTTP. It is open to everybody; the list as a file to whoever is signed in."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from pharos.common import clock
from pharos.common.pages import Crumb, Paging, paging
from pharos.common.pages.mapping import marks_as_geojson, shapes_as_geojson
from pharos.files import csv_export
from pharos.people.signed_in import SignedInRequest

from . import queries
from .criteria import Criteria
from .forms import MeasureForm, SchoolsForm
from .models import District
from .pages import listing
from .pages import map as maps
from .pages import school as pages
from .pages.listing import Areas

# A trust may have a hundred schools.
SHOWN_OF_GROUP = 25


def _form(request: HttpRequest, districts: Iterable[District]) -> SchoolsForm:
    form = SchoolsForm(request.GET, districts=districts)
    form.is_valid()
    return form


@login_not_required
@require_safe
def schools(request: HttpRequest) -> HttpResponse:
    """The list; a search that is one school's URN and nothing else leads straight there."""
    if found := queries.with_this_urn(request.GET.get("q", "")):
        return redirect("schools:school", found.urn)
    districts = list(queries.districts())
    areas = queries.areas_by_district(districts)
    form = _form(request, districts)
    criteria = form.criteria()
    paged = paging(request, queries.keys(criteria))
    page = listing.schools(
        queries.with_keys(paged.rows), criteria, areas, form=form, asked=request.GET,
        would_find={} if paged.count else queries.relaxations(criteria),
    )  # fmt: skip
    context = {
        "title": "Schools", "form": form, "filters": form, "listed": paged, "noun": "school", "page": page,
        "ways": [("CSV", page.csv_href)] if request.user.is_authenticated else [],
    }  # fmt: skip
    return render(request, "schools/schools.html", context)


@require_safe
def export(request: SignedInRequest) -> HttpResponseBase:
    """The list as a file: the same filters, every page."""
    districts = list(queries.districts())
    areas = queries.areas_by_district(districts)
    criteria = _form(request, districts).criteria()
    return csv_export.download("schools", listing.HEADINGS, _lines(criteria, areas), day=clock.today())


def _lines(criteria: Criteria, areas: Areas) -> Iterator[list[str | int | None]]:
    for school in queries.filtered(criteria).select_related("trust", "last_seen_in").iterator():
        yield listing.line(school, areas, criteria)


@login_not_required
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What somebody may mean by the words typed so far."""
    return JsonResponse(listing.suggestions(queries.search(request.GET.get("q", ""))), safe=False)


@login_not_required
@require_safe
def school(request: HttpRequest, urn: int) -> HttpResponse:
    """All that the register says of a school; ``?to=`` measures to another one."""
    found = queries.find(urn)
    if found is None:
        return render(request, "schools/unknown.html", {"urn": urn}, status=404)
    form = MeasureForm(request.GET)
    form.is_valid()
    changes = paging(request, queries.changes_of(found))
    same_group = queries.of_same_group(found)
    nearest, districts = queries.nearest(found), queries.drawn_districts()
    page = pages.school(
        found, area=queries.area_of(found, districts), nearest=nearest, measured_to=form.point,
        same_group=same_group[:SHOWN_OF_GROUP], in_group=same_group.count(), changes=changes.rows,
    )  # fmt: skip
    crumbs = [Crumb("Schools", reverse("schools:schools")), Crumb(found.name)]
    context = {"title": found.name, "crumbs": crumbs, "form": form, "listed": changes, "page": page}
    context["map"] = maps.neighbourhood(found, nearest, districts)
    return render(request, "schools/school.html", context)


@login_not_required
@require_safe
def school_map(request: HttpRequest) -> HttpResponse:
    """The schools that match, on a map and in the same order beside it."""
    districts = queries.drawn_districts()
    form = _form(request, districts)
    criteria = form.criteria()
    found = queries.on_map(criteria, districts)
    shown = maps.school_map(found, criteria, districts, asked=request.GET, sources=queries.sources(districts))
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
    criteria = _form(request, districts).criteria()
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

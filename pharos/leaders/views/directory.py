"""The directory, open to everybody, and one leader's page."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.pages import Crumb, paging
from pharos.files import csv_export
from pharos.leaders import freshness, queries, rules
from pharos.leaders.criteria import Criteria
from pharos.leaders.forms import DirectoryForm
from pharos.leaders.pages import active_filters, listing, upkeep
from pharos.leaders.pages import directory as pages
from pharos.people.models import Person
from pharos.taxonomy import queries as taxonomy


def _form(request: HttpRequest, areas: dict[str, tuple[str, str]], *, sees_more: bool) -> DirectoryForm:
    form = DirectoryForm(
        request.GET,
        areas=dict.fromkeys(areas.values()),
        expertise=taxonomy.everything(),
        with_availability=sees_more,
    )
    form.is_valid()
    return form


@login_not_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    sees_more = bool(rules.may_see_availability(request.user, at=at))
    areas = queries.area_names()
    form = _form(request, areas, sees_more=sees_more)
    criteria = form.criteria()
    paged = paging(request, queries.keys(criteria, at=at))
    relax = active_filters.relaxed(form, request.GET, queries.relaxations(criteria, at=at)) if not paged.count else []
    page = pages.directory(
        queries.with_keys(paged.rows, at=at), criteria, areas, sees_more=sees_more, relax=relax,
        active=active_filters.active(form, request.GET), asked=request.GET,
    )  # fmt: skip
    context = {
        "title": "System Leader Directory", "form": form, "filters": form, "listed": paged, "noun": "leader",
        "page": page, "ways": [("CSV", page.csv_href)] if sees_more else [],
    }  # fmt: skip
    return render(request, "leaders/directory.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The list as a file, for those who may commission support: the same filters, every page."""
    at = clock.now()
    rules.may_export(request.user, at=at).enforce()
    areas = queries.area_names()
    criteria = _form(request, areas, sees_more=True).criteria()
    return csv_export.download("leaders", listing.HEADINGS, _rows(criteria, areas, at), day=clock.day_of(at))


def _rows(criteria: Criteria, areas: dict[str, tuple[str, str]], at: dt.datetime) -> list[list[str]]:
    leaders = queries.directory_with_cards(criteria, at=at)
    return [listing.line(queries.card(each), areas, criteria) for each in leaders]


@login_not_required
@require_safe
def leader(request: HttpRequest, reference: str) -> HttpResponse:
    """What the public may read of a leader; those who may commission support read more."""
    at = clock.now()
    person = request.user if isinstance(request.user, Person) else None
    found = queries.visible_to(person, at=at).filter(person__profile__reference=reference).first()
    if found is None:
        raise Http404
    shown = queries.card(found)
    page = pages.leader(
        shown, queries.area_names(), offers=found.person.profile.offers.all(),
        sees_more=bool(rules.may_see_availability(request.user, at=at)),
        edit_href=_edit_href(person, shown.reference, found.person, at),
        stale=upkeep.stale_words(freshness.of(found.person.profile, day=clock.day_of(at))),
    )  # fmt: skip
    crumbs = [Crumb("Directory", reverse("leaders:directory")), Crumb(shown.name)]
    return render(request, "leaders/leader.html", {"title": shown.name, "page": page, "crumbs": crumbs})


def _edit_href(person: Person | None, reference: str, leader: Person, at: dt.datetime) -> str:
    if person == leader:
        return reverse("leaders:mine")
    if person and rules.may_designate(person, at=at):
        return reverse("leaders:manage_leader", args=[reference])
    return ""

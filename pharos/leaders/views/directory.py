"""The directory, open to everybody, and one leader's page."""

import datetime as dt
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.pages import Crumb, Paging, filtering, paging
from pharos.files import exports
from pharos.leaders import freshness, queries, rules
from pharos.leaders.forms import DirectoryForm
from pharos.leaders.models import SavedSearch
from pharos.leaders.pages import active_filters, listing, upkeep
from pharos.leaders.pages import directory as pages
from pharos.leaders.roll import Roll
from pharos.people.models import Person

from .map import around


def _form(request: HttpRequest, roll: Roll, *, sees_more: bool) -> DirectoryForm:
    form = DirectoryForm(
        request.GET,
        areas=dict.fromkeys(roll.districts.values()),
        expertise=roll.expertise,
        with_availability=sees_more,
    )
    form.is_valid()
    return form


@login_not_required
@require_safe
def directory(request: HttpRequest) -> HttpResponseBase:
    """The list; as a file, for those who may commission support."""
    if tidy := filtering.tidied(request.path, request.GET):
        return redirect(tidy)
    at = clock.now()
    sees_more = bool(rules.may_see_availability(request.user, at=at))
    roll = queries.current_roll(at=at)
    form = _form(request, roll, sees_more=sees_more)
    if exports.asked(request):
        return _file(request, form, roll, at)
    found = queries.search(form.criteria(), at=at, roll=roll)
    paged = paging(request, found.keys)
    page = pages.directory(
        queries.with_keys(paged.rows, at=at), found, sees_more=sees_more, asked=request.GET,
        active=active_filters.active(form, request.GET), saved=_saved(request),
        relax=[] if paged.count else active_filters.relaxed(form, request.GET, found.sieve.relaxations()),
    )  # fmt: skip
    form.tell(found.counts)
    return render(request, "leaders/directory.html", _context(request, form, paged, page))


def _context(request: HttpRequest, form: DirectoryForm, paged: Paging, page: pages.DirectoryPage) -> dict[str, Any]:
    return {
        "title": "System Leader Directory", "form": form, "filters": form, "listed": paged, "noun": "leader",
        "page": page, "ways": exports.ways(request) if form.with_availability else [],
    }  # fmt: skip


def _saved(request: HttpRequest) -> list[SavedSearch]:
    return list(queries.saved_searches(request.user)) if isinstance(request.user, Person) else []


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The list as a file at an address of its own."""
    at = clock.now()
    rules.may_export(request.user, at=at).enforce()
    roll = queries.current_roll(at=at)
    return _file(request, _form(request, roll, sees_more=True), roll, at)


def _file(request: HttpRequest, form: DirectoryForm, roll: Roll, at: dt.datetime) -> HttpResponseBase:
    """The same filters and the same order, every page."""
    rules.may_export(request.user, at=at).enforce()
    found = queries.search(form.criteria(), at=at, roll=roll)
    rows = (listing.line(each, found) for each in queries.in_batches(found.keys, at=at))
    return exports.answer(request, "leaders", listing.HEADINGS, rows, day=clock.day_of(at))


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
    context = {"title": shown.name, "page": page, "crumbs": crumbs, "map": around(found, at=at)}
    return render(request, "leaders/leader.html", context)


def _edit_href(person: Person | None, reference: str, leader: Person, at: dt.datetime) -> str:
    if person == leader:
        return reverse("leaders:mine")
    if person and rules.may_designate(person, at=at):
        return reverse("leaders:manage_leader", args=[reference])
    return ""

"""Support that is under way, over HTTP."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.methods import require_form
from pharos.common.pages import Fact, paging
from pharos.common.steps import step
from pharos.days import queries as days
from pharos.files import exports
from pharos.matching import queries as matching
from pharos.people import queries as people
from pharos.people.signed_in import SignedInRequest
from pharos.people.states import Role
from pharos.support import queries as support

from .. import actions, pages, queries, rules
from ..forms import CompleteForm, KeepingForm, PressForm, ReasonForm
from ..models import Deployment
from ..states import Keeping


def find(request: SignedInRequest, reference: str, at: dt.datetime) -> Deployment:
    return get_object_or_404(queries.deployments_visible_to(request.user, at=at), reference=reference)


@require_safe
def listing(request: SignedInRequest) -> HttpResponseBase:
    """Support in which one has a part, and that of one's area; what needs doing comes first."""
    at = clock.now()
    which, tabs, nothing = _which(request, at)
    keys = queries.listed(which, at=at)
    if exports.asked(request):
        return exports.answer(request, "support", pages.COLUMNS, _lines(keys, at), day=clock.day_of(at))
    shown = paging(request, keys)
    rows = queries.with_keys(shown.rows, at=at)
    balances = days.of_supports([each.request for each in rows])
    page = pages.listing(shown, rows, balances=balances, tabs=tabs, nothing=nothing, at=at)
    context = {"title": "Support", "page": page, "ways": exports.ways(request)}
    return render(request, "deployments/listing.html", context)


def _lines(keys: Iterable[int], at: dt.datetime) -> Iterator[list[Any]]:
    """The whole list as lines of a file, some hundreds at a time."""
    for some in batched(keys, 500):
        rows = queries.with_keys(some, at=at)
        balances = days.of_supports([each.request for each in rows])
        for each in rows:
            yield pages.line(each, balances[each.request_id], clock.day_of(at))


def _which(request: SignedInRequest, at: dt.datetime) -> tuple[Q, list[tuple[str, str, bool]], str]:
    """One's own support, or the area's; who looks after an area begins with that."""
    roles = people.roles_of(request.user, at=at)
    looks_after = roles.administrator or bool(roles.keys(Role.SIA, Role.AREA_CHAIR))
    area = looks_after and request.GET.get("show") != "mine"
    name = "All support" if roles.administrator else "Support in your area"
    tabs = [(name, "?show=area", area), ("Support you have a part in", "?show=mine", not area)] if looks_after else []
    if area:
        return queries.area_list(request.user, at=at), tabs, "There is no support under way here yet"
    return queries.mine(request.user, at=at), tabs, "You have no part in any support yet"


@require_safe
def deployment(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found = find(request, reference, at)
    visits = queries.visits_of(found)
    contacts = matching.advisers(found.request, at=at)
    # What passed between school and adviser before is told to those who read the request: not to leader and governors.
    asked = support.visible_to(request.user, at=at).filter(pk=found.request_id)
    proposed = queries.proposed_of(found.request)
    page = pages.deployment(
        found, person=request.user, visits=visits, balance=days.of_support(found.request),
        people=_people(found, at), contacts=contacts,
        activities=list(activity.timeline(found, found.agreement, *asked, *visits)[:50]),
        proposed=proposed.reference if proposed else "", at=at,
    )  # fmt: skip
    return render(request, "deployments/deployment.html", {"title": f"Support for {page.school}", "page": page})


def _people(found: Deployment, at: dt.datetime) -> list[Fact]:
    """Who is who. Addresses are shown to those who have a part in it, who can see this page."""
    rows = [
        ("Leader", [found.leader]),
        ("Headteacher", queries.heads_in_person(found.school, at=at)),
        ("Chair of governors", [found.agreement.chair] if found.agreement.chair else []),
    ]
    return [Fact(label, ", ".join(f"{each.name}, {each.email}" for each in who)) for label, who in rows if who]


def about(found: Deployment) -> dict[str, str]:
    """What each page that asks before something is done about this support says of it, and where it leads back to."""
    back = reverse("deployments:deployment", args=[found.reference])
    return {"caption": f"Support for {found.school.name}", "back": back}


@require_form
def pause(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found, form = find(request, reference, at), ReasonForm(request.POST or None)
    return step(
        request, form, rules.may_pause(request.user, found, at=at),
        lambda: actions.pause(found, by=request.user, at=at, why=form.cleaned_data["why"]),
        **about(found),
        title="Pause the support", button="Pause the support", done="The support is paused.",
        lead=["The days that are left stay reserved. You can take the support up again at any time."],
    )  # fmt: skip


@require_form
def resume(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found, form = find(request, reference, at), PressForm(request.POST or None)
    return step(
        request, form, rules.may_resume(request.user, found, at=at),
        lambda: actions.resume(found, by=request.user, at=at),
        **about(found),
        title="Take the support up again", button="Take it up again", done="The support is under way again.",
        lead=["Visits can then be planned as before."],
    )  # fmt: skip


@require_form
def complete(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found, form = find(request, reference, at), CompleteForm(request.POST or None)
    return step(
        request, form, rules.may_complete(request.user, found, at=at),
        lambda: actions.complete(found, by=request.user, at=at, words=form.cleaned_data["words"]),
        **about(found),
        title="Complete the support", button="Complete the support", done="The support is complete.",
        lead=[
            "Days that were not used go back to the leader, and the request is closed. Nothing can be added after "
            "that, but the support record can still be signed.",
        ],
    )  # fmt: skip


@require_form
def end_early(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    found, form = find(request, reference, at), ReasonForm(request.POST or None)
    return step(
        request, form, rules.may_end_early(request.user, found, at=at),
        lambda: actions.end_early(found, by=request.user, at=at, why=form.cleaned_data["why"]),
        **about(found),
        title="End the support early", button="End the support", done="The support has ended.",
        lead=[
            "Planned visits are cancelled, days that were not used go back to the leader, and the request is closed.",
        ],
    )  # fmt: skip


@require_form
def keeping(request: SignedInRequest, reference: str) -> HttpResponse:
    """Where the record is kept: here, elsewhere, or nowhere."""
    at = clock.now()
    found = find(request, reference, at)
    first = {"keeping": found.keeping or Keeping.HERE, "where": found.keeping_words}
    form = KeepingForm(request.POST or None, initial=first)

    def act() -> None:
        given = form.cleaned_data
        actions.say_where_record_is(
            found, keeping=Keeping(given["keeping"]), words=given["where"] or "", by=request.user, at=at
        )

    return step(
        request, form, rules.may_say_where_record_is(request.user, found, at=at), act,
        **about(found),
        title="The support record", button="Save", done="Your answer has been saved.",
        lead=["The KLE Support Record is offered, and nobody has to use it."],
    )  # fmt: skip

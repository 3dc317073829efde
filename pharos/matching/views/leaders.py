"""The leaders who could give the support that a request asks for, and offering it to one of them."""

import datetime as dt
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import paging
from pharos.files import exports
from pharos.leaders import queries as leaders
from pharos.matching import actions, queries, rules, shortlist
from pharos.matching.eligibility import Row
from pharos.matching.forms import FindForm, OfferForm
from pharos.matching.pages import leader_lines
from pharos.matching.pages import leaders as pages
from pharos.matching.queries import Choice
from pharos.matching.shortlist import Place
from pharos.people.models import Person
from pharos.people.signed_in import SignedInRequest
from pharos.support import rules as support_rules
from pharos.support.models import SupportRequest

from .requests import find


@require_safe
def listing(request: SignedInRequest, reference: str) -> HttpResponseBase:
    """Those who could, best first; those whom a rule keeps out below them, or, ``?show=kept-out``, by themselves."""
    at = clock.now()
    asked = find(request, reference, at)
    rules.may_see_leaders(request.user, asked, at=at).enforce()
    filters = FindForm(request.GET)
    ask, choices = queries.choices(asked, at=at, words=filters.chosen())
    rows, of = [each.row for each in choices], {each.row.candidate.key: each for each in choices}
    kept_out, shows_kept_out = shortlist.excluded(rows), request.GET.get("show") == "kept-out"
    could = [] if shows_kept_out else shortlist.shortlist(ask, rows, salt=asked.reference)
    if exports.asked(request):
        return _file(request, asked, kept_out if shows_kept_out else could, of, at)
    page = pages.leaders(
        asked, ask, paging(request, kept_out if shows_kept_out else could), kept_out, of=of,
        shows_kept_out=shows_kept_out,
        find=support_rules.may_find_leaders(request.user, asked, at=at), asked=request.GET,
    )  # fmt: skip
    context = {"title": page.title, "page": page, "listed": page.paging, "noun": "leader", "filters": filters}
    links = {"back": reverse("matching:request", args=[reference]), "ways": exports.ways(request)}
    return render(request, "matching/leaders.html", context | links)


def _file(
    request: SignedInRequest, asked: SupportRequest, found: Sequence[Place | Row], of: dict[str, Choice],
    at: dt.datetime,
) -> HttpResponseBase:  # fmt: skip
    name = f"leaders-for-{asked.case_number}".lower()
    lines = (leader_lines.line(each, of) for each in found)
    return exports.answer(request, name, leader_lines.COLUMNS, lines, day=clock.day_of(at))


@require_form
def offer_to(request: SignedInRequest, reference: str, leader: str) -> HttpResponse:
    """Every rule’s result for this leader, a word to them, and the offer."""
    at = clock.now()
    asked = find(request, reference, at)
    rules.may_see_leaders(request.user, asked, at=at).enforce()
    if request.method != "POST":
        support_rules.may_find_leaders(request.user, asked, at=at).enforce()
    person, choice = _beside(asked, leader, at)
    form = OfferForm(request.POST or None, name=choice.card.name, to_explain=bool(choice.row.to_explain))
    if form.is_valid() and succeeds(form, lambda: actions.offer(asked, person, by=request.user, at=at, **form.answers)):
        messages.success(request, f"You have offered {asked.case_number} to {choice.card.name}. They have been told.")
        return redirect("matching:request", reference)
    return _choose(request, asked, choice, form, at)


def _beside(asked: SupportRequest, reference: str, at: dt.datetime) -> tuple[Person, Choice]:
    """The leader whom the address names, and what the table says of them."""
    leader = leaders.leader_known_as(reference, at=at)
    choice = queries.choice_of(asked, leader.person, at=at) if leader else None
    if leader is None or choice is None:
        raise Http404
    return leader.person, choice


def _choose(
    request: SignedInRequest, asked: SupportRequest, choice: Choice, form: OfferForm, at: dt.datetime
) -> HttpResponse:
    ask = queries.ask(asked, at=at)
    find_leaders = support_rules.may_find_leaders(request.user, asked, at=at)
    page = pages.chosen(asked, ask, shortlist.place(ask, choice.row), choice, find=find_leaders)
    context = {
        "title": f"Offer {asked.case_number} to {page.name}", "page": page, "form": form,
        "back": reverse("matching:leaders", args=[asked.reference]),
    }  # fmt: skip
    return render(request, "matching/offer_to.html", context, status=form.refusal_status)

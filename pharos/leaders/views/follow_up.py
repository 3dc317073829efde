"""The office's pages about profiles that want attention: the list, the file, and letters to some or all of them."""

import datetime as dt

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.common.forms import Form, succeeds
from pharos.common.methods import require_form
from pharos.common.pages import paging
from pharos.files import exports
from pharos.leaders import actions, queries, rules
from pharos.leaders.forms import FollowUpForm
from pharos.leaders.models import Designation
from pharos.leaders.pages import follow_up as pages
from pharos.people.signed_in import SignedInRequest

LIST = "leaders:incomplete"
MOST_AT_ONCE = 200


def _asked(request: HttpRequest, show: str = "") -> tuple[FollowUpForm, dict[str, str]]:
    """The filters, and what they narrow the list to; ``show`` where the address asks for nothing itself."""
    form = FollowUpForm({"show": show} | request.GET.dict())
    return form, form.cleaned_data if form.is_valid() else {}


@require_safe
def follow_up(request: SignedInRequest, show: str = "") -> HttpResponseBase:
    """Leaders whose profile is not complete, or has not been confirmed for long."""
    at = clock.now()
    rules.may_designate(request.user, at=at).enforce()
    form, asked = _asked(request, show)
    rows = queries.to_follow_up(at=at, **asked)
    if exports.asked(request):
        return _file(request, rows, day=clock.day_of(at))
    paged = paging(request, rows, by_key=True)
    context = {
        "title": "Profiles to follow up", "filters": form, "listed": paged, "noun": "leader",
        "page": pages.follow_up(paged, asked, day=clock.day_of(at)), "nothing": "Nobody has to be followed up",
        "ways": exports.ways(request),
    }  # fmt: skip
    return render(request, "leaders/follow_up.html", context)


def _file(request: SignedInRequest, rows: QuerySet[Designation], *, day: dt.date) -> HttpResponseBase:
    lines = (pages.line(pages.row(each, day)) for each in rows.iterator(chunk_size=500))
    return exports.answer(request, "profiles-to-follow-up", pages.HEADINGS, lines, day=day)


@require_form
def remind(request: SignedInRequest, everybody: bool = False) -> HttpResponse:
    """Who gets a letter: those whom the address names (``who``), or ``everybody`` whom its filters show."""
    at = clock.now()
    rules.may_designate(request.user, at=at).enforce()
    form = Form(request.POST or None)
    page = pages.remind(_chosen(request, everybody=everybody), back=reverse(LIST), day=clock.day_of(at))
    chosen = [each.reference for each in page.to]
    if form.is_valid() and succeeds(
        form, lambda: actions.remind_all(queries.profiles().filter(reference__in=chosen), by=request.user, at=at)
    ):
        messages.success(request, pages.reminded(form.outcome))
        return redirect(LIST)
    context = {"title": "Remind these leaders?", "form": form, "page": page, "back": page.back}
    return render(request, "leaders/remind.html", context, status=form.refusal_status)


def _chosen(request: SignedInRequest, *, everybody: bool) -> list[object]:
    _, asked = _asked(request)
    rows = queries.to_follow_up(at=clock.now(), **asked)
    if not everybody:
        rows = rows.filter(person__profile__reference__in=request.GET.getlist("who"))
    found: list[object] = list(rows[: MOST_AT_ONCE + 1])
    if not found:
        raise Refused("Choose at least one leader from the list, then choose “Remind the chosen”.")
    if len(found) > MOST_AT_ONCE:
        raise Refused(f"You can remind up to {MOST_AT_ONCE} leaders at once. Narrow the list by its filters.")
    return found

"""Asking for support over HTTP."""

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import paging
from pharos.files import exports
from pharos.people.signed_in import SignedInRequest

from . import actions, answers, pages, queries, rules
from .forms import FORMS, StartForm

if TYPE_CHECKING:
    from pharos.schools.models import School

    from .models import SupportRequest


@require_safe
def requests(request: SignedInRequest) -> HttpResponseBase:
    """Every request that this person may read; what they have to do comes first."""
    at = clock.now()
    listed = queries.listed(request.user, at=at)
    if exports.asked(request):
        lines = (pages.line(each, person=request.user, at=at) for each in listed.iterator(chunk_size=500))
        return exports.answer(request, "requests-for-support", pages.COLUMNS, lines, day=clock.day_of(at))
    shown = paging(request, listed)
    page = pages.requests(shown, person=request.user, at=at)
    context = {"title": "Requests for support", "page": page, "ways": exports.ways(request)}
    return render(request, "support/requests.html", context)


@require_form
def start(request: SignedInRequest) -> HttpResponse:
    """What can be asked for; then a draft."""
    at = clock.now()
    rules.may_start(request.user, at=at).enforce()
    schools = queries.schools_of(request.user, at=at)
    leader = queries.leader_by_reference(request.GET.get("leader", ""), at=at)
    form = StartForm(request.POST or None, schools=schools)
    if form.is_valid() and succeeds(form, lambda: actions.start(
        _chosen(schools, form), by=request.user, at=at, form_key=form.cleaned_data["form_key"],
        leader=leader.person if leader else None,
    )):  # fmt: skip
        return redirect("support:question", form.outcome.reference, "kind")
    page = pages.start(
        schools, queries.unfinished(request.user, at=at), leader=queries.name_and_school(leader) if leader else ""
    )
    context = {"title": "Ask for support for your school", "page": page, "form": form}
    return render(request, "support/start.html", context, status=form.refusal_status)


def _chosen(schools: "list[School]", form: StartForm) -> "School":
    urn = form.cleaned_data.get("school")
    return next(each for each in schools if urn is None or str(each.urn) == urn)


def _find(request: SignedInRequest, reference: str, at: dt.datetime) -> "SupportRequest":
    return get_object_or_404(queries.visible_to(request.user, at=at), reference=reference)


@require_safe
def task_list(request: SignedInRequest, reference: str) -> HttpResponse:
    """The questions, and how far each has come."""
    at = clock.now()
    asked = _find(request, reference, at)
    rules.may_write(request.user, asked, at=at).enforce()
    page = pages.task_list(
        asked, areas=asked.expertise.count(), returned=queries.reasons([asked], "send_back").get(asked.pk, ""), at=at
    )
    context = {"title": "Your request for support", "page": page, "back": reverse("support:requests")}
    return render(request, "support/task_list.html", context)


@require_form
def question(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """One page of questions. What it says is kept before the next one is asked."""
    at = clock.now()
    asked = _find(request, reference, at)
    found = answers.find(asked, key)
    if found is None:
        raise Http404
    # What somebody typed into a page that has grown stale comes back to them with the reason.
    may = rules.may_open_questions if request.method == "POST" else rules.may_write
    may(request.user, asked, at=at).enforce()
    form = FORMS[key](request.POST or None, request=asked, current=queries.answers_of(asked, found), at=at)
    if form.is_valid() and succeeds(form, lambda: actions.answer(asked, found, form.given(), by=request.user, at=at)):
        return redirect(_onward(request, asked, found, clock.day_of(at)))
    context = _question_context(request, asked, found, form, clock.day_of(at))
    return render(request, "support/question.html", context, status=form.refusal_status)


def _onward(request: SignedInRequest, asked: "SupportRequest", found: answers.Question, today: dt.date) -> str:
    """The next question to answer; from checking, what the change has left open, and then back to checking."""
    if _checking(request):
        missing = answers.first_missing(asked, today=today)
        if missing is None:
            return reverse("matching:send", args=[asked.reference])
        return reverse("support:question", args=[asked.reference, missing.key], query={"from": "check"})
    following = answers.after(found, asked, today=today)
    if following is None:
        messages.success(request, "Your answer has been saved.")
        return reverse("support:answers", args=[asked.reference])
    return reverse("support:question", args=[asked.reference, following.key])


def _checking(request: SignedInRequest) -> bool:
    return request.GET.get("from") == "check"


def _question_context(
    request: SignedInRequest, asked: "SupportRequest", found: answers.Question, form: object, today: dt.date
) -> dict[str, object]:
    can_check = _checking(request) and not answers.still_missing(asked, today=today)
    back = "matching:send" if can_check else "support:answers"
    return {
        "title": found.title, "form": form, "caption": f"Support for {asked.school.name}", "key": found.key,
        "question_is_heading": found.key in ONE_QUESTION, "back": reverse(back, args=[asked.reference]),
    }  # fmt: skip


# The pages whose one question is the page's own heading.
ONE_QUESTION = {"kind", "need", "success", "other-support", "days", "funding"}


@require_safe
def leader_names(request: SignedInRequest) -> JsonResponse:
    """Leaders of the directory whose name begins to look like what is typed."""
    at = clock.now()
    rules.may_start(request.user, at=at).enforce()
    words = request.GET.get("q", "").strip()
    found = queries.leaders_named(words, at=at) if words else []
    rows = [
        {"text": each.person.name, "hint": each.school.name, "value": queries.name_and_school(each), "url": ""}
        for each in found
    ]
    return JsonResponse(rows, safe=False)

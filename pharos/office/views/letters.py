"""Every letter and its fate; what to do about those that did not arrive."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from pharos.activity import actions as record
from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import Form, succeeds
from pharos.common.pages import Crumb, paging
from pharos.common.verdict import Verdict
from pharos.office.desk import administrator
from pharos.office.forms.letters import ArrivedForm, LettersForm, SendAgainForm
from pharos.office.pages import letters as pages
from pharos.outbox import actions, queries, rules
from pharos.outbox.models import Letter

PER_PAGE = 50


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """All letters, those that need somebody first."""
    administrator(request, at=clock.now())
    form = LettersForm(request.GET, counts=queries.counts())
    chosen = form.cleaned_data if form.is_valid() else {}
    page = pages.letters(paging(request, queries.all_letters(**chosen), per_page=PER_PAGE))
    context = {"title": "Letters", "page": page, "listed": page.listed, "filters": form, "noun": "letter"}
    return render(request, "office/letters.html", context)


def _find(reference: str) -> Letter:
    return get_object_or_404(queries.with_reference(reference))


@require_safe
def letter(request: HttpRequest, reference: str) -> HttpResponse:
    """One letter. Whoever reads its words is remembered."""
    person, found = administrator(request, at=clock.now()), _find(reference)
    page = pages.letter(found, activity.timeline(found))
    if page.words:
        record.record_reading(found, by=person, at=clock.now(), what="the letter")
    crumbs = [Crumb("Letters", reverse("office:letters")), Crumb(page.subject)]
    return render(request, "office/letter.html", {"title": page.subject, "page": page, "crumbs": crumbs})


@require_http_methods(["GET", "HEAD", "POST"])
def send_again(request: HttpRequest, reference: str) -> HttpResponse:
    words = {"title": "Send this letter again", "button": "Send again", "done": "The letter is on its way again."}
    return _decide(request, reference, SendAgainForm, rules.may_send_again, actions.send_again, words)


@require_http_methods(["GET", "HEAD", "POST"])
def arrived(request: HttpRequest, reference: str) -> HttpResponse:
    words = {"title": "This letter arrived", "button": "It arrived", "done": "The letter counts as sent."}
    return _decide(request, reference, ArrivedForm, rules.may_confirm_arrival, actions.confirm_arrival, words)


def _decide(
    request: HttpRequest,
    reference: str,
    form_class: type[Form],
    may: Callable[[Letter], Verdict],
    act: Callable[..., Any],
    words: dict[str, str],
) -> HttpResponse:
    """Ask for the reason, then do it. A second press finds it done."""
    person, found = administrator(request, at=clock.now()), _find(reference)
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_bound:
        if form.is_valid() and succeeds(form, lambda: act(found, by=person, at=clock.now(), **form.answers)):
            messages.success(request, words["done"])
            return redirect("office:letter", found.reference)
    else:
        may(found).enforce()
    back = reverse("office:letter", args=[found.reference])
    context = {**words, "form": form, "back": back, "caption": pages.subject_of(found)}
    return render(request, "layouts/form.html", context, status=form.refusal_status)

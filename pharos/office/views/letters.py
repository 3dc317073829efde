"""Every letter and its fate; what to do about those that did not arrive."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import actions as record
from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.common.steps import step
from pharos.files import exports
from pharos.office.desk import administrator
from pharos.office.forms.letters import ArrivedForm, LettersForm, SendAgainForm
from pharos.office.pages import letters as pages
from pharos.outbox import actions, queries, rules
from pharos.outbox.models import Letter
from pharos.people.signed_in import SignedInRequest

PER_PAGE = 50


@require_safe
def letters(request: SignedInRequest) -> HttpResponseBase:
    """All letters, those that need somebody first."""
    at = clock.now()
    administrator(request, at=at)
    counts = queries.counts()
    form = LettersForm(request.GET, counts=counts)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.all_letters(**chosen)
    if exports.asked(request):
        lines = map(pages.line, found.iterator(chunk_size=500))
        return exports.answer(request, "letters", pages.COLUMNS, lines, day=clock.day_of(at))
    count = None if chosen.get("words") else counts.get(chosen.get("state", ""), sum(counts.values()))
    page = pages.letters(paging(request, found, per_page=PER_PAGE, count=count, by_key=True))
    context = {"title": "Letters", "page": page, "listed": page.listed, "filters": form, "noun": "letter"}
    return render(request, "office/letters.html", context | {"ways": exports.ways(request)})


def _find(reference: str) -> Letter:
    return get_object_or_404(queries.with_reference(reference))


@require_safe
def letter(request: SignedInRequest, reference: str) -> HttpResponse:
    """One letter. Whoever reads its words is remembered."""
    at = clock.now()
    me, found = administrator(request, at=at), _find(reference)
    page = pages.letter(found, activity.timeline(found))
    if page.words:
        record.record_reading(found, by=me, at=at, what="the letter")
    crumbs = [Crumb("Letters", reverse("office:letters")), Crumb(page.subject)]
    return render(request, "office/letter.html", {"title": page.subject, "page": page, "crumbs": crumbs})


@require_form
def send_again(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, found, form = administrator(request, at=at), _find(reference), SendAgainForm(request.POST or None)
    return step(
        request, form, rules.may_send_again(found),
        lambda: actions.send_again(found, by=me, at=at, **form.answers),
        **_about(found),
        title="Send this letter again", button="Send again", done="The letter is on its way again.",
    )  # fmt: skip


@require_form
def arrived(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, found, form = administrator(request, at=at), _find(reference), ArrivedForm(request.POST or None)
    return step(
        request, form, rules.may_confirm_arrival(found),
        lambda: actions.confirm_arrival(found, by=me, at=at, **form.answers),
        **_about(found), title="This letter arrived", button="It arrived", done="The letter counts as sent.",
    )  # fmt: skip


def _about(found: Letter) -> dict[str, str]:
    return {"caption": pages.subject_of(found), "back": reverse("office:letter", args=[found.reference])}

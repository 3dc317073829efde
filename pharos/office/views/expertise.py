"""Areas of expertise and the thesaurus: what is offered, what people say when they mean it, and files of both."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.common.steps import step
from pharos.common.verdict import YES
from pharos.files import exports
from pharos.leaders.queries.offering import offering
from pharos.office.desk import administrator
from pharos.office.forms.expertise import CorrectForm, ImportForm, ReasonForm, TermForm, TryForm
from pharos.office.handed_in import as_file
from pharos.office.pages import expertise as pages
from pharos.people.signed_in import SignedInRequest
from pharos.taxonomy import actions, queries
from pharos.taxonomy.actions.imports import Report
from pharos.taxonomy.models import Expertise, Term
from pharos.taxonomy.suggesting import suggest

LIST = Crumb("Areas of expertise", "/office/expertise/")
PER_PAGE = 50


@require_safe
def areas(request: SignedInRequest) -> HttpResponseBase:
    at = clock.now()
    administrator(request, at=at)
    found, leaders = queries.with_counts(), offering(at=at)
    if exports.asked(request):
        lines = (pages.line(each, leaders) for each in found.iterator(chunk_size=500))
        return exports.answer(request, "areas-of-expertise", pages.COLUMNS, lines, day=clock.day_of(at))
    listed = paging(request, found, per_page=PER_PAGE)
    context = {"title": LIST.text, "page": pages.areas(listed, leaders), "listed": listed, "noun": "area"}
    return render(request, "office/expertise.html", context | {"ways": exports.ways(request)})


@require_safe
def thesaurus(request: SignedInRequest) -> HttpResponseBase:
    """Every expression as a file that can be imported again."""
    at = clock.now()
    administrator(request, at=at)
    lines = map(pages.term_line, queries.thesaurus().iterator(chunk_size=500))
    return exports.answer(request, "thesaurus", pages.TERM_COLUMNS, lines, day=clock.day_of(at))


@require_safe
def area(request: SignedInRequest, code: str) -> HttpResponse:
    at = clock.now()
    administrator(request, at=at)
    found = get_object_or_404(Expertise, code=code)
    happened = activity.timeline(found)[: pages.SHOWN]
    page = pages.area(
        found, queries.terms_of(found), queries.by_codes(found.related), happened, leaders=offering(at=at)[code]
    )
    context = {"title": found.label, "page": page, "crumbs": [LIST, Crumb(found.label)]}
    return render(request, "office/expertise_area.html", context)


@require_form
def retire(request: SignedInRequest, code: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), get_object_or_404(Expertise, code=code)
    form = ReasonForm(request.POST or None)
    return step(
        request, form, YES, lambda: actions.retire(found, reason=form.answers["why"], by=me, at=at),
        title=f"Retire {found.label}", button="Retire this area", done=f"{found.label} is retired.",
        lead=["It is offered to no new choice and no longer suggested. Leaders and requests that have it keep it."],
        back=_page_of(found),
    )  # fmt: skip


@require_form
def offer_again(request: SignedInRequest, code: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), get_object_or_404(Expertise, code=code)
    form = ReasonForm(request.POST or None)
    return step(
        request, form, YES, lambda: actions.offer_again(found, reason=form.answers["why"], by=me, at=at),
        title=f"Offer {found.label} again", button="Offer it again", done=f"{found.label} is offered again.",
        lead=["Leaders can offer it, and schools can choose it."], back=_page_of(found),
    )  # fmt: skip


@require_form
def add_term(request: SignedInRequest, code: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), get_object_or_404(Expertise, code=code)
    form = TermForm(request.POST or None)
    return step(
        request, form, YES, lambda: actions.add_term(found, **form.answers, by=me, at=at),
        title=f"Add an expression for {found.label}", button="Add it", done="The expression is added.", lead=[],
        back=_page_of(found),
    )  # fmt: skip


@require_form
def correct_term(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, term = administrator(request, at=at), _term(reference)
    form = CorrectForm(request.POST or None, initial={"words": term.words, "kind": term.kind})
    return step(
        request, form, YES, lambda: actions.correct_term(term, **_told(form), by=me, at=at),
        title=f"Correct “{term.words}”", caption=term.expertise.label, button="Save", lead=[],
        done="The expression is corrected.", back=_page_of(term.expertise),
    )  # fmt: skip


@require_form
def remove_term(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, term = administrator(request, at=at), _term(reference)
    form = ReasonForm(request.POST or None)
    return step(
        request, form, YES, lambda: actions.remove_term(term, reason=form.answers["why"], by=me, at=at),
        title=f"Remove “{term.words}”", caption=term.expertise.label, button="Remove it",
        lead=["Words that say it suggest this area no longer."], done=f"“{term.words}” is removed.",
        back=_page_of(term.expertise),
    )  # fmt: skip


@require_form
def try_words(request: SignedInRequest) -> HttpResponse:
    administrator(request, at=clock.now())
    form = TryForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    page = pages.tried(words, suggest(words, queries.vocabulary()))
    context = {"title": "Try the suggestions", "form": form, "page": page, "button": "Try these words"}
    return render(request, "office/try_words.html", context | {"crumbs": [LIST, Crumb("Try the suggestions")]})


@require_form
def import_file(request: SignedInRequest) -> HttpResponse:
    at = clock.now()
    me, form = administrator(request, at=at), ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        take = actions.import_taxonomy if form.of_areas else actions.import_thesaurus
        with as_file(form.cleaned_data["file"]) as (path, name):
            done = succeeds(form, lambda: take(path, by=me, at=at, name=name, **form.options))
        if done:
            _tell(request, name, form.outcome)
            context = {"title": "What came of the file", "page": pages.report(form.outcome)}
            return render(request, "office/expertise_report.html", context | {"back": LIST.href})
    context = {"title": "Import areas or the thesaurus", "form": form, "back": LIST.href, "button": "Import it"}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


def _tell(request: SignedInRequest, name: str, done: Report) -> None:
    if done.added + done.changed + done.unchanged + done.retired:
        messages.success(request, f"{name} is imported.")
    else:
        messages.warning(request, f"Nothing of {name} was taken. Nothing was changed.")


def _told(form: CorrectForm) -> dict[str, str]:
    told = form.answers
    return {"words": told["words"], "kind": told["kind"], "reason": told["why"]}


def _term(reference: str) -> Term:
    return get_object_or_404(queries.thesaurus(), reference=reference)


def _page_of(area: Expertise) -> str:
    return reverse("office:expertise_area", args=[area.code])

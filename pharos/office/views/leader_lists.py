"""Lists of leaders: hand one in, say which column is what, try it, bring it in, decide what is in doubt."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.common.steps import step
from pharos.files import exports
from pharos.jobs import queries as jobs
from pharos.office import actions, queries, rules
from pharos.office.desk import administrator
from pharos.office.forms.leader_lists import BringInForm, ColumnsForm, DecideForm, ListForm, RowsFilter, TakeBackForm
from pharos.office.models import LeaderImport
from pharos.office.pages import leader_lists as pages
from pharos.office.pages import leader_rows as row_pages
from pharos.people.signed_in import SignedInRequest

LIST = Crumb("Leaders from lists", "/office/leader-lists/")


@require_safe
def lists(request: SignedInRequest) -> HttpResponseBase:
    at = clock.now()
    administrator(request, at=at)
    if exports.asked(request):
        rows = (pages.list_line(each) for each in queries.lists().iterator())
        return exports.answer(request, "lists-of-leaders", pages.LIST_HEADINGS, rows, day=clock.day_of(at))
    listed = paging(request, queries.lists())
    context = {"title": LIST.text, "page": pages.lists(listed), "listed": listed, "noun": "list"}
    return render(request, "office/leader_lists.html", context | {"ways": exports.ways(request)})


@require_form
def upload(request: SignedInRequest) -> HttpResponse:
    at = clock.now()
    me = administrator(request, at=at)
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid() and succeeds(form, lambda: actions.hand_in(*form.handed_in, by=me, at=at)):
        return redirect("office:leader_columns", form.outcome.reference)
    context = {"title": "Hand in a list of leaders", "form": form, "back": LIST.href, "button": "Continue"}
    return render(request, "office/upload_leaders.html", context, status=form.refusal_status)


@require_form
def columns(request: SignedInRequest, reference: str) -> HttpResponse:
    """Which of their columns is which of ours. It is tried at once."""
    at = clock.now()
    me, found = administrator(request, at=at), _find(reference)
    look, before = actions.looked_at(found)
    initial = found.columns or {**look.guessed, **before}
    form = ColumnsForm(request.POST or None, headings=look.columns, initial=initial)
    if form.is_valid() and succeeds(
        form, lambda: actions.ask(found, columns=form.columns, dry_run=True, letters=False, by=me, at=at)
    ):
        return redirect("office:leader_list", reference)
    context = {"title": "Which column is what?", "caption": found.file_name, "form": form, "button": "Try the list"}
    context |= {"back": LIST.href, "page": row_pages.columns(look.columns, remembered=bool(before))}
    return render(request, "office/leader_columns.html", context, status=form.refusal_status)


@require_safe
def one(request: SignedInRequest, reference: str) -> HttpResponse:
    """One list. While it is read, the page renews itself."""
    at = clock.now()
    me, found = administrator(request, at=at), _find(reference)
    page = pages.one(
        found, queries.counts(found), queries.undecided(found), activity.timeline(found),
        kept=actions.is_kept(found), works=jobs.alive().exists(), take_back=rules.may_take_back(me, found, at=at),
    )  # fmt: skip
    context = {"title": found.file_name, "page": page, "crumbs": [LIST, Crumb(found.file_name)]}
    return render(request, "office/leader_list.html", context)


@require_form
def bring_in(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), _find(reference)
    form = BringInForm(request.POST or None, initial={"letters": "nobody"})
    if form.is_valid() and succeeds(
        form,
        lambda: actions.ask(
            found, columns=found.columns, dry_run=False, letters=form.wants_letters, by=me, at=at
        ),
    ):  # fmt: skip
        return redirect("office:leader_list", reference)
    if request.method != "POST":
        rules.may_bring_in(me, found, at=at).enforce()
    context = {"title": "Import this list", "caption": found.file_name, "form": form, "button": "Import the list"}
    return render(request, "layouts/form.html", context | {"back": _home(found)}, status=form.refusal_status)


@require_safe
def rows(request: SignedInRequest, reference: str) -> HttpResponseBase:
    """What became of each row, or would."""
    at = clock.now()
    administrator(request, at=at)
    found, form = _find(reference), RowsFilter(request.GET)
    lines = queries.lines(found, form.cleaned_data["result"] if form.is_valid() else "")
    if exports.asked(request):
        told = row_pages.lines(lines.iterator())
        return exports.answer(request, "report-of-leaders", row_pages.HEADINGS, told, day=clock.day_of(at))
    listed = paging(request, lines)
    context = {
        "title": "Row by row",
        "page": row_pages.rows(found, listed),
        "listed": listed,
        "filters": form,
        "noun": "row",
    }
    crumbs = [LIST, Crumb(found.file_name, _home(found)), Crumb("Row by row")]
    return render(request, "office/leader_rows.html", context | {"crumbs": crumbs, "ways": exports.ways(request)})


@require_form
def row(request: SignedInRequest, reference: str, line: int) -> HttpResponse:
    """Decide about a row that needs a look."""
    at = clock.now()
    me, found = administrator(request, at=at), _find(reference)
    told = get_object_or_404(queries.lines(found).select_related("leader_import"), line=line)
    back = f"{reverse('office:leader_rows', args=[reference])}?result=needs_a_look"
    form = DecideForm(request.POST or None, doubt=told.doubt, initial={"answer": told.answer})
    if form.is_valid() and succeeds(form, lambda: actions.decide(told, by=me, at=at, **form.answers)):
        messages.success(request, f"Line {line} is decided.")
        return redirect(back)
    context = {"title": f"Line {line} needs a look", "form": form, "back": back, "button": "Save"}
    context |= {"page": row_pages.decide(told), "caption": found.file_name}
    return render(request, "office/leader_row.html", context, status=form.refusal_status)


@require_form
def take_back(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), _find(reference)
    form = TakeBackForm(request.POST or None)
    return step(
        request, form, rules.may_take_back(me, found, at=at),
        lambda: actions.take_back(found, by=me, at=at, **form.answers),
        done="The list is taken back.", back=_home(found), title="Take this list back", caption=found.file_name,
        lead=pages.TAKING_BACK, button="Take the list back",
    )  # fmt: skip


def _find(reference: str) -> LeaderImport:
    return get_object_or_404(queries.lists(), reference=reference)


def _home(found: LeaderImport) -> str:
    return reverse("office:leader_list", args=[found.reference])

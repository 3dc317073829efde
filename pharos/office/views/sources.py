"""Files of other sources than the register: hand one in, follow how far it is, read what came of it."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.errors import WrongState
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.files import exports
from pharos.jobs import queries as jobs
from pharos.office.desk import administrator
from pharos.office.forms.sources import SourceFileForm, SourceStartForm
from pharos.office.pages import sources as pages
from pharos.people.signed_in import SignedInRequest
from pharos.schools import actions, queries, uploads
from pharos.schools.models import SourceImport
from pharos.schools.states import SourceKind

TITLE = "Other sources"
LIST = Crumb(TITLE, "/office/sources/")


@require_safe
def sources(request: SignedInRequest) -> HttpResponseBase:
    """Every file that was brought in, the newest first."""
    at = clock.now()
    administrator(request, at=at)
    found = queries.source_imports()
    if exports.asked(request):
        lines = map(pages.line, found.iterator(chunk_size=500))
        return exports.answer(request, "sources", pages.COLUMNS, lines, day=clock.day_of(at))
    page = pages.sources(paging(request, found))
    context = {"title": TITLE, "page": page, "listed": page.listed, "noun": "file", "ways": exports.ways(request)}
    return render(request, "office/sources.html", context)


@require_form
def upload(request: SignedInRequest) -> HttpResponse:
    """First the file, so that it need not be chosen again whatever is wrong with the answers about it."""
    at = clock.now()
    me = administrator(request, at=at)
    form = SourceFileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and succeeds(form, lambda: actions.hand_in_source(*form.handed_in, by=me, at=at)):
        return redirect("office:start_source", form.cleaned_data["kind"], form.outcome.key)
    context = {"title": "Upload a file of another source", "form": form, "back": LIST.href, "button": "Upload"}
    return render(request, "office/upload.html", context, status=form.refusal_status)


@require_form
def start(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    at = clock.now()
    me, told, file = administrator(request, at=at), _kind(kind), uploads.find(key)
    form = SourceStartForm(request.POST or None, initial=pages.proposed(file, today=clock.day_of(at)))
    if form.is_valid() and succeeds(form, lambda: actions.start_source(told, key, **form.answers, by=me, at=at)):
        return redirect("office:source", form.outcome.reference)
    if file is None:
        raise WrongState(actions.GONE)
    caption = f"{told.label}: {file.file_name}"
    context = {"title": "Bring this file in", "caption": caption, "form": form, "button": "Start"}
    back = reverse("office:upload_source")
    return render(request, "layouts/form.html", context | {"back": back}, status=form.refusal_status)


@require_safe
def one(request: SignedInRequest, reference: str) -> HttpResponse:
    """One file. While it is read, the page renews itself."""
    administrator(request, at=clock.now())
    found = _find(reference)
    happened, works = activity.timeline(found), jobs.alive().exists()
    page = pages.one(found, happened, uploads.find(found.stored_as), works=works)
    context = {"title": found.file_name, "page": page, "crumbs": [LIST, Crumb(found.file_name)]}
    return render(request, "office/import.html", context)


@require_safe
def not_read(request: SignedInRequest, reference: str) -> HttpResponseBase:
    """The rows of a file that did not come in."""
    administrator(request, at=clock.now())
    done = _find(reference)
    found = queries.unread_by(done)
    if exports.asked(request):
        lines = map(pages.unread_line, found.iterator(chunk_size=500))
        return exports.answer(request, "not-read", pages.UNREAD, lines, day=done.as_at)
    listed, title = paging(request, found), "What was not read"
    context = {
        "title": title, "page": pages.unread(listed, SourceKind(done.kind)), "listed": listed, "noun": "remark",
        "nothing": "All of it was read", "ways": exports.ways(request),
        "crumbs": [LIST, Crumb(done.file_name, reverse("office:source", args=[reference])), Crumb(title)],
    }  # fmt: skip
    return render(request, "office/import_list.html", context)


def _find(reference: str) -> SourceImport:
    return get_object_or_404(queries.source_imports(), reference=reference)


def _kind(kind: str) -> SourceKind:
    if kind not in SourceKind.values:
        raise Http404
    return SourceKind(kind)

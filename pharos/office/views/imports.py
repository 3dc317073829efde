"""The register of schools: hand in a file, import it, follow how far it is, read what came of it."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.errors import WrongState
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.files import csv_export
from pharos.jobs import queries as jobs
from pharos.office.desk import administrator
from pharos.office.forms.imports import FileForm, StartForm
from pharos.office.pages import import_lists
from pharos.office.pages import imports as pages
from pharos.people.signed_in import SignedInRequest
from pharos.schools import actions, queries, rules, uploads
from pharos.schools.models import RegisterImport

LIST = Crumb("Register of schools", "/office/imports/")


@require_safe
def imports(request: SignedInRequest) -> HttpResponse:
    administrator(request, at=clock.now())
    page = pages.imports(paging(request, queries.imports()))
    context = {"title": "Register of schools", "page": page, "listed": page.listed, "noun": "import"}
    return render(request, "office/imports.html", context)


@require_form
def upload(request: SignedInRequest) -> HttpResponse:
    """First the file, so that it need not be chosen again whatever is wrong with the answers about it."""
    at = clock.now()
    me = administrator(request, at=at)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and succeeds(form, lambda: actions.hand_in(*form.handed_in, by=me, at=at)):
        return redirect("office:start_import", form.outcome.key)
    context = {"title": "Upload a file of the register", "form": form, "back": LIST.href, "button": "Upload"}
    return render(request, "office/upload.html", context, status=form.refusal_status)


@require_form
def start(request: SignedInRequest, key: str) -> HttpResponse:
    at = clock.now()
    me, file = administrator(request, at=at), uploads.find(key)
    form = StartForm(request.POST or None, initial=pages.proposed(file, today=clock.day_of(at)))
    if form.is_valid() and succeeds(form, lambda: actions.start(key, **form.answers, by=me, at=at)):
        return redirect("office:import", form.outcome.reference)
    if file is None:
        raise WrongState(actions.GONE)
    context = {"title": "Import this file", "caption": file.file_name, "form": form, "button": "Start"}
    back = reverse("office:upload")
    return render(request, "layouts/form.html", context | {"back": back}, status=form.refusal_status)


@require_safe
def one(request: SignedInRequest, reference: str) -> HttpResponse:
    """One import. While it runs, the page renews itself."""
    at = clock.now()
    me, found = administrator(request, at=at), _find(reference)
    page = pages.one(
        found, activity.timeline(found), uploads.find(found.stored_as), works=jobs.alive().exists(),
        may_cancel=rules.may_cancel(me, found, at=at), may_roll_back=rules.may_roll_back(me, found, at=at),
    )  # fmt: skip
    context = {"title": found.file_name, "page": page, "crumbs": [LIST, Crumb(found.file_name)]}
    context |= {"compared": pages.compared(found, queries.dates_of_files())}
    return render(request, "office/import.html", context)


@require_safe
def listing(request: SignedInRequest, reference: str, show: str) -> HttpResponse:
    """One of the lists that an import leaves behind."""
    administrator(request, at=clock.now())
    found, shown = _find(reference), _shown(show)
    listed = paging(request, shown.rows(found))
    context = {
        "title": shown.title, "page": import_lists.page(shown, listed), "listed": listed,
        "noun": shown.noun, "nothing": shown.nothing,
        "crumbs": [LIST, Crumb(found.file_name, reverse("office:import", args=[reference])), Crumb(shown.title)],
        "ways": [("CSV", reverse("office:import_csv", args=[reference, show]))],
    }  # fmt: skip
    return render(request, "office/import_list.html", context)


@require_safe
def listing_csv(request: SignedInRequest, reference: str, show: str) -> StreamingHttpResponse:
    administrator(request, at=clock.now())
    found, shown = _find(reference), _shown(show)
    rows = (import_lists.plain(shown.line(each)) for each in shown.rows(found).iterator())
    return csv_export.download(show, shown.headings, rows, day=found.as_at)


def _find(reference: str) -> RegisterImport:
    return get_object_or_404(queries.imports(), reference=reference)


def _shown(show: str) -> import_lists.Shown:
    if show not in import_lists.LISTS:
        raise Http404
    return import_lists.LISTS[show]

"""The bodies that people act for."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import paging
from pharos.files import exports
from pharos.office.desk import administrator
from pharos.office.forms.organisations import OrganisationForm
from pharos.office.pages import people as pages
from pharos.people import actions, queries
from pharos.people.signed_in import SignedInRequest


@require_safe
def organisations(request: SignedInRequest) -> HttpResponseBase:
    at = clock.now()
    administrator(request, at=at)
    found, holders = queries.organisations(), queries.holders_by_organisation(at=at)
    if exports.asked(request):
        lines = (pages.organisation_line(each, holders) for each in found.iterator())
        return exports.answer(request, "organisations", pages.ORGANISATION_COLUMNS, lines, day=clock.day_of(at))
    listed = paging(request, found)
    page = pages.organisations(listed.rows, holders)
    context = {"title": "Organisations", "page": page, "listed": listed, "noun": "organisation"}
    return render(request, "office/organisations.html", context | {"ways": exports.ways(request)})


@require_form
def add_organisation(request: SignedInRequest) -> HttpResponse:
    at = clock.now()
    me = administrator(request, at=at)
    form = OrganisationForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.add_organisation(**form.answers, by=me, at=at)):
        messages.success(request, f"{form.outcome.name} is in the list.")
        return redirect("office:organisations")
    context = {"title": "Add an organisation", "form": form, "button": "Add this organisation"}
    back = reverse("office:organisations")
    return render(request, "layouts/form.html", context | {"back": back}, status=form.refusal_status)

"""The bodies that people act for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import paging
from pharos.office.desk import administrator
from pharos.office.forms.organisations import OrganisationForm
from pharos.office.pages import people as pages
from pharos.people import actions, queries
from pharos.people.signed_in import SignedInRequest


@require_safe
def organisations(request: SignedInRequest) -> HttpResponse:
    at = clock.now()
    administrator(request, at=at)
    listed = paging(request, queries.organisations())
    page = pages.organisations(listed.rows, queries.holders_by_organisation(at=at))
    context = {"title": "Organisations", "page": page, "listed": listed, "noun": "organisation"}
    return render(request, "office/organisations.html", context)


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

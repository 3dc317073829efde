"""People: find them, add them, put their details right, open and close their accounts."""

import datetime as dt
from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.common.steps import step
from pharos.files import exports
from pharos.home import scopes
from pharos.office.desk import administrator
from pharos.office.forms.people import PeopleFilter, PersonForm, WhyForm
from pharos.office.pages import people as pages
from pharos.people import actions, queries, rules
from pharos.people.models import Person
from pharos.people.signed_in import SignedInRequest

LIST = Crumb("People", "/office/people/")


@require_safe
def people(request: SignedInRequest) -> HttpResponseBase:
    at = clock.now()
    administrator(request, at=at)
    form = PeopleFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.search(**chosen, at=at)
    if exports.asked(request):
        return exports.answer(request, "people", pages.COLUMNS, _lines(found, clock.day_of(at)), day=clock.day_of(at))
    listed = paging(request, found, by_key=True)
    page = pages.people(listed, scopes.names_of(pages.grants_in(listed)), day=clock.day_of(at))
    context = {"title": "People", "page": page, "listed": listed, "filters": form, "noun": "person", "nouns": "people"}
    return render(request, "office/people.html", context | {"ways": exports.ways(request)})


def _lines(found: QuerySet[Person], day: dt.date) -> Iterator[list[Any]]:
    """The whole list as lines of a file, some hundreds at a time: what their roles are for is asked once for each."""
    for some in batched(found.iterator(chunk_size=500), 500):
        names = scopes.names_of([grant for person in some for grant in person.grants.all()])
        for person in some:
            yield pages.line(person, names, day=day)


@require_form
def add_person(request: SignedInRequest) -> HttpResponse:
    at = clock.now()
    me = administrator(request, at=at)
    form = PersonForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.add_person(**form.answers, by=me, at=at)):
        messages.success(request, f"{form.outcome.name} has an account. Give them a role next.")
        return redirect("office:person", form.outcome.reference)
    context = {"title": "Add a person", "form": form, "back": LIST.href, "button": "Add this person"}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


@require_safe
def person(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me = administrator(request, at=at)
    account = _find(reference)
    grants = queries.grants_of(account)
    happened = activity.timeline(account, *grants)[: pages.SHOWN]
    page = pages.person(account, grants, scopes.names_of(grants), happened, me=me, at=at, day=clock.day_of(at))
    context = {"title": account.name, "page": page, "crumbs": [LIST, Crumb(account.name)]}
    return render(request, "office/person.html", context)


@require_form
def correct(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, account = administrator(request, at=at), _find(reference)
    before = {"name": account.name, "email": account.email, "telephone": account.telephone}
    form = PersonForm(request.POST or None, initial=before)
    if form.is_valid() and succeeds(form, lambda: actions.correct_details(account, **form.answers, by=me, at=at)):
        messages.success(request, "The details are saved.")
        return redirect("office:person", reference)
    context = {"title": f"Details of {before['name']}", "form": form, "back": _page_of(reference), "button": "Save"}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


@require_form
def close(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, account, form = administrator(request, at=at), _find(reference), WhyForm(request.POST or None)
    return step(
        request, form, rules.may_close(me, account, at=at),
        lambda: actions.close_account(account, by=me, at=at, **form.answers),
        title=f"Close the account of {account.name}", button="Close this account", done="The account is closed.",
        back=_page_of(reference),
    )  # fmt: skip


@require_form
def reopen(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, account, form = administrator(request, at=at), _find(reference), WhyForm(request.POST or None)
    return step(
        request, form, rules.may_administer(me, at=at),
        lambda: actions.reopen_account(account, by=me, at=at, **form.answers),
        title=f"Reopen the account of {account.name}", button="Reopen it", done="The account is open.",
        back=_page_of(reference),
    )  # fmt: skip


@require_POST
def sign_out(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, account = administrator(request, at=at), _find(reference)
    actions.sign_out_everywhere(account, by=me, at=at)
    messages.success(request, f"{account.name} is signed out on every device.")
    return redirect("office:person", reference)


def _find(reference: str) -> Person:
    return get_object_or_404(Person, reference=reference)


def _page_of(reference: str) -> str:
    return reverse("office:person", args=[reference])

"""Roles: given in two questions (which, and for what), ended with a reason."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.home import scopes
from pharos.office.desk import administrator
from pharos.office.forms.grants import EndForm, GiveForm, RoleForm
from pharos.office.pages import people as pages
from pharos.people import actions, queries, rules
from pharos.people.models import Person
from pharos.people.signed_in import SignedInRequest
from pharos.people.states import SCOPE_OF, Role, ScopeKind


@require_form
def choose_role(request: SignedInRequest, reference: str) -> HttpResponse:
    administrator(request, at=clock.now())
    account = get_object_or_404(Person, reference=reference)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        return redirect("office:give_role", reference, form.answers["role"])
    context = {"title": f"Give {account.name} a role", "form": form, "button": "Continue"}
    return render(request, "layouts/form.html", context | {"back": reverse("office:person", args=[reference])})


@require_form
def give_role(request: SignedInRequest, reference: str, role: str) -> HttpResponse:
    at = clock.now()
    me = administrator(request, at=at)
    account, wanted = get_object_or_404(Person, reference=reference), _role(role)
    form = _give_form(request, wanted)
    if form.is_valid():
        given = {"key": ""} | form.cleaned_data
        scope = scopes.of(wanted, given["key"])
        if succeeds(form, lambda: actions.grant(account, wanted, **given, by=me, at=at, scope=scope)):
            messages.success(request, f"{account.name} has the role. We are writing to them.")
            return redirect("office:person", reference)
    context = {"title": f"Give the role of {wanted.label.lower()}", "caption": account.name, "form": form,
               "button": "Give this role", "nowhere": _nowhere(wanted),
               "back": reverse("office:choose_role", args=[reference])}  # fmt: skip
    return render(request, "office/give_role.html", context, status=form.refusal_status)


@require_form
def end_role(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me = administrator(request, at=at)
    grant = get_object_or_404(queries.grants_visible_to(me, at=at), reference=reference)
    if request.method != "POST":
        rules.may_end(me, grant, at=at).enforce()
    names, account = scopes.names_of([grant]), grant.person
    form = EndForm(request.POST or None)
    if form.is_valid():
        words = {"last_day": form.answers["last_day"], "reason": form.answers["reason"]}
        scope = scopes.called(grant, names)
        if succeeds(form, lambda: actions.end_grant(grant, **words, by=me, at=at, scope=scope)):
            messages.success(request, f"The role of {account.name} is ended. We are writing to them.")
            return redirect("office:person", account.reference)
    context = {"title": "End a role", "caption": account.name, "form": form, "button": "End this role",
               "page": pages.ending(grant, names, day=clock.day_of(at)),
               "back": reverse("office:person", args=[account.reference])}  # fmt: skip
    return render(request, "office/end_role.html", context, status=form.refusal_status)


def _role(value: str) -> Role:
    try:
        return Role(value)
    except ValueError as unknown:
        raise Http404 from unknown


def _give_form(request: SignedInRequest, role: Role) -> GiveForm:
    return GiveForm(request.POST or None, role=role, options=scopes.options(role), initial={"from_on": clock.today()})


def _nowhere(role: Role) -> bool:
    """Whether there is no organisation yet for which this role could be given."""
    return SCOPE_OF[role] == ScopeKind.ORGANISATION and not scopes.options(role)

"""Who stands in for whom: delegates and deputies, for a time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.people import actions, rules
from pharos.people import queries as people
from pharos.people.signed_in import SignedInRequest

from .. import forms, pages, scopes


@require_safe
def stand_ins(request: SignedInRequest) -> HttpResponse:
    grants = people.grants_of(request.user)
    page = pages.stand_ins(grants, scopes.names_of(grants), day=clock.today())
    return render(request, "home/stand_ins.html", {"page": page})


@require_form
def lend(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    grant = get_object_or_404(people.grants_visible_to(request.user, at=at), reference=reference)
    rules.may_lend(request.user, grant, at=at).enforce()
    scope = scopes.name_of(grant)
    form = forms.LendForm(request.POST or None, initial={"from_on": clock.day_of(at)})
    if form.is_valid() and succeeds(
        form, lambda: actions.lend(grant, **form.cleaned_data, by=request.user, at=at, scope=scope)
    ):  # fmt: skip
        messages.success(request, f"{form.outcome.person.name} will stand in. We have written to them.")
        return redirect(_back(request))
    page = pages.lending(grant, scope, me=request.user)
    return render(request, "home/lend.html", {"form": form, "page": page, "back": _back(request)},
                  status=form.refusal_status)  # fmt: skip


@require_form
def end(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    lent = people.grants_visible_to(request.user, at=at).filter(standing_in_for__isnull=False)
    grant = get_object_or_404(lent, reference=reference)
    assert grant.standing_in_for  # as the filter asks
    if request.method != "POST":
        rules.may_end(request.user, grant, at=at).enforce()
    form = forms.EndStandInForm(request.POST or None)
    scope = scopes.name_of(grant)
    if form.is_valid() and succeeds(
        form, lambda: actions.end_grant(grant, reason=form.answers["reason"], by=request.user, at=at, scope=scope)
    ):  # fmt: skip
        messages.success(request, f"{grant.person.name} no longer stands in for {grant.standing_in_for.person.name}.")
        return redirect(_back(request))
    page = pages.ending(grant, scope, me=request.user)
    return render(request, "home/end_stand_in.html", {"form": form, "page": page, "back": _back(request)},
                  status=form.refusal_status)  # fmt: skip


def _back(request: SignedInRequest) -> str:
    """The page of ours that sent the reader here; their own list of stand-ins where none did."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else "/account/stand-ins/"

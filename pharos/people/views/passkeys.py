"""Passkeys: signing in with one, and keeping one's own."""

import json

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.common.forms import succeeds
from pharos.common.methods import require_form

from .. import actions, forms, queries, webauthn
from ..models import Passkey
from ..sessions import proved_recently
from ..signed_in import SignedInRequest
from ..states import Way
from .proving import prove_first

# In the session: what the browser was asked, until it answers.
MAKING, PROVING = "passkey_making", "passkey_proving"
OLD = "Too much time has passed. Try again."


def _service(request: HttpRequest) -> webauthn.Service:
    host, _ = split_domain_port(request.get_host())
    return webauthn.Service(host, settings.PROGRAMME_NAME)


@login_not_required
@never_cache
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """What the browser needs to prove a passkey of ours."""
    options, request.session[PROVING] = _service(request).ask()
    return JsonResponse(options)


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    refused = ratelimit.consume_or_429(request, action="passkey")
    if refused:
        return refused
    state = request.session.pop(PROVING, None)
    try:
        if state is None:
            raise Refused(OLD)
        proof = webauthn.proof(request.POST.get("credential", ""))
        person = actions.use_passkey(_service(request), state, proof, at=clock.now())
    except Refused as why:
        messages.error(request, str(why))
        return redirect("people:sign_in")
    request.signed_in_by = Way.PASSKEY  # type: ignore[attr-defined]
    answer: HttpResponse = perform_login(request, person, email_verification="none")
    return answer


@require_form
@never_cache
def add(request: SignedInRequest) -> HttpResponse:
    at, me = clock.now(), request.user
    if not proved_recently(request, at=at):
        return prove_first(request)
    form = forms.PasskeyForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: _add(request, form)):
        messages.success(request, f"You can now sign in with {form.outcome}.")
        return redirect("people:ways")
    known = [bytes(each.credential) for each in queries.passkeys_of(me)]
    options, request.session[MAKING] = _service(request).offer(
        handle=me.reference, name=me.name, email=me.email, known=known
    )
    context = {"form": form, "options": json.dumps(options), "back": reverse("people:ways"), "button": "Add a passkey"}
    return render(request, "people/add_passkey.html", context, status=form.refusal_status)


def _add(request: SignedInRequest, form: forms.PasskeyForm) -> Passkey:
    state = request.session.pop(MAKING, None)
    if state is None:
        raise Refused(OLD)
    made = _service(request).made(state, form.cleaned_data["credential"])
    return actions.add_passkey(request.user, made, name=form.cleaned_data["name"], by=request.user, at=clock.now())


@require_form
def rename(request: SignedInRequest, reference: str) -> HttpResponse:
    at, passkey = clock.now(), _own(request, reference)
    form = forms.NameForm(request.POST or None, initial={"name": passkey.name})
    if form.is_valid() and succeeds(
        form, lambda: actions.rename_passkey(passkey, name=form.cleaned_data["name"], by=request.user, at=at)
    ):  # fmt: skip
        return redirect("people:ways")
    context = {"title": "Rename this passkey", "form": form, "button": "Save", "back": reverse("people:ways")}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


@require_form
def remove(request: SignedInRequest, reference: str) -> HttpResponse:
    """Asks first: a passkey that is removed has to be made again."""
    at, passkey = clock.now(), _own(request, reference)
    if not proved_recently(request, at=at):
        return prove_first(request)
    if request.method == "POST":
        actions.remove_passkey(passkey, by=request.user, at=at)
        messages.success(request, f"{passkey.name} no longer signs you in.")
        return redirect("people:ways")
    return render(request, "people/remove_passkey.html", {"name": passkey.name, "back": reverse("people:ways")})


def _own(request: SignedInRequest, reference: str) -> Passkey:
    return get_object_or_404(queries.passkeys_of(request.user), reference=reference)

"""Some things ask for a sign-in of this hour: somebody may have left a browser open."""

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from pharos.common.methods import require_form

from ..signed_in import SignedInRequest
from .code import ASKED_FOR


def prove_first(request: SignedInRequest) -> HttpResponse:
    """On to signing in again, and from there back to this page."""
    return HttpResponseRedirect(f"{reverse('people:prove')}?{urlencode({'next': request.path})}")


@require_form
def prove(request: SignedInRequest) -> HttpResponse:
    """Says why, and signs out; the address need not be typed again."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = reverse("people:ways")
    if request.method != "POST":
        return render(request, "people/prove.html", {"back": reverse("people:ways")})
    email = request.user.email
    logout(request)
    request.session[ASKED_FOR] = email
    return HttpResponseRedirect(f"{reverse('people:sign_in')}?{urlencode({'next': wanted})}")

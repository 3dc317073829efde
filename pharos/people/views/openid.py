"""Signing in with an account elsewhere, by OpenID Connect. The flow is django-allauth's; its refusals are ours."""

import logging
from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect import views as theirs
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

log = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_safe
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """On to the provider, which sends back to ``come_back``."""
    return _theirs(theirs.login, request, provider_id)


@login_not_required
@never_cache
@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _theirs(theirs.callback, request, provider_id)


def _theirs(view: Callable[..., HttpResponseBase], request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """A provider that can't be reached is no fault of the person's: back to sign-in, where a code always works."""
    name = next((each["name"] for each in settings.OPENID_CONNECT if each["provider_id"] == provider_id), None)
    if name is None:
        raise Http404
    try:
        return view(request, provider_id)
    except (RequestException, ValueError, KeyError) as broken:
        log.warning("Signing in with %s failed: %s", name, broken)
        messages.error(request, f"We cannot reach {name} at the moment. Try again later, or use a code.")
        return redirect("people:sign_in")

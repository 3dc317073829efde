"""The demo's doors stand open to everybody, and only where the demo is switched on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase


def demo_only[View: Callable[..., HttpResponseBase]](view: View) -> View:
    """No sign-in asked. Where the demo is off this page isn't there, even if something included its address."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return login_not_required(guarded)  # type: ignore[return-value]

"""The cookie by which a browser is known again at the next sign-in. It says nothing of its owner, and opens nothing."""

import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from . import devices
from .devices import COOKIE

AGE = 400 * 24 * 3600
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def key_of(request: HttpRequest) -> str:
    """This browser's key; a new one where it has none, or one that we didn't make."""
    key = request.COOKIES.get(COOKIE, "")
    return key if _KEY.fullmatch(key) else secrets.token_urlsafe(32)


def words_of(request: HttpRequest) -> str:
    return devices.in_words(request.headers.get("User-Agent", "")[:400])


def remember(answer: HttpResponseBase, key: str) -> None:
    answer.set_cookie(
        COOKIE, key, max_age=AGE, path="/", httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )

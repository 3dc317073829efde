"""What every response tells the browser beyond what Django tells it, and how much we take from one."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from .views import too_large

# Nothing in the service uses these, so that nothing that slips into a page may.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip

Handler = Callable[[HttpRequest], HttpResponse]


class HeadersMiddleware:
    """Closes what nothing uses, and keeps pages out of caches that others share."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class AddressMiddleware:
    """Keeps null characters out: PostgreSQL, asked for a text with one, breaks instead of finding nothing.

    A path that has one leads nowhere. Out of what an address asks they are dropped, as out of what people type.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        request.META["QUERY_STRING"] = _without_nul(request.META.get("QUERY_STRING", ""))
        return self.get_response(request)


def _without_nul(query: str) -> str:
    """No database takes it. What is left when one is taken out may be another."""
    while "%00" in query:
        query = query.replace("%00", "")
    return query


class UploadLimitMiddleware:
    """Turns away a request that is larger than we take, before any of it is read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.UPLOAD_MAX_BYTES:
            return too_large(request)
        return self.get_response(request)

"""The pages that say what went wrong, where nothing else did."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

# What a person reads when not even the page that says so can be made.
LAST_WORDS = (
    "<!DOCTYPE html><html lang='en'><title>Pharos</title><h1>Sorry, something went wrong on our side</h1></html>"
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; or 413 where what was sent is larger than we take."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "400.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    most = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
    return render(request, "413.html", {"most_megabytes": most}, status=413)


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token is not the one that this browser was given."""
    return render(request, "form_expired.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. It asks nothing of the request, the session or the database: any of them may be what broke."""
    try:
        page = str(render_to_string("500.html"))
    except Exception:
        page = LAST_WORDS
    return HttpResponse(page, status=500)

"""The one place where a refusal that no form caught becomes a response."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .errors import Refused


class RefusalMiddleware:
    """Reports a ``Refused`` as a page with its reason, under the refusal's own status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        return explain(request, exception)


def explain(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page that says why not."""
    told = {"reason": str(refused), "status": refused.status}
    return render(request, "refused.html", told, status=refused.status)

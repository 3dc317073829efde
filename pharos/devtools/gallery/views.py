"""The gallery's pages. What is wrong on purpose is shown with status 200: nothing has failed."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common import views as errors
from pharos.common.errors import NotAllowed, Refused, WrongState
from pharos.common.methods import require_form
from pharos.common.middleware import explain

from ..doors import demo_only
from . import forms, pages, specimens

Shown = Callable[[HttpRequest], HttpResponse]


@require_safe
@demo_only
def gallery(request: HttpRequest) -> HttpResponse:
    messages.success(request, "What has just been done is said here.")
    messages.info(request, "And what somebody should know, here.")
    return render(request, "devtools/gallery/index.html", {"page": pages.gallery(at=clock.now())})


@require_form
@demo_only
def gallery_page(request: HttpRequest, name: str) -> HttpResponse:
    """One layout or error page, by its name in the gallery."""
    if name not in PAGES:
        raise Http404
    response = PAGES[name](request)
    response.status_code = 200
    return response


def _form(request: HttpRequest) -> HttpResponse:
    form = forms.EveryField(request.POST or None, request.FILES or None)
    return render(request, "devtools/gallery/form.html", {"form": form})


def _wrong(request: HttpRequest) -> HttpResponse:
    return render(request, "devtools/gallery/form.html", {"form": forms.EveryField(forms.WRONG)})


def _step(request: HttpRequest) -> HttpResponse:
    return render(request, "devtools/gallery/step.html", {"form": forms.Why(), **specimens.STEP})


def _list(request: HttpRequest) -> HttpResponse:
    shown = {"listed": specimens.some(number=2, pages=3), "filters": forms.Filters()}
    return render(request, "devtools/gallery/list.html", shown)


def _empty(request: HttpRequest) -> HttpResponse:
    return render(request, "devtools/gallery/list.html", {"listed": specimens.none(), "filters": None})


def _sheet(request: HttpRequest) -> HttpResponse:
    return render(request, "devtools/gallery/sheet.html", {"page": pages.sheet()})


def _refusal(refused: Refused) -> Shown:
    return lambda request: explain(request, refused)


PAGES: dict[str, Shown] = {
    "form": _form,
    "wrong": _wrong,
    "step": _step,
    "list": _list,
    "empty": _empty,
    "sheet": _sheet,
    "400": lambda request: errors.bad_request(request, SuspiciousOperation()),
    "403": lambda request: errors.forbidden(request, PermissionDenied("This page is for administrators.")),
    "refused": _refusal(NotAllowed("Only the chair of governors of Marram Primary School can confirm this.")),
    "expired": errors.form_expired,
    "404": lambda request: errors.not_found(request, Http404()),
    "409": _refusal(WrongState("This offer has been withdrawn.")),
    "413": errors.too_large,
    "429": lambda request: render(request, "429.html"),
    "500": errors.server_error,
}

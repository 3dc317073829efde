"""The demo's own pages: who to be, what was written, what day it is."""

import datetime as dt

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST, require_safe

from pharos.common import clock as clocks
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import paging
from pharos.common.ui.filters import moment
from pharos.outbox.models import Letter
from pharos.people.models import Person
from pharos.people.sessions import sign_in_directly

from . import actions, pages, queries
from .county import reading
from .doors import demo_only
from .forms import ClockForm
from .mail import text_of

STEPS = {"hour": dt.timedelta(hours=1), "day": dt.timedelta(days=1), "week": dt.timedelta(weeks=1),
         "month": dt.timedelta(weeks=4)}  # fmt: skip
# A letter lays itself out by styles in its own lines, as letters must; it gets a page of its own, where that may be.
LETTER_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE], "img-src": [CSP.SELF, "data:"],
    "base-uri": [CSP.NONE], "form-action": [CSP.NONE], "frame-ancestors": [CSP.NONE],
}  # fmt: skip


@require_safe
@demo_only
def personas(request: HttpRequest) -> HttpResponse:
    others = queries.everybody_else()
    signed_in = request.user if isinstance(request.user, Person) else None
    page = pages.personas_page(
        reading.cast(), queries.people_of_the_cast(), others, queries.kinds_by_person(others),
        signed_in=signed_in, at=clocks.now(),
    )  # fmt: skip
    return render(request, "devtools/personas.html", {"page": page})


@require_POST
@demo_only
def step_into(request: HttpRequest) -> HttpResponse:
    person = get_object_or_404(Person, reference=request.POST.get("person", ""), is_active=True)
    sign_in_directly(request, person)
    return redirect("/")


@require_form
@demo_only
def start_again(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "devtools/start_again.html", {"today": clocks.now()})
    actions.start_again()
    request.session.flush()
    messages.success(request, "The county is as it was on its first day.")
    return redirect("devtools:personas")


@require_safe
@demo_only
def inbox(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:200]
    page = pages.inbox_page(paging(request, queries.letters(words)), words=words)
    return render(request, "devtools/inbox.html", {"page": page})


@require_safe
@demo_only
def letter(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_object_or_404(Letter.objects.select_related("to_person"), reference=reference)
    page = pages.letter_page(found, text=text_of(found))
    return render(request, "devtools/letter.html", {"page": page})


@csp_override(LETTER_CSP)
@require_safe
@demo_only
def letter_html(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_object_or_404(Letter.objects.exclude(html=""), reference=reference)
    return HttpResponse(pages.local(found.html))


@require_form
@demo_only
def clock(request: HttpRequest) -> HttpResponse:
    form = ClockForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.move_clock(actions.morning_of(form.answers["day"]))):
        return _told(request)
    page = pages.ClockPage(today=clocks.now(), steps=[(name, f"One {name} on") for name in STEPS])
    return render(request, "devtools/clock.html", {"page": page, "form": form}, status=form.refusal_status)


@require_POST
@demo_only
def clock_step(request: HttpRequest, step: str) -> HttpResponse:
    if step in STEPS:
        actions.move_clock(clocks.now() + STEPS[step])
    return _told(request)


def _told(request: HttpRequest) -> HttpResponse:
    messages.success(request, f"It is now {moment(clocks.now())}.")
    return redirect("devtools:clock")


@require_safe
@demo_only
def november(request: HttpRequest) -> HttpResponseBase:
    """The register of two months later, for the administrator to import."""
    file = reading.NOVEMBER.open("rb")
    return FileResponse(file, as_attachment=True, filename=reading.NOVEMBER.name, content_type="text/csv")

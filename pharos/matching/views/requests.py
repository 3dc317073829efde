"""One request over HTTP: read by each of its readers, sent, withdrawn."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import Form, succeeds
from pharos.matching import actions, queries, rules
from pharos.matching.forms import PressForm, WithdrawForm
from pharos.matching.pages import requests as pages
from pharos.people.signed_in import SignedInRequest
from pharos.support import queries as support
from pharos.support import rules as support_rules
from pharos.support.models import SupportRequest

FORM = ["GET", "HEAD", "POST"]
MOST_TOLD = 50


def find(request: SignedInRequest, reference: str) -> SupportRequest:
    return get_object_or_404(support.visible_to(request.user, at=clock.now()), reference=reference)


@require_safe
def one(request: SignedInRequest, reference: str) -> HttpResponse:
    return show(request, find(request, reference), PressForm())


def show(request: SignedInRequest, found: SupportRequest, form: Form) -> HttpResponse:
    """The request’s page; what was refused stands at its head."""
    at = clock.now()
    offers = queries.of_request(found)
    # What became of its offers names leaders and their reasons: the school reads the request’s own story.
    told = offers if rules.looks_after(request.user, found, at=at) else []
    page = pages.request(
        found, person=request.user, areas=support.areas_of(found), offers=offers, others=support.others_open(found),
        activities=list(activity.timeline(found, *told)[:MOST_TOLD]), contacts=queries.advisers(found, at=at),
        area=queries.area_names().get(found.area_code, ""), at=at,
    )  # fmt: skip
    context = {"title": page.title, "page": page, "form": form, "crumbs": page.crumbs}
    return render(request, "matching/request.html", context, status=form.refusal_status)


@require_http_methods(FORM)
def send(request: SignedInRequest, reference: str) -> HttpResponse:
    """Every answer once more; then the request is sent."""
    at, form = clock.now(), PressForm(request.POST or None)
    sends = find(request, reference)
    if form.is_valid() and succeeds(form, lambda: actions.send(sends, by=request.user, at=at)):
        messages.success(request, f"Your request has been sent. Its case number is {sends.case_number}.")
        return redirect("matching:request", reference)
    found = find(request, reference)  # a refusal undoes what was done to the row, not to the object
    if request.method != "POST":
        support_rules.may_write(request.user, found, at=at).enforce()
    others = support.others_open(found)
    page = pages.check(found, support.areas_of(found), others, person=request.user, at=at)
    context = {
        "title": "Check your answers before you send them",
        "page": page,
        "form": form,
        "back": page.answers_href,
    }
    return render(request, "matching/send.html", context, status=form.refusal_status)


@require_http_methods(FORM)
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    """The school no longer asks: with a reason, once others have read it."""
    at, found = clock.now(), find(request, reference)
    is_draft = not found.number
    form = WithdrawForm(request.POST or None, is_draft=is_draft)
    if form.is_valid() and succeeds(form, lambda: actions.withdraw(found, by=request.user, at=at, **form.answers)):
        messages.success(request, "The draft has been deleted." if is_draft else "Your request has been withdrawn.")
        return redirect("support:requests")
    if request.method != "POST":
        support_rules.may_withdraw(request.user, found, at=at).enforce()
    words = "Delete this draft" if is_draft else f"Withdraw {found.case_number}"
    context = {
        "title": words, "caption": f"Support for {found.school.name}", "form": form, "lead": pages.lost(found),
        "button": "Delete the draft" if is_draft else "Withdraw the request",
        "back": reverse("matching:request", args=[reference]),
    }  # fmt: skip
    return render(request, "matching/step.html", context, status=form.refusal_status)

"""One request over HTTP: read by each of its readers, sent, withdrawn."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import Form, succeeds
from pharos.common.methods import require_form
from pharos.common.steps import step
from pharos.matching import actions, queries, rules
from pharos.matching.forms import PressForm, WithdrawForm
from pharos.matching.pages import requests as pages
from pharos.people.signed_in import SignedInRequest
from pharos.support import queries as support
from pharos.support import rules as support_rules
from pharos.support.models import SupportRequest

MOST_TOLD = 50


def find(request: SignedInRequest, reference: str, at: dt.datetime) -> SupportRequest:
    return get_object_or_404(support.visible_to(request.user, at=at), reference=reference)


def about(found: SupportRequest) -> dict[str, str]:
    """What each page that asks before something is done to a request says of it, and where it leads back to."""
    caption = f"{found.case_number}, {found.school.name}"
    return {"caption": caption, "back": reverse("matching:request", args=[found.reference])}


@require_safe
def one(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    return show(request, find(request, reference, at), PressForm(), at)


def show(request: SignedInRequest, found: SupportRequest, form: Form, at: dt.datetime) -> HttpResponse:
    """The request’s page; what was refused stands at its head."""
    offers = queries.of_request(found)
    # What became of its offers names leaders and their reasons: the school reads the request’s own story.
    for_area = rules.looks_after(request.user, found, at=at)
    told = offers if for_area else []
    contacts = support.told(found, at=at) if for_area else queries.advisers(found, at=at)
    page = pages.request(
        found, person=request.user, areas=support.areas_of(found), offers=offers, others=support.others_open(found),
        activities=list(activity.timeline(found, *told)[:MOST_TOLD]), contacts=contacts,
        area=queries.area_names().get(found.area_code, ""), at=at,
    )  # fmt: skip
    context = {"title": page.title, "page": page, "form": form, "crumbs": page.crumbs}
    return render(request, "matching/request.html", context, status=form.refusal_status)


@require_form
def send(request: SignedInRequest, reference: str) -> HttpResponse:
    """Every answer once more; then the request is sent."""
    at, form = clock.now(), PressForm(request.POST or None)
    sends = find(request, reference, at)
    if form.is_valid() and succeeds(form, lambda: actions.send(sends, by=request.user, at=at)):
        messages.success(request, f"Your request has been sent. Its case number is {sends.case_number}.")
        return redirect("matching:request", reference)
    found = find(request, reference, at)  # a refusal undoes what was done to the row, not to the object
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


@require_form
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    """The school no longer asks: with a reason, once others have read it."""
    at = clock.now()
    found = find(request, reference, at)
    is_draft = not found.number
    form = WithdrawForm(request.POST or None, is_draft=is_draft)
    return step(
        request, form, support_rules.may_withdraw(request.user, found, at=at),
        lambda: actions.withdraw(found, by=request.user, at=at, **form.answers),
        **about(found) | {"caption": f"Support for {found.school.name}"},
        title="Delete this draft" if is_draft else f"Withdraw {found.case_number}",
        button="Delete the draft" if is_draft else "Withdraw the request",
        done="The draft has been deleted." if is_draft else "Your request has been withdrawn.",
        lead=pages.lost(found), then=reverse("support:requests"),
    )  # fmt: skip

"""A leader’s offers over HTTP; one offer, for its leader and for those who may know of it."""

import datetime as dt

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import Form
from pharos.common.pages import paging
from pharos.files import exports
from pharos.leaders import queries as leaders
from pharos.matching import queries
from pharos.matching.forms import PressForm
from pharos.matching.models import Offer
from pharos.matching.pages import my_offers as mine
from pharos.matching.pages import offers as pages
from pharos.people.signed_in import SignedInRequest
from pharos.support import queries as support


@require_safe
def listing(request: SignedInRequest) -> HttpResponseBase:
    """Every offer made to the reader; those to answer first."""
    at = clock.now()
    rows = queries.to_leader(request.user)
    if exports.asked(request):
        lines = (mine.line(each, at) for each in rows.iterator(chunk_size=500))
        return exports.answer(request, "offers", mine.COLUMNS, lines, day=clock.day_of(at))
    shown = paging(request, rows)
    context = {
        "title": "Offers to you", "listed": shown, "noun": "offer", "page": mine.offers(shown, at=at),
        "ways": exports.ways(request),
    }  # fmt: skip
    return render(request, "matching/offers.html", context)


def find(request: SignedInRequest, reference: str, at: dt.datetime) -> Offer:
    return get_object_or_404(queries.visible_to(request.user, at=at), reference=reference)


@require_safe
def one(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    return show(request, find(request, reference, at), PressForm(), at)


def show(request: SignedInRequest, found: Offer, form: Form, at: dt.datetime) -> HttpResponse:
    """The offer’s page, to its leader or to others; what was refused stands at its head."""
    if found.leader_id == request.user.pk:
        page = mine.for_leader(
            found, support.areas_of(found.request), person=request.user,
            own_school=leaders.leader_school(request.user, at=at), at=at,
        )  # fmt: skip
        context = {"title": page.title, "page": page, "form": form, "back": reverse("matching:offers")}
        return render(request, "matching/my_offer.html", context, status=form.refusal_status)
    theirs = pages.offer(found, person=request.user, at=at)
    context = {"title": theirs.title, "page": theirs, "form": form, "back": theirs.request_href}
    return render(request, "matching/offer.html", context, status=form.refusal_status)

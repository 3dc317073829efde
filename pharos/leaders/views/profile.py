"""A profile, a part a page: by the leader, or by an administrator on the leader's behalf.

With a ``reference`` it is the office's address of that leader; without one, the leader's own.
"""

import datetime as dt
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.leaders import queries, rules
from pharos.leaders.cards import card
from pharos.leaders.completeness import NAMES, Section
from pharos.leaders.desk import Desk
from pharos.leaders.models import Profile
from pharos.leaders.pages import directory as directory_pages
from pharos.leaders.pages import profile as pages
from pharos.people.signed_in import SignedInRequest

from .sections import SECTIONS, Part, evidence_part


def profile_at(request: SignedInRequest, reference: str, at: dt.datetime) -> Profile:
    """The profile that this address is about, for somebody who may write it."""
    if reference:
        rules.may_designate(request.user, at=at).enforce()
        return get_object_or_404(queries.profiles(), reference=reference)
    profile = queries.profile_of(request.user)
    if profile is None:
        raise Http404
    return profile


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """The leader's own profile: what is done, what is missing."""
    at = clock.now()
    profile = profile_at(request, "", at)
    page = pages.profile(
        profile, queries.offers_of(profile), list(queries.designations_of(profile.person)),
        desk=Desk(), is_published=queries.find(profile.reference, at=at) is not None, day=clock.day_of(at),
        public_href=reverse("leaders:leader", args=[profile.reference]), photo=queries.photo_of(profile),
    )  # fmt: skip
    return render(request, "leaders/mine.html", {"title": "Your profile", "page": page})


@require_form
def section(request: SignedInRequest, section: str, reference: str = "") -> HttpResponse:
    """One part of the profile."""
    if section not in NAMES:
        raise Http404
    at = clock.now()
    profile = profile_at(request, reference, at)
    return _asked(request, SECTIONS[Section(section)](profile, Desk.of(request.GET, reference)), at)


@require_form
def evidence(request: SignedInRequest, code: str, reference: str = "") -> HttpResponse:
    """What shows one area of expertise."""
    at = clock.now()
    profile = profile_at(request, reference, at)
    offer = next((each for each in queries.offers_of(profile) if each.expertise.code == code), None)
    if offer is None:
        raise Http404
    return _asked(request, evidence_part(profile, Desk.of(request.GET, reference), offer), at)


def _asked(request: SignedInRequest, part: Part, at: dt.datetime) -> HttpResponse:
    # A page of boxes with none ticked posts nothing but its keys: it was posted all the same.
    typed = request.POST if request.method == "POST" else None
    form = part.form(typed, initial=part.initial, on_behalf=part.desk.on_behalf)
    if form.is_valid() and succeeds(form, lambda: part.save(form, by=request.user, at=at)):
        messages.success(request, part.said(form))
        return redirect(part.onward())
    context = {"title": part.title, "form": form, "page": part.page(form, at=at), "back": part.back}
    return render(request, part.template, context, status=form.refusal_status)


@require_safe
def preview(request: SignedInRequest, reference: str = "", public: bool = False) -> HttpResponse:
    """The page with all that is not published yet: as everybody would see it, or as those who may ask for support."""
    at = clock.now()
    profile, desk = profile_at(request, reference, at), Desk(reference)
    found = queries.visible_to(request.user, at=at).filter(person=profile.person).first()
    if found is None:
        raise Http404
    photo = queries.photo_of(profile)
    page = directory_pages.leader(
        replace(card(found), photo=photo), queries.area_names(), offers=found.person.profile.offers.all(),
        sees_more=not public, edit_href=desk.home, portrait=profile.portrait_draft or profile.portrait,
    )  # fmt: skip
    context = pages.preview(profile, photo, desk, public=public)
    return render(request, "leaders/preview.html", {**context, "title": f"Preview: {page.name}", "page": page})

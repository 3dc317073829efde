"""The leader's answers about the profile as a whole: it is still right; not now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.leaders import actions, freshness, queries, rules
from pharos.leaders.forms import NotNowForm, StillRightForm
from pharos.leaders.pages import upkeep as pages
from pharos.people.signed_in import SignedInRequest

from .profile import profile_at

MINE = "leaders:mine"


@require_form
def still_right(request: SignedInRequest) -> HttpResponse:
    """Once a year: everything that the profile says, and one button."""
    at = clock.now()
    profile = profile_at(request, "", at)
    form = StillRightForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.confirm(profile, by=request.user, at=at)):
        messages.success(request, "Thank you. Your profile is confirmed.")
        return redirect(MINE)
    page = pages.still_right(
        profile, queries.offers_of(profile), freshness.of(profile, day=clock.day_of(at)),
        rules.may_confirm(request.user, profile, at=at),
    )  # fmt: skip
    context = {"title": "Is your profile still right?", "form": form, "page": page, "back": reverse(MINE)}
    return render(request, "leaders/still_right.html", context, status=form.refusal_status)


@require_form
def not_now(request: SignedInRequest) -> HttpResponse:
    """When the leader wants to be reminded of what is missing."""
    at = clock.now()
    profile = profile_at(request, "", at)
    form = NotNowForm(request.POST or None, initial={"until_on": profile.remind_from_on})
    if form.is_valid() and succeeds(form, lambda: actions.put_off(profile, by=request.user, at=at, **form.answers)):
        messages.success(request, pages.put_off_done(form.outcome, day=clock.day_of(at)))
        return redirect(MINE)
    context = {"title": "When should we remind you?", "form": form, "button": "Save", "back": reverse(MINE)}
    return render(request, "layouts/form.html", context, status=form.refusal_status)

"""How somebody signs in: passkeys, browsers, the last sign-ins, and whether letters tell of new browsers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pharos.common import clock
from pharos.common.pages import Crumb

from .. import actions, browsers, devices, pages, queries, rules
from ..signed_in import SignedInRequest


@require_safe
def ways(request: SignedInRequest) -> HttpResponse:
    me, at = request.user, clock.now()
    page = pages.ways(
        queries.passkeys_of(me), queries.browsers_of(me), queries.recent_sign_ins(me),
        this=devices.hashed(browsers.key_of(request)), hears=rules.hears_of_sign_ins(me, at=at),
        may_stop=rules.may_choose_notices(me, me, wanted=False, at=at),
    )  # fmt: skip
    crumbs = [Crumb("Your account", "/account/"), Crumb("How you sign in")]
    return render(request, "people/ways.html", {"title": "How you sign in", "page": page, "crumbs": crumbs})


@require_POST
def notices(request: SignedInRequest) -> HttpResponse:
    wanted = request.POST.get("wanted") == "yes"
    actions.choose_notices(request.user, wanted=wanted, by=request.user, at=clock.now())
    told = "We will write to you" if wanted else "We will no longer write to you"
    messages.success(request, f"{told} when your account is signed in to from a new browser.")
    return redirect("people:ways")


@require_POST
def forget_browser(request: SignedInRequest, reference: str) -> HttpResponse:
    browser = get_object_or_404(queries.browsers_of(request.user), reference=reference)
    actions.forget_browser(browser, by=request.user, at=clock.now())
    messages.success(request, f"{browser} is forgotten. The next sign-in from it counts as new.")
    return redirect(reverse("people:ways"))

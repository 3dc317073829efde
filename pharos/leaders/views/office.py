"""The office's pages: every leader, whom to designate, and why a designation ends."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.files import exports
from pharos.leaders import actions, queries, rules
from pharos.leaders.forms import DesignateForm, EndForm, ManageForm
from pharos.leaders.models import Designation, Profile
from pharos.leaders.pages import office as pages
from pharos.people.signed_in import SignedInRequest


@require_safe
def manage(request: SignedInRequest, show: str = "") -> HttpResponseBase:
    """Every leader; ``show`` narrows the list where the address asks for nothing itself."""
    at = clock.now()
    rules.may_designate(request.user, at=at).enforce()
    form = ManageForm({"show": show} | request.GET.dict())
    if exports.asked(request):
        return _file(request, form, at)
    paged = paging(request, queries.managed(at=at, **_chosen(form)), by_key=True)
    context = {
        "title": "Leaders and designations", "filters": form, "listed": paged, "noun": "leader",
        "page": pages.manage(paged, day=clock.day_of(at)), "nothing": "No leader is like that",
        "ways": exports.ways(request),
    }  # fmt: skip
    return render(request, "leaders/manage.html", context)


def _chosen(form: ManageForm) -> dict[str, str]:
    return form.cleaned_data if form.is_valid() else {}


@require_safe
def manage_export(request: SignedInRequest) -> HttpResponseBase:
    at = clock.now()
    rules.may_designate(request.user, at=at).enforce()
    return _file(request, ManageForm(request.GET), at)


def _file(request: SignedInRequest, form: ManageForm, at: dt.datetime) -> HttpResponseBase:
    day = clock.day_of(at)
    rows = queries.managed(at=at, **_chosen(form)).iterator(chunk_size=500)
    lines = (pages.managed_line(pages.managed_row(each, day)) for each in rows)
    return exports.answer(request, "leaders-and-designations", pages.HEADINGS, lines, day=day)


@require_form
def designate(request: SignedInRequest) -> HttpResponse:
    """Designate somebody; ``?leader=`` gives the answers that an earlier designation already has."""
    at = clock.now()
    rules.may_designate(request.user, at=at).enforce()
    known = queries.profiles().filter(reference=request.GET.get("leader", "")).first()
    form = DesignateForm(request.POST or None, initial=pages.known_answers(known, at=at))
    if form.is_valid() and succeeds(
        form, lambda: actions.designate_by_email(by=request.user, at=at, **form.cleaned_data)
    ):
        made: Designation = form.outcome
        messages.success(request, f"{made.person.name} is designated as a {made.get_kind_display()}.")
        return redirect("leaders:manage_leader", made.person.profile.reference)
    context = {"title": "Designate a leader", "form": form, "button": "Designate", "back": reverse("leaders:manage")}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


def _find(request: SignedInRequest, reference: str, at: dt.datetime) -> Profile:
    rules.may_designate(request.user, at=at).enforce()
    return get_object_or_404(queries.profiles(), reference=reference)


@require_safe
def leader(request: SignedInRequest, reference: str) -> HttpResponse:
    """One leader as the office sees them: designations, profile, and what happened."""
    at = clock.now()
    profile = _find(request, reference, at)
    designations = list(queries.designations_of(profile.person))
    page = pages.managed_leader(
        profile, queries.offers_of(profile), designations, activity.timeline(profile, *designations),
        is_published=queries.find(reference, at=at) is not None,
        remind=rules.may_remind(request.user, profile, at=at), day=clock.day_of(at),
    )  # fmt: skip
    crumbs = [Crumb("Leaders and designations", reverse("leaders:manage")), Crumb(page.name)]
    return render(request, "leaders/manage_leader.html", {"title": page.name, "page": page, "crumbs": crumbs})


@require_POST
def remind(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    profile = _find(request, reference, at)
    actions.remind(profile, by=request.user, at=at)
    messages.success(request, f"A reminder to {profile.person.name} is on its way.")
    return redirect("leaders:manage_leader", reference)


@require_form
def end_designation(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    rules.may_designate(request.user, at=at).enforce()
    found = get_object_or_404(queries.designations(), reference=reference)
    home = reverse("leaders:manage_leader", args=[found.person.profile.reference])
    form = EndForm(request.POST or None)
    if form.is_valid() and succeeds(
        form, lambda: actions.end_designation(found, by=request.user, at=at, **form.answers)
    ):
        messages.success(request, f"The designation of {found.person.name} ends.")
        return redirect(home)
    context = {
        "title": f"End the designation of {found.person.name}", "caption": found.get_kind_display(), "form": form,
        "button": "End this designation", "back": home,
    }  # fmt: skip
    return render(request, "layouts/form.html", context, status=form.refusal_status)

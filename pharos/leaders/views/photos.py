"""A leader's photo: the leader's own pages, and the picture itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.steps import step
from pharos.leaders import actions, album, queries, rules
from pharos.leaders.forms import PhotoAnswerForm, PhotoForm, RemovePhotoForm
from pharos.leaders.pages import photos as pages
from pharos.leaders.pictures import SIZES
from pharos.people.models import Person
from pharos.people.signed_in import SignedInRequest

from .profile import profile_at

MINE, PHOTO, NEW = "leaders:mine", "leaders:photo", "leaders:new_photo"


@require_form
def photo(request: SignedInRequest) -> HttpResponse:
    """The photo that was handed in: which part of it is shown, and whether it is published."""
    at = clock.now()
    profile = profile_at(request, "", at)
    found = queries.photo_of(profile)
    if found is None:
        return redirect(NEW)
    agrees = "yes" if found.agreed_at else ""
    form = PhotoAnswerForm(request.POST or None, initial={"crop": found.crop, "agrees": agrees})
    seen = request.POST.get("seen", "")
    if form.is_valid() and succeeds(
        form, lambda: actions.answer_photo(profile, by=request.user, at=at, seen=seen, **form.answers)
    ):
        messages.success(request, "Your answers about your photo have been saved.")
        return redirect(MINE)
    page = pages.photo(found, queries.photo_before(profile, at=at))
    context = {"title": "Your photo", "form": form, "page": page, "back": reverse(MINE)}
    return render(request, "leaders/photo.html", context, status=form.refusal_status)


@require_form
def new_photo(request: SignedInRequest) -> HttpResponse:
    """Hand in a photo; it is cut, and comes back to be looked at."""
    at = clock.now()
    profile = profile_at(request, "", at)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid() and succeeds(
        form, lambda: actions.hand_in_photo(profile, squares=form.cleaned_data["photo"], by=request.user, at=at)
    ):
        return redirect(PHOTO)
    context = {
        "title": "Add a photo", "form": form, "button": "Upload and see it", "back": reverse(MINE),
        "before": None if queries.photo_of(profile) else queries.photo_before(profile, at=at),
    }  # fmt: skip
    return render(request, "leaders/new_photo.html", context, status=form.refusal_status)


@require_form
def remove_photo(request: SignedInRequest, reference: str = "") -> HttpResponse:
    """Remove the photo: the leader, or an administrator with a reason."""
    at = clock.now()
    profile = profile_at(request, reference, at)
    form = RemovePhotoForm(request.POST or None, on_behalf=bool(reference))
    return step(
        request, form, rules.may_edit(request.user, profile, at=at),
        lambda: actions.remove_photo(profile, by=request.user, at=at, why=form.cleaned_data.get("why", "")),
        title=f"Remove the photo of {profile.person.name}" if reference else "Remove your photo",
        lead=["From this moment on, people see initials. The picture is deleted after seven days."],
        button="Remove the photo", done="The photo is removed.",
        back=reverse("leaders:manage_leader", args=[reference]) if reference else reverse(MINE),
    )  # fmt: skip


@require_POST
def put_back_photo(request: SignedInRequest) -> HttpResponse:
    at = clock.now()
    reference = request.POST.get("photo", "")
    actions.put_back_photo(profile_at(request, "", at), reference=reference, by=request.user, at=at)
    messages.success(request, "The photo is back.")
    return redirect(PHOTO)


@login_not_required
@require_safe
def photo_file(request: HttpRequest, reference: str, crop: str, size: int) -> HttpResponse:
    """One square of a photo. What anybody may see is kept by their browser for a few minutes, by no cache between."""
    at = clock.now()
    person = request.user if isinstance(request.user, Person) else None
    public = queries.public_photo(reference, crop, at=at)
    found = public or queries.photo_for(person, reference, at=at)
    data = album.read(reference, crop, size) if found and size in SIZES else None
    if data is None:
        raise Http404
    kept = "private, max-age=600" if public else "private, no-store"
    return HttpResponse(data, content_type="image/webp", headers={"Cache-Control": kept})

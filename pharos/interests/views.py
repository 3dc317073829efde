"""A person's own interests: read them, declare one, end one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.people.models import Person
from pharos.people.signed_in import SignedInRequest
from pharos.schools import queries as schools
from pharos.schools.models import School

from . import actions, pages, queries
from .forms import DeclareForm, EndForm, FindForm


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    rows = queries.visible_to(request.user)
    page = pages.interests(rows, person=request.user, day=clock.today())
    return render(request, "interests/index.html", {"title": "Your interests", "page": page})


@require_safe
def find(request: SignedInRequest) -> HttpResponse:
    """Which school or person an interest is about."""
    form = FindForm(request.GET or None)
    found = _found(form, request.user) if form.is_valid() else []
    context = {"title": "Declare an interest", "form": form, "page": pages.FindPage(form.is_valid(), found)}
    return render(request, "interests/find.html", context | {"back": reverse("interests:index")})


def _found(form: FindForm, person: Person) -> list[pages.Found]:
    words = form.cleaned_data["words"]
    if form.cleaned_data["about"] == "school":
        return pages.found_schools(schools.search(words, limit=20))
    return pages.found_people(queries.declarable_people(words, by=person, at=clock.now()))


@require_form
def about_school(request: SignedInRequest, urn: int) -> HttpResponse:
    school = queries.school_by_urn(urn)
    if school is None:
        raise Http404
    return _declare(request, school)


@require_form
def about_person(request: SignedInRequest, reference: str) -> HttpResponse:
    person = queries.person_by_reference(reference, by=request.user, at=clock.now())
    if person is None:
        raise Http404
    return _declare(request, person)


def _declare(request: SignedInRequest, about: Person | School) -> HttpResponse:
    form = DeclareForm(request.POST or None)
    if form.is_valid() and succeeds(
        form,
        lambda: actions.declare(request.user, about=about, by=request.user, at=clock.now(), **form.cleaned_data),
    ):
        messages.success(request, f"You have declared an interest in {about}.")
        return redirect("interests:index")
    context = {"title": f"Your interest in {about}", "form": form, "button": "Declare this interest"}
    context |= {"back": reverse("interests:find")}
    return render(request, "interests/declare.html", context, status=form.refusal_status)


@require_form
def end(request: SignedInRequest, reference: str) -> HttpResponse:
    declaration = get_object_or_404(queries.visible_to(request.user), reference=reference)
    form = EndForm(request.POST or None)
    if form.is_valid() and succeeds(
        form,
        lambda: actions.end(declaration, by=request.user, at=clock.now(), until_on=form.cleaned_data["until_on"]),
    ):
        messages.success(request, "The interest has been ended.")
        return redirect("interests:index")
    about = declaration.about_person or declaration.about_school
    context = {"title": f"End your interest in {about}", "form": form, "button": "End this interest"}
    context |= {"back": reverse("interests:index")}
    return render(request, "layouts/form.html", context, status=form.refusal_status)

"""The county's areas and districts: what lies where, and how that is changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pharos.activity import queries as activity
from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.common.pages import Crumb, paging
from pharos.files import exports
from pharos.office.desk import administrator
from pharos.office.forms.areas import AreaForm, DistrictForm, MoveForm
from pharos.office.pages import areas as pages
from pharos.people.signed_in import SignedInRequest
from pharos.schools import actions, queries
from pharos.schools.models import Area

LIST = Crumb("Areas and districts", "/office/areas/")


@require_safe
def areas(request: SignedInRequest) -> HttpResponseBase:
    at = clock.now()
    administrator(request, at=at)
    found, schools = queries.areas(), queries.open_schools_by_district()
    if exports.asked(request):
        return exports.answer(request, "areas", pages.COLUMNS, pages.lines(found, schools), day=clock.day_of(at))
    listed = paging(request, found)
    page = pages.areas(listed, schools)
    context = {"title": "Areas and districts", "page": page, "listed": listed, "noun": "area"}
    return render(request, "office/areas.html", context | {"ways": exports.ways(request)})


@require_safe
def area(request: SignedInRequest, code: str) -> HttpResponse:
    administrator(request, at=clock.now())
    found = get_object_or_404(Area, code=code)
    districts = list(queries.districts().filter(area=found))
    happened = activity.timeline(found, *districts)[: pages.SHOWN]
    page = pages.area(found, districts, queries.open_schools_by_district(), happened)
    context = {"title": found.name, "page": page, "crumbs": [LIST, Crumb(found.name)]}
    return render(request, "office/area.html", context)


@require_form
def add_area(request: SignedInRequest) -> HttpResponse:
    at = clock.now()
    me, form = administrator(request, at=at), AreaForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.add_area(**form.answers, by=me, at=at)):
        messages.success(request, f"{form.cleaned_data['name']} is an area now. Give it districts next.")
        return redirect(LIST.href)
    context = {"title": "Add an area", "form": form, "back": LIST.href, "button": "Add this area"}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


@require_form
def rename(request: SignedInRequest, code: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), get_object_or_404(Area, code=code)
    form = AreaForm(request.POST or None, initial={"name": found.name})
    if form.is_valid() and succeeds(form, lambda: actions.rename_area(found, **form.answers, by=me, at=at)):
        messages.success(request, f"The area is called {form.cleaned_data['name']} now.")
        return redirect("office:area", code)
    context = {"title": f"Rename the area {found.name}", "form": form, "back": _page_of(found), "button": "Rename it"}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


@require_form
def add_district(request: SignedInRequest, code: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), get_object_or_404(Area, code=code)
    form = DistrictForm(request.POST or None)
    if form.is_valid() and succeeds(form, lambda: actions.add_district(**form.answers, area=found, by=me, at=at)):
        messages.success(request, f"{form.cleaned_data['name']} lies in {found.name} now, and its schools with it.")
        return redirect("office:area", code)
    context = {"title": f"Add a district to {found.name}", "form": form, "button": "Add this district"}
    return render(request, "layouts/form.html", context | {"back": _page_of(found)}, status=form.refusal_status)


@require_form
def move_district(request: SignedInRequest, code: str) -> HttpResponse:
    at = clock.now()
    me, found = administrator(request, at=at), get_object_or_404(queries.districts(), code=code)
    form = MoveForm(request.POST or None, areas=queries.areas(), now_in=found.area)
    if form.is_valid() and succeeds(form, lambda: actions.move_district(found, **form.answers, by=me, at=at)):
        messages.success(request, f"{found.name} lies in {form.cleaned_data['to'].name} now, and its schools with it.")
        return redirect("office:area", form.cleaned_data["to"].code)
    context = {"title": f"Move {found.name} to another area", "form": form, "button": "Move it"}
    back = _page_of(found.area)
    return render(request, "office/move_district.html", context | {"back": back}, status=form.refusal_status)


def _page_of(area: Area) -> str:
    return reverse("office:area", args=[area.code])

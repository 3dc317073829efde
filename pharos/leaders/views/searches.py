"""A person's saved searches: see, save, rename, remove, put back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.leaders import actions, queries
from pharos.leaders.forms import NameForm, SaveSearchForm
from pharos.leaders.pages import searches as pages
from pharos.people.signed_in import SignedInRequest


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    me = request.user
    page = pages.searches(queries.saved_searches(me), queries.removed_searches(me, at=clock.now()))
    return render(request, "leaders/searches.html", {"title": "Your saved searches", "page": page})


@require_form
def save(request: SignedInRequest) -> HttpResponse:
    """Save the filters that stand in this address."""
    me, query = request.user, pages.kept(request.GET)
    if not query:
        messages.info(request, "Choose some filters first. Then you can save the search.")
        return redirect("leaders:directory")
    taken = list(queries.saved_searches(me).values_list("name", flat=True))
    form = SaveSearchForm(request.POST or None, taken=taken, initial={"name": request.GET.get("words", "")[:80]})
    act = lambda: actions.save_search(**form.answers, query=query, by=me, at=clock.now())  # noqa: E731
    if form.is_valid() and succeeds(form, act):
        messages.success(request, f"Your search “{form.outcome.name}” is saved.")
        return redirect(f"{reverse('leaders:directory')}?{query}")
    context = {"title": "Save this search", "form": form, "button": "Save the search"}
    context |= {"back": f"{reverse('leaders:directory')}?{query}"}
    return render(request, "layouts/form.html", context, status=form.refusal_status)


@require_form
def rename(request: SignedInRequest, reference: str) -> HttpResponse:
    me = request.user
    search = get_object_or_404(queries.saved_searches(me), reference=reference)
    form = NameForm(request.POST or None, initial={"name": search.name})
    if form.is_valid() and succeeds(
        form, lambda: actions.rename_search(search, **form.answers, by=me, at=clock.now())
    ):  # fmt: skip
        messages.success(request, f"The search is called “{search.name}” now.")
        return redirect("leaders:searches")
    context = {"title": "Rename your search", "form": form, "button": "Save the name"}
    return render(
        request, "layouts/form.html", context | {"back": reverse("leaders:searches")}, status=form.refusal_status
    )


@require_POST
def remove(request: SignedInRequest, reference: str) -> HttpResponse:
    search = get_object_or_404(queries.own_searches(request.user), reference=reference)
    actions.remove_search(search, by=request.user, at=clock.now())
    messages.success(request, f"The search “{search.name}” is removed. You can put it back below.")
    return redirect("leaders:searches")


@require_POST
def put_back(request: SignedInRequest, reference: str) -> HttpResponse:
    search = get_object_or_404(queries.own_searches(request.user), reference=reference)
    try:
        actions.put_search_back(search, by=request.user, at=clock.now())
        messages.success(request, f"The search “{search.name}” is back.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("leaders:searches")

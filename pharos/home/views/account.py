"""A person's own account: details, roles, sessions, and their data as a file."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pharos.common import clock
from pharos.common.forms import succeeds
from pharos.common.methods import require_form
from pharos.leaders import queries as leaders
from pharos.people import actions
from pharos.people import queries as people
from pharos.people.signed_in import SignedInRequest

from .. import forms, my_data, pages, scopes


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    me, at = request.user, clock.now()
    grants, is_leader = people.grants_of(me), leaders.is_leader(me, at=at)
    page = pages.account(me, grants, scopes.names_of(grants), is_leader=is_leader, day=clock.day_of(at))
    return render(request, "home/account.html", {"page": page})


@require_form
def details(request: SignedInRequest) -> HttpResponse:
    me = request.user
    form = forms.DetailsForm(request.POST or None, initial={"name": me.name, "telephone": me.telephone})
    if form.is_valid() and succeeds(
        form, lambda: actions.correct_details(me, **form.answers, by=me, at=clock.now())
    ):  # fmt: skip
        messages.success(request, "Your details are saved.")
        return redirect("home:account")
    return render(request, "home/details.html", {"form": form}, status=form.refusal_status)


@require_POST
def sign_out_everywhere(request: SignedInRequest) -> HttpResponse:
    actions.sign_out_everywhere(request.user, by=request.user, at=clock.now())
    logout(request)
    messages.success(request, "You have signed out on every device.")
    return redirect("people:sign_in")


@require_safe
@never_cache
def download(request: SignedInRequest) -> HttpResponse:
    """The person's own copy of what is held on them."""
    answer = JsonResponse(my_data.held_on(request.user, at=clock.now()), json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer

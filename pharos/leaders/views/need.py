"""A school's need in its own words: the way into the directory for who doesn't know what to look for."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pharos.common.methods import require_form
from pharos.leaders.forms.need import NeedForm


@login_not_required
@require_form
def need(request: HttpRequest) -> HttpResponse:
    """Posted, so that what somebody says about a school stands in no address and no log."""
    form = NeedForm(request.POST or None)
    if not form.only_suggests and form.is_valid():
        chosen = [("expertise", code) for code in form.cleaned_data["expertise"]]
        return redirect(reverse("leaders:directory", query=chosen))
    context = {"title": "What does the school need?", "form": form, "choice": form.choice,
               "button": "Show leaders", "back": reverse("leaders:directory")}  # fmt: skip
    return render(request, "leaders/need.html", context)

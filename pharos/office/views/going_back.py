"""An import that is called off before it begins, and one that is rolled back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from pharos.common import clock
from pharos.common.methods import require_form
from pharos.common.steps import step
from pharos.office.desk import administrator
from pharos.office.forms.imports import CancelForm, RollBackForm
from pharos.office.pages import imports as pages
from pharos.people.signed_in import SignedInRequest
from pharos.schools import actions, queries, rules


@require_form
def roll_back(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, form = administrator(request, at=at), RollBackForm(request.POST or None)
    found = get_object_or_404(queries.imports(), reference=reference)
    return step(
        request, form, rules.may_roll_back(me, found, at=at),
        lambda: actions.roll_back(found, by=me, at=at, **form.answers),
        done="The import is rolled back. Everything is as it was before it.",
        back=reverse("office:import", args=[reference]), title="Roll this import back", caption=found.file_name,
        lead=pages.roll_back_lead(found), button="Roll it back",
    )  # fmt: skip


@require_form
def cancel(request: SignedInRequest, reference: str) -> HttpResponse:
    at = clock.now()
    me, form = administrator(request, at=at), CancelForm(request.POST or None)
    found = get_object_or_404(queries.imports(), reference=reference)
    return step(
        request, form, rules.may_cancel(me, found, at=at),
        lambda: actions.cancel(found, by=me, at=at, **form.answers),
        done="The import is cancelled. Nothing was changed.", back=reverse("office:import", args=[reference]),
        title="Cancel this import", caption=found.file_name, button="Cancel the import",
        lead=["The file is kept for two days, so that you can start it again."],
    )  # fmt: skip

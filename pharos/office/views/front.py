"""The office's own front page: what there is to administer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.office.desk import administrator
from pharos.office.pages import front as pages
from pharos.people.signed_in import SignedInRequest


@require_safe
def front(request: SignedInRequest) -> HttpResponse:
    administrator(request, at=clock.now())
    return render(request, "office/front.html", {"title": "Office", "page": pages.front()})

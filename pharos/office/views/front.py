"""The office's own front page: what there is to administer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.office.desk import administrator
from pharos.office.pages import front as pages


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    administrator(request, at=clock.now())
    return render(request, "office/front.html", {"title": "Office", "page": pages.front()})

"""Addresses that go wrong on purpose, for tests of the pages that say so."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse, JsonResponse
from django.urls import path

from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.config.urls import *  # noqa: F403
from pharos.config.urls import urlpatterns as ours

FAULTS = {
    "refused": Refused("Choose a day to come."),
    "not-allowed": NotAllowed("Only the <chair> can confirm this."),
    "wrong-state": WrongState("This offer has been withdrawn."),
    "already-done": AlreadyDone("You have sent this request."),
    "forbidden": PermissionDenied("This page is for administrators."),
    "forbidden-without-words": PermissionDenied(),
    "suspicious": SuspiciousOperation("a host that is not ours"),
    "too-much-text": RequestDataTooBig("text"),
    "broken": ZeroDivisionError("a secret of the machine"),
}


@login_not_required
def fault(request, name):
    raise FAULTS[name]


@login_not_required
def receive(request):
    return HttpResponse(str(len(request.POST)))


@login_not_required
def data(request):
    return JsonResponse({})


urlpatterns = [
    path("fault/<slug:name>/", fault),
    path("receive/", receive),
    path("data.json", data),
    *ours,
]

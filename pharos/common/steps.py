"""The page that asks once more before something is done, and the doing of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .forms import Form, succeeds
from .verdict import Verdict


def step(
    request: HttpRequest, form: Form, may: Verdict, act: Callable[[], Any], *,
    done: str, back: str, then: str = "", **words: Any,
) -> HttpResponse:  # fmt: skip
    """Ask, ``act``, say that it is ``done``, and go back, or where it leads ``then``. The page says the ``words``.

    Whoever may not is told so before anything is asked. When they post all the same, it is the action that refuses:
    its reason then stands beside what they typed.
    """
    if form.is_valid() and succeeds(form, act):
        messages.success(request, done)
        return redirect(then or back)
    if request.method != "POST":
        may.enforce()
    return render(request, "layouts/step.html", {"form": form, "back": back, **words}, status=form.refusal_status)

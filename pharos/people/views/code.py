"""Signing in by emailed code, and out.

The flow is django-allauth's: the code and the wrong tries are kept in the session. The pages, the limits and
the words are ours.
"""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pharos.common import clock
from pharos.common.methods import require_form

from .. import emails, forms

# In the session: the address that a code which no longer works was sent to, so that nobody types it twice.
ASKED_FOR = "sign_in_email"
TOO_MANY_TRIES = "That was the sixth wrong code, so it no longer works. Ask for a new code to sign in."
RAN_OUT = "Codes work for 15 minutes. Yours has run out. Ask for a new code to sign in."
CHANGED = "Your email address has changed since we sent this code. Ask for a new code with your new address."
FEW = 2


@method_decorator(require_form, name="dispatch")
@method_decorator(login_not_required, name="dispatch")
class SignInView(RequestLoginCodeView):
    """Ask for the address, and send it a code."""

    form_class = forms.EmailForm  # type: ignore[assignment]  # asks and keeps what theirs does, in our fields
    template_name = "people/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        elsewhere = [(each["name"], each["provider_id"]) for each in settings.OPENID_CONNECT]
        return super().get_context_data(**kwargs) | {"elsewhere": elsewhere}

    def get_initial(self) -> dict[str, Any]:
        return {"email": self.request.session.pop(ASKED_FOR, "")}

    def form_valid(self, form: forms.EmailForm) -> HttpResponse:
        email = form.cleaned_data["email"]
        refused = ratelimit.consume_or_429(self.request, action="request_login_code", key=email)
        if refused:
            return refused
        with transaction.atomic():
            if form.person is None:
                emails.no_account(email, at=clock.now())
            return super().form_valid(form)

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """Nowhere: whoever comes back to this page mistyped their address, or wants a new code."""


@method_decorator(require_form, name="dispatch")
@method_decorator(login_not_required, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class CodeView(ConfirmLoginCodeView):
    """Ask for the code."""

    form_class = forms.CodeForm
    template_name = "people/sign_in_code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return self._start_again(RAN_OUT) if getattr(self, "_process", self) is None else response

    def form_valid(self, form: forms.CodeForm) -> HttpResponse:
        """A code proves an address, and signs in whoever has that address now."""
        if self._process.user.email.lower() != self._process.state["email"].lower():
            self._process.abort()
            return self._start_again(CHANGED)
        answer: HttpResponse = super().form_valid(form)
        return answer

    def form_invalid(self, form: forms.CodeForm) -> HttpResponse:
        """A wrong code counts as a try; an empty box doesn't."""
        if not form.data.get("code", "").strip():
            return self.render_to_response(self.get_context_data(form=form))
        if not self._process.record_invalid_attempt():
            return self._start_again(TOO_MANY_TRIES)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        left = self._process.max_attempts - self._process.state["failed_attempts"]
        return super().get_context_data(**kwargs) | {"tries_left": left if left <= FEW else None}

    def _start_again(self, words: str) -> HttpResponseRedirect:
        """Back to the first question, with the address that was given and the page that was wanted."""
        messages.error(self.request, words)
        self.request.session[ASKED_FOR] = self.stage.state.get("email", "")
        return HttpResponseRedirect(self.passthrough_next_url(reverse("people:sign_in")))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    was_signed_in = request.user.is_authenticated
    logout(request)
    if was_signed_in:
        messages.success(request, "You have signed out.")
    return redirect("home:home")

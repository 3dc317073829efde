"""Where django-allauth asks us: how letters go out, and what its refusals say."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pharos.common import clock

from . import actions, browsers, emails, sessions
from .models import Person
from .states import Way

WRONG_CODE = "This is not the code we sent. Check the newest email from us and try again"


class Adapter(DefaultAccountAdapter):
    """Letters go through the outbox. Pages, not flash messages, say what happened."""

    error_messages = DefaultAccountAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    @transaction.atomic
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sign-in by code sends one letter, the code; no other letter of allauth's is ever ours."""
        assert template_prefix == "account/email/login_code", template_prefix
        person = Person.objects.get_by_natural_key(email)
        emails.sign_in_code(person, code=context["code"], at=clock.now())

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: allauth would announce each step ("you have signed in as …") that the next page makes plain."""

    def post_login(self, request: HttpRequest, user: Any, *, signal_kwargs: dict[str, Any] | None, **more: Any) -> Any:
        """Whichever way somebody came in: it is remembered, and this browser with it."""
        answer, at = super().post_login(request, user, signal_kwargs=signal_kwargs, **more), clock.now()
        way = Way.OPENID if "sociallogin" in (signal_kwargs or {}) else getattr(request, "signed_in_by", Way.CODE)
        key = browsers.key_of(request)
        actions.signed_in(user, key=key, words=browsers.words_of(request), way=way, at=at)
        sessions.note_proof(request, at=at)
        browsers.remember(answer, key)
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Back to sign-in. Whoever gets this far has proved that the address is theirs, so they are told."""
        messages.error(request, f"This account is closed. To have it opened, write to {settings.CONTACT_EMAIL}.")
        return redirect("people:sign_in")

    def is_open_for_signup(self, request: Any) -> bool:
        """Accounts are given by an administrator."""
        return False

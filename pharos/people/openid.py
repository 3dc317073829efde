"""Where django-allauth asks us about OpenID Connect: whose account it is, and what its refusals say.

An account elsewhere is bound to a person once, by an address that its provider says is verified. From then on its
subject decides (OpenID Connect Core 1.0, section 5.7): an address that changes there moves nobody's account here.
"""

import logging
from typing import Any, Never

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from pharos.activity import actions as activity
from pharos.common import clock

from . import queries
from .models import Person

log = logging.getLogger(__name__)
NOT_FINISHED = "Signing in with {name} did not finish. Try again, or use a code."
GAVE_UP = "You did not finish signing in with {name}. Try again, or use a code."
NOT_VERIFIED = "{name} does not say that your email address is verified, so we cannot sign you in with it. Use a code."
NO_ACCOUNT = "{email} has no account here. If you take part in the programme, write to {contact}."
NOT_FROM_HERE = "You cannot sign in with {name} and the address {email}. Use a code."


class Adapter(DefaultSocialAccountAdapter):
    """Nobody gets an account by coming from elsewhere."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find whose account it is, or say why it is nobody's. What the provider tells besides is not kept."""
        if not sociallogin.is_existing:
            self._bind(request, sociallogin, self._person(request, sociallogin))
        sociallogin.account.extra_data = {}
        sociallogin.account.save()

    def _person(self, request: HttpRequest, sociallogin: SocialLogin) -> Person:
        provider = sociallogin.account.get_provider(request)
        address = next(iter(sociallogin.email_addresses), None)
        if address is None or address.verified is not True:
            _refuse(request, NOT_VERIFIED.format(name=provider.name))
        domains = provider.app.settings.get("domains")
        if domains and address.email.rpartition("@")[2].lower() not in domains:
            _refuse(request, NOT_FROM_HERE.format(name=provider.name, email=address.email))
        person = queries.active(address.email)
        if person is None:
            _refuse(request, NO_ACCOUNT.format(email=address.email, contact=settings.CONTACT_EMAIL))
        return person

    def _bind(self, request: HttpRequest, sociallogin: SocialLogin, person: Person) -> None:
        provider = sociallogin.account.get_provider(request)
        sociallogin.user = sociallogin.account.user = person
        activity.record(
            "bind_openid", person, by=person, at=clock.now(), says=f"bound their account with {provider.name}"
        )

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Back to sign-in, where a code always works. What went wrong is for whoever runs the service."""
        if exception is not None:
            log.warning("Signing in with %s failed: %s", provider.name, exception)
        words = GAVE_UP if str(error) == "cancelled" else NOT_FINISHED
        _refuse(request, words.format(name=provider.name))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False


def _refuse(request: HttpRequest, words: str) -> Never:
    messages.error(request, words)
    raise ImmediateHttpResponse(redirect("people:sign_in"))

"""What the frame of every page needs, asked before the page is rendered: rendering asks the database nothing."""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest

from pharos.common import clock

from . import navigation


def frame(request: HttpRequest) -> dict[str, Any]:
    """Who is signed in, where they may go, and what they have just been told."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    messages = get_messages(request)
    len(messages)  # loads them; they count as read only once the page shows them
    return {
        "signed_in": signed_in,
        "person": user if signed_in else None,
        "navigation": navigation.items(request),
        "messages": messages,
        "demo_day": clock.today() if settings.DEMO else None,
    }

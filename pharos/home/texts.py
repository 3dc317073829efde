"""Words of the static pages that are made from the settings."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from pharos.common import privacy
from pharos.people.devices import COOKIE

ROBOTS = """\
User-agent: *
Disallow: /account/
Disallow: /office/
Disallow: /requests/
Disallow: /sign-in/
"""


def security(*, contact: str, site: str, at: dt.datetime) -> str:
    """The text of security.txt. It is good for half a year from the day on which it is read."""
    expires = (at + dt.timedelta(days=180)).astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return (
        f"Contact: mailto:{contact}\n"
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: en\n"
        f"Canonical: {site}/.well-known/security.txt\n"
    )


@dataclass(frozen=True)
class Cookie:
    name: str
    purpose: str
    lasts: str


def cookies() -> list[Cookie]:
    """Every cookie that the service sets: all of them necessary, so nobody is asked for consent."""
    days = settings.SESSION_COOKIE_AGE // 86400
    return [
        Cookie(settings.SESSION_COOKIE_NAME, "Keeps you signed in", f"{days} days, or until you sign out"),
        Cookie(settings.CSRF_COOKIE_NAME, "Makes sure that what is sent in your name was sent by you", "1 year"),
        Cookie(
            COOKIE, "Tells this browser from a new one, so that you hear of a sign-in that was not yours", "400 days"
        ),
        Cookie("messages", "Shows you once that something was saved", "Until the next page"),
    ]


@dataclass(frozen=True)
class Period:
    what: str
    how_long: str


def periods() -> list[Period]:
    """How long things are kept, in the words of the register of processing."""
    return [
        Period("Your account", privacy.ACCOUNT),
        Period("Roles, requests, offers, agreements, visits and support records", privacy.PROGRAMME),
        Period("The record of who did what and when", privacy.PROGRAMME),
        Period("The emails that we sent", privacy.OPERATION),
        Period("Facts about schools and their headteachers", privacy.REGISTER),
    ]

"""How somebody signs in: their passkeys, their browsers, and when they did."""

import datetime as dt

from django.db.models import QuerySet

from ..models import Browser, Passkey, Person, SignIn

MOST_SHOWN = 10


def passkeys_of(person: Person) -> QuerySet[Passkey]:
    return person.passkeys.order_by("added_at", "pk")


def passkey(credential_id: str) -> Passkey | None:
    """The passkey with this credential, whoever's it is."""
    return Passkey.objects.select_related("person").filter(credential_id=credential_id).first()


def browsers_of(person: Person) -> QuerySet[Browser]:
    """Those that were used last stand first."""
    return person.browsers.order_by("-last_at", "-pk")


def known_browser(person: Person, key_hash: str) -> Browser | None:
    return person.browsers.filter(key_hash=key_hash).first()


def recent_sign_ins(person: Person) -> list[SignIn]:
    """The last ten, newest first."""
    return list(person.sign_ins.select_related("browser").order_by("-at", "-pk")[:MOST_SHOWN])


def is_news(person: Person, words: str, *, at: dt.datetime) -> bool:
    """Whether a browser like this, not seen before, is worth a letter: not the first, nor the second in a day."""
    known = person.browsers.all()
    return known.exists() and not known.filter(words=words, first_at__gt=at - dt.timedelta(days=1)).exists()

"""Somebody has signed in: what is written down, and when they are told."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity

from .. import devices, emails, queries, rules
from ..models import Browser, Person, SignIn
from ..states import Way

KEPT = dt.timedelta(days=365)


@transaction.atomic
def signed_in(person: Person, *, key: str, words: str, way: Way, at: dt.datetime) -> SignIn:
    """Remember the sign-in and its browser. A new browser is told of by letter, the very first one excepted.

    No letter where a browser that looks the same was told of on the same day: private windows forget their cookies.
    """
    kept_as = devices.hashed(key)
    browser = queries.known_browser(person, kept_as)
    if browser is None:
        tell = rules.hears_of_sign_ins(person, at=at) and queries.is_news(person, words, at=at)
        browser = Browser.objects.create(person=person, key_hash=kept_as, words=words, first_at=at, last_at=at)
        if tell:
            emails.new_browser(browser, at=at)
    browser.words, browser.last_at = words, at
    browser.save(update_fields=["words", "last_at"])
    return SignIn.objects.create(person=person, browser=browser, way=way, at=at)


@transaction.atomic
def forget_browser(browser: Browser, *, by: Person, at: dt.datetime) -> None:
    """The next sign-in from it counts as one from a new browser. It is not signed out."""
    rules.may_keep_passkeys(by, browser.person).enforce()
    activity.record("forget_browser", browser.person, by=by, at=at, says=f"forgot a browser: {browser.words}")
    browser.delete()


@transaction.atomic
def choose_notices(person: Person, *, wanted: bool, by: Person, at: dt.datetime) -> None:
    """Whether letters tell of sign-ins from new browsers."""
    rules.may_choose_notices(by, person, wanted=wanted, at=at).enforce()
    if person.hears_of_sign_ins == wanted:
        return
    person.hears_of_sign_ins = wanted
    person.save(update_fields=["hears_of_sign_ins"])
    says = f"{'asked for' if wanted else 'stopped'} letters about sign-ins from new browsers"
    activity.record("choose_notices", person, by=by, at=at, says=says)


def forget_old_sign_ins(*, at: dt.datetime) -> int:
    """Remove what is older than a year. Says how many rows."""
    sign_ins, _ = SignIn.objects.filter(at__lt=at - KEPT).delete()
    browsers, _ = Browser.objects.filter(last_at__lt=at - KEPT).delete()
    return sign_ins + browsers

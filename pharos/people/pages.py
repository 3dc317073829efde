"""How somebody signs in, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.ui.filters import date, moment
from pharos.common.verdict import Verdict

from .models import Browser, Passkey, SignIn


@dataclass(frozen=True)
class PasskeyRow:
    name: str
    added: str
    used: str
    rename_href: str
    remove_href: str


@dataclass(frozen=True)
class BrowserRow:
    words: str
    first: str
    last: str
    is_this: bool
    forget_href: str


@dataclass(frozen=True)
class SignInRow:
    when: str
    way: str
    browser: str


@dataclass(frozen=True)
class WaysPage:
    passkeys: list[PasskeyRow]
    browsers: list[BrowserRow]
    sign_ins: list[SignInRow]
    hears: bool
    may_stop: Verdict


def ways(
    passkeys: Iterable[Passkey], browsers: Iterable[Browser], sign_ins: Iterable[SignIn], *,
    this: str, hears: bool, may_stop: Verdict,
) -> WaysPage:  # fmt: skip
    """``this`` is the hash of the reader's own browser."""
    return WaysPage(
        passkeys=[_passkey(each) for each in passkeys],
        browsers=[_browser(each, is_this=each.key_hash == this) for each in browsers],
        sign_ins=[_sign_in(each) for each in sign_ins],
        hears=hears,
        may_stop=may_stop,
    )


def _passkey(passkey: Passkey) -> PasskeyRow:
    return PasskeyRow(
        name=passkey.name,
        added=date(passkey.added_at),
        used=moment(passkey.used_at) if passkey.used_at else "Not yet",
        rename_href=reverse("people:rename_passkey", args=[passkey.reference]),
        remove_href=reverse("people:remove_passkey", args=[passkey.reference]),
    )


def _browser(browser: Browser, *, is_this: bool) -> BrowserRow:
    return BrowserRow(
        words=browser.words,
        first=date(browser.first_at),
        last=moment(browser.last_at),
        is_this=is_this,
        forget_href=reverse("people:forget_browser", args=[browser.reference]),
    )


def _sign_in(sign_in: SignIn) -> SignInRow:
    browser = sign_in.browser.words if sign_in.browser else "A browser that was forgotten"
    return SignInRow(moment(sign_in.at), sign_in.get_way_display(), browser)

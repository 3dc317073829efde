"""Write letters, decide about those in trouble, erase the old.

A letter leaves only if the transaction that wrote it commits: its row and the task that delivers it are both in it.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, models, transaction

from pharos.activity import actions as activity
from pharos.activity import queries as happened
from pharos.common.calendar import next_sending_time
from pharos.common.errors import Refused, WrongState
from pharos.common.references import new_reference

from . import delivery, fate, queries, rules
from .models import Letter
from .states import LetterState
from .wording import words_of

if TYPE_CHECKING:
    from pharos.people.models import Person


@transaction.atomic
def write(
    *,
    to: "Person | str",
    template: str,
    context: dict[str, Any],
    about: models.Model,
    by: "Person | None",
    at: dt.datetime,
    routine: bool = False,
    secret: bool = False,
    key: str | None = None,
) -> Letter | None:
    """Put a letter in the outbox, in the caller's transaction.

    ``template`` begins with ``Subject: …``. A ``routine`` letter waits for the next hour at which people like to
    hear from us. ``key`` names the occasion: a second letter with the same key is never written, and the first
    one is returned. A ``secret`` letter carries a code: it goes before all others and is erased at its end.
    To somebody whose account is closed nothing is written.
    """
    if not isinstance(to, str) and not to.is_active:
        return None
    written = Letter.objects.filter(key=key).first() if key else None
    if written:
        return written
    reference, (label, pk) = new_reference(), happened.key_of(about)
    words = words_of(template, {**context, "by": by})
    letter = Letter(
        reference=reference, key=key or None, kind=template.rsplit("/", 1)[-1].removesuffix(".txt"),
        to=_address(to), to_person=None if isinstance(to, str) else to,
        subject=words.subject, text=words.text, html=words.html, about_label=label, about_pk=pk, secret=secret,
        not_before=next_sending_time(at) if routine else at, posted_at=at,
        message_id=f"<{reference}@{settings.SITE_ADDRESS.split('://')[-1].split(':')[0]}>",
    )  # fmt: skip
    return _put_in(letter, by=by, at=at)


def _address(to: "Person | str") -> str:
    address = to if isinstance(to, str) else to.email
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise Refused(f"“{address}” is not an email address that a letter can go to.") from wrong
    return address


def _put_in(letter: Letter, *, by: "Person | None", at: dt.datetime) -> Letter:
    """Save it and have it delivered; the first one where somebody wrote with the same key at the same moment."""
    try:
        with transaction.atomic():
            letter.save()
    except IntegrityError:
        first = Letter.objects.filter(key=letter.key).first() if letter.key else None
        if first is None:
            raise
        return first
    activity.record("write", letter, by=by, at=at, says="gave cause for this letter")
    delivery.enqueue(letter)
    return letter


@transaction.atomic
def send_again(letter: Letter, *, by: "Person", at: dt.datetime, why: str) -> None:
    """A person who knows that it didn't arrive has it sent once more, under the same Message-ID."""
    activity.move(letter, "send_again", by=by, at=at, why=why)
    rules.has_words_to_send(letter).enforce()
    fate.keep(letter, attempts=0, last_error="", not_before=at)
    delivery.enqueue(letter)


@transaction.atomic
def confirm_arrival(letter: Letter, *, by: "Person", at: dt.datetime, why: str = "") -> None:
    """A person who knows that it arrived says so."""
    activity.move(letter, "confirm_arrival", by=by, at=at, why=why)
    fate.keep(letter, sent_at=at, last_error="")


def pick_up_left_behind(*, at: dt.datetime) -> int:
    """See to letters that no task sees to any more. Says how many."""
    return sum(_pick_up(letter, at=at) for letter in queries.left_behind(at))


def _pick_up(letter: Letter, *, at: dt.datetime) -> bool:
    if letter.state == LetterState.WAITING:
        delivery.enqueue(letter)
        return True
    try:
        fate.doubted(letter, delivery.KILLED, at=at)
    except WrongState:  # it has been seen to since
        return False
    return True


@transaction.atomic
def erase_old_words(*, at: dt.datetime) -> int:
    """Erase what letters said more than twelve months ago; that they were sent, and to whom, stays. Says how many."""
    return queries.with_old_words(at).update(text="", html="")

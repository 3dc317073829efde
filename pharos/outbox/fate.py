"""What the worker learns about a letter, written down: each a move, in its own transaction.

``actions`` holds what people do; these are the moves that delivery makes.
"""

import datetime as dt

from django.conf import settings
from django.db import transaction

from pharos.activity import actions as activity
from pharos.jobs.backoff import Backoff

from .models import Letter
from .states import LetterState

# Eight tries within a day: after 1, 4, 16 and 64 minutes, then hours.
TRIES = Backoff(times=8, first=dt.timedelta(minutes=1), most=dt.timedelta(hours=9))
# A code lives for fifteen minutes: a letter that carries one is of no use later.
SECRET_LIFE = dt.timedelta(minutes=15)


def keep(letter: Letter, **facts: object) -> None:
    """Write down some facts of a letter; never its state."""
    for name, value in facts.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(facts))


def forget_secret(letter: Letter) -> None:
    """A letter with a code is erased at its end. The demo keeps it, to show it in the inbox."""
    if letter.secret and not settings.DEMO:
        keep(letter, text="", html="")


@transaction.atomic
def hand_over(letter: Letter, *, at: dt.datetime) -> None:
    """From here on nobody can know whether the letter went, until the server has answered."""
    activity.move(letter, "hand_over", by=None, at=at)
    keep(letter, attempts=letter.attempts + 1, last_error="")


@transaction.atomic
def sent(letter: Letter, *, at: dt.datetime) -> None:
    """The server took the letter. Another worker may have doubted it meanwhile: now it is known."""
    letter.refresh_from_db(fields=["state"])
    verb = "confirm_arrival" if letter.state == LetterState.DOUBTFUL else "send"
    activity.move(letter, verb, by=None, at=at)
    keep(letter, sent_at=at)
    forget_secret(letter)


@transaction.atomic
def not_yet(letter: Letter, words: str, *, at: dt.datetime, handed_over: bool) -> dt.datetime | None:
    """The server can't take it now. Says when to try again; none where that was the last try."""
    tries = letter.attempts if handed_over else letter.attempts + 1
    keep(letter, attempts=tries, last_error=words)
    if TRIES.gives_up_after(tries):
        give_up(letter, words, at=at)
        return None
    if handed_over:
        activity.move(letter, "put_back", by=None, at=at, why=words)
    else:
        activity.record("postpone", letter, by=None, at=at, says="could not reach the mail server", why=words)
    keep(letter, not_before=at + TRIES.pause(tries))
    return letter.not_before


@transaction.atomic
def give_up(letter: Letter, words: str, *, at: dt.datetime) -> None:
    activity.move(letter, "fail", by=None, at=at, why=words)
    keep(letter, last_error=words)
    forget_secret(letter)


@transaction.atomic
def refused(letter: Letter, words: str, *, at: dt.datetime) -> None:
    """There is no such mailbox, or it takes no letters."""
    activity.move(letter, "bounce", by=None, at=at, why=words)
    keep(letter, last_error=words)
    forget_secret(letter)


@transaction.atomic
def doubted(letter: Letter, words: str, *, at: dt.datetime) -> None:
    """It may have gone, and may not: a person decides."""
    activity.move(letter, "doubt", by=None, at=at, why=words)
    keep(letter, last_error=words)
    forget_secret(letter)

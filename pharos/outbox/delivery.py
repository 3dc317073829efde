"""Delivering one letter, so that a worker killed at any point leaves it neither lost nor sent twice.

The connection is opened while the letter still waits: a worker killed there leaves a waiting letter, and the task,
given back by the reaper, sends it. Then the letter is moved to ``sending``, committed, and handed over at once. A
worker killed after that leaves ``sending``: nobody can know whether the server took it, so the next try moves it to
``doubtful`` and doesn't send it. A person asks the recipient, or looks into the server's log, and decides.
"""

import datetime as dt

from django.db import transaction
from django.tasks import TaskContext, task

from pharos.common import clock
from pharos.common.errors import WrongState
from pharos.jobs.backoff import retrying
from pharos.jobs.running import insist

from . import fate
from .handing_over import Answer, Outcome, Unreachable, close, hand_over, message_of, open_connection
from .models import Letter
from .states import LetterState

QUEUE = "letters"
TOO_LATE = "The code that it carried had run out."
KILLED = "The worker was stopped while it handed the letter over."


@task(queue_name=QUEUE, takes_context=True)
@retrying(times=3)
def deliver(context: TaskContext, letter_pk: int) -> str:
    """Send the letter if it still waits. Says in which state that left it."""
    letter, at = Letter.objects.get(pk=letter_pk), clock.now()
    if letter.state == LetterState.SENDING and context.attempt > 1:
        fate.doubted(letter, KILLED, at=at)
    elif letter.state == LetterState.WAITING and letter.not_before > at:
        enqueue(letter)
    elif letter.state == LetterState.WAITING:
        _deliver(letter, at=at)
    return letter.state


def enqueue(letter: Letter) -> None:
    """Ask the worker to deliver it, in the transaction of whoever asks; codes before all else."""
    due = letter.not_before if letter.not_before > clock.now() else None
    urgency = 50 if letter.secret else 0
    deliver.using(run_after=due, priority=urgency).enqueue(letter.pk)


def _deliver(letter: Letter, *, at: dt.datetime) -> None:
    if letter.secret and at > letter.posted_at + fate.SECRET_LIFE:
        fate.give_up(letter, TOO_LATE, at=at)
        return
    try:
        message = message_of(letter)
        connection = open_connection()
    except ValueError as wrong:
        fate.give_up(letter, str(wrong), at=at)
        return
    except Unreachable as silence:
        _wait(letter, str(silence), at=at, handed_over=False)
        return
    try:
        fate.hand_over(letter, at=at)
        answer = hand_over(connection, message)
    except WrongState:  # another worker was quicker
        return
    finally:
        close(connection)
    insist(lambda: _write_down(letter, answer, at=clock.now()))


def _write_down(letter: Letter, answer: Answer, *, at: dt.datetime) -> None:
    if answer.outcome is Outcome.SENT:
        fate.sent(letter, at=at)
    elif answer.outcome is Outcome.NOT_YET:
        _wait(letter, answer.words, at=at, handed_over=True)
    elif answer.outcome is Outcome.REFUSED:
        fate.refused(letter, answer.words, at=at)
    elif answer.outcome is Outcome.FAILED:
        fate.give_up(letter, answer.words, at=at)
    else:
        fate.doubted(letter, answer.words, at=at)


@transaction.atomic
def _wait(letter: Letter, words: str, *, at: dt.datetime, handed_over: bool) -> None:
    if fate.not_yet(letter, words, at=at, handed_over=handed_over):
        enqueue(letter)

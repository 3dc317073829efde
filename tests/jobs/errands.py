"""Tasks that tests run."""

import time
from pathlib import Path

from django.tasks import task

from pharos.jobs.backoff import retrying

ran: list[str] = []


@task
def note(word: str) -> str:
    ran.append(word)
    return word


@task
def note_twice(word: str) -> None:
    note.enqueue(f"{word} again")
    ran.append(word)


@task(takes_context=True)
def which_try(context) -> int:
    return context.attempt


@task
def fail() -> None:
    raise LookupError("There is nothing there.")


@task
@retrying(times=3)
def fail_thrice() -> None:
    raise LookupError("There is nothing there yet.")


@task
def give_what_cannot_be_kept() -> object:
    return object()


@task
def leave_a_mark(path: str, seconds: float = 0) -> None:
    """Write a line before and after a while, where a test in another process reads it."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("began\n")
        file.flush()
        time.sleep(seconds)
        file.write("ended\n")

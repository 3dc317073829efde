"""What an administrator reads about letters."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from pharos.activity.models import Activity
from pharos.common.pages import Fact, Paging, Tag, TimelineItem, timeline
from pharos.common.ui.filters import moment
from pharos.common.verdict import Verdict
from pharos.outbox import rules
from pharos.outbox.models import Letter
from pharos.outbox.states import LetterState

COLOURS = {
    LetterState.FAILED: "red",
    LetterState.BOUNCED: "red",
    LetterState.DOUBTFUL: "orange",
    LetterState.SENDING: "blue",
    LetterState.WAITING: "blue",
    LetterState.SENT: "green",
}
COLUMNS = ("Subject", "To", "State", "Written", "Sent", "Tries", "What the mail server said")
MASKED = "A code to sign in (its words are for the recipient alone)"
ERASED = "The words of this letter have been erased. We keep what letters say for twelve months."
SECRET = "This letter carried a code. Its words are for the recipient alone, and are erased at its end."  # noqa: S105
NEXT = {
    LetterState.FAILED: "Nothing more happens by itself. Find out why, then send it again or find another way.",
    LetterState.BOUNCED: "The recipient’s server refused it. Check the address with the person, then send it again.",
    LetterState.DOUBTFUL: "We don’t know whether it went, and will not send it twice. Ask the person, then say which.",
    LetterState.SENDING: "It is being handed to the mail server now.",
    LetterState.SENT: "The mail server took it.",
}


@dataclass(frozen=True)
class Row:
    """One letter in the list."""

    href: str
    subject: str
    to: str
    tag: Tag
    at: dt.datetime
    trouble: str


@dataclass(frozen=True)
class LettersPage:
    listed: Paging
    rows: list[Row]


@dataclass(frozen=True)
class LetterPage:
    """One letter and its fate."""

    subject: str
    tag: Tag
    what_next: str
    facts: list[Fact]
    words: str
    no_words: str
    timeline: list[TimelineItem]
    send_again: Verdict
    send_again_href: str
    arrived: Verdict
    arrived_href: str


def letters(paging: Paging) -> LettersPage:
    return LettersPage(listed=replace(paging, rows=()), rows=[_row(letter) for letter in paging.rows])


def _row(letter: Letter) -> Row:
    return Row(
        href=reverse("office:letter", args=[letter.reference]),
        subject=subject_of(letter), to=_to(letter), tag=_tag(letter),
        at=letter.sent_at or letter.posted_at, trouble=letter.last_error,
    )  # fmt: skip


def line(letter: Letter) -> list[Any]:
    """The row as a line of a file."""
    return [
        subject_of(letter), _to(letter), _tag(letter).text, letter.posted_at, letter.sent_at, letter.attempts,
        letter.last_error,
    ]  # fmt: skip


def letter(found: Letter, happened: Iterable[Activity]) -> LetterPage:
    shows_words = not found.secret and bool(found.text)
    return LetterPage(
        subject=subject_of(found), tag=_tag(found), what_next=_next(found), facts=_facts(found),
        words=found.text if shows_words else "", no_words=SECRET if found.secret else ERASED,
        timeline=timeline(happened),
        send_again=rules.may_send_again(found), send_again_href=reverse("office:send_again", args=[found.reference]),
        arrived=rules.may_confirm_arrival(found), arrived_href=reverse("office:arrived", args=[found.reference]),
    )  # fmt: skip


def subject_of(letter: Letter) -> str:
    return MASKED if letter.secret else letter.subject


def _to(letter: Letter) -> str:
    return f"{letter.to_person.name} ({letter.to})" if letter.to_person else letter.to


def _tag(letter: Letter) -> Tag:
    state = LetterState(letter.state)
    return Tag(state.label, COLOURS[state])


def _next(letter: Letter) -> str:
    if letter.state != LetterState.WAITING:
        return NEXT[LetterState(letter.state)]
    if letter.attempts:
        return f"We try again from {moment(letter.not_before)}."
    return f"It leaves from {moment(letter.not_before)}."


def _facts(letter: Letter) -> list[Fact]:
    facts = [
        Fact("To", _to(letter)),
        Fact("Written", moment(letter.posted_at)),
        Fact("Sent", moment(letter.sent_at) or "Not known to have arrived"),
        Fact("Tries", letter.attempts),
        Fact("Message-ID", letter.message_id),
    ]
    return [*facts, Fact("What the mail server said", letter.last_error)] if letter.last_error else facts

"""One school between two files of the register, in plain values. Pure."""

import datetime as dt
from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple

from ..heads import Head
from ..states import OPEN_STATUSES, ChangeKind, Confidence, Status

# Predecessor and successor, by URN.
type Links = Set[tuple[int, int]]


NOBODY = Head()


@dataclass(frozen=True)
class Side:
    """What was known of a school on a day: its status's code, its trust's name, its head."""

    status: str = Status.OPEN
    trust: str = ""
    head: Head = NOBODY

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES


@dataclass(frozen=True)
class Story:
    """A school as it was at the earlier file and at the later one; ``before`` is None where no earlier file had it.

    ``stated`` names what an earlier file had a column for ("trust", "head"): what had none was unknown, not empty.
    ``unread_before``: an earlier file had the school in a row that could not be read.
    """

    urn: int
    name: str
    before: Side | None
    after: Side
    la_code: str = ""
    number: str = ""
    postcode: str = ""
    is_academy: bool = False
    opened_on: dt.date | None = None
    closed_on: dt.date | None = None
    reason_opened: str = ""
    reason_closed: str = ""
    stated: frozenset[str] = frozenset({"trust", "head"})
    unread_before: bool = False

    @property
    def opens(self) -> bool:
        """A status that was unknown before says nothing."""
        was_shut = self.before is None or self.before.status in (Status.PROPOSED, Status.CLOSED)
        return was_shut and self.after.is_open

    @property
    def closes(self) -> bool:
        return self.before is not None and self.before.is_open and self.after.status == Status.CLOSED


class Post(NamedTuple):
    """That somebody is head of a school."""

    urn: int
    school: str
    la_code: str


class Event(NamedTuple):
    """What happened: ``before`` and ``after`` in words, how sure that is, and why."""

    urn: int
    name: str
    kind: ChangeKind
    before: str
    after: str
    confidence: Confidence
    why: str

    @property
    def is_about_head(self) -> bool:
        return self.kind in HEADS


HEADS = (
    ChangeKind.NEW_HEAD,
    ChangeKind.INTERIM_HEAD,
    ChangeKind.SHARED_HEAD,
    ChangeKind.SAME_HEAD,
    ChangeKind.HEAD_UNKNOWN,
)

"""How long to wait before a task that failed is tried again."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FACTOR = 4
JITTER = 0.1


@dataclass(frozen=True)
class Backoff:
    """So many tries in all; the pauses between them grow fourfold, up to ``most``."""

    times: int
    first: dt.timedelta = dt.timedelta(seconds=30)
    most: dt.timedelta = dt.timedelta(hours=6)

    def gives_up_after(self, tries: int) -> bool:
        return tries >= self.times

    def pause(self, tries: int) -> dt.timedelta:
        """The pause after this many tries, a tenth longer or shorter, so that what failed together spreads out."""
        plain = min(self.first * FACTOR ** (tries - 1), self.most)
        return plain * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 (nothing secret about it)


ONCE = Backoff(times=1)


def retrying[Function: Callable[..., Any]](
    times: int, *, first: dt.timedelta = ONCE.first, most: dt.timedelta = ONCE.most
) -> Callable[[Function], Function]:
    """A task that is tried again when it raises. It stands beneath ``@task``::

    @task
    @retrying(times=5)
    def fetch_the_register() -> None: ...
    """

    def mark(function: Function) -> Function:
        function.backoff = Backoff(times, first, most)  # type: ignore[attr-defined]
        return function

    return mark


def backoff_of(function: Callable[..., Any]) -> Backoff:
    """How often this task is tried: once, unless it says otherwise."""
    found: Backoff = getattr(function, "backoff", ONCE)
    return found

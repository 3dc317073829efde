"""What waits for somebody: the words in which each area tells its part to the home page."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from . import clock


@dataclass(frozen=True)
class Waiting:
    """One thing that one person is to do, and where.

    ``what`` says it with a verb ("Answer the offer from Marram Primary School"), ``why`` says why it waits
    for this person, ``group`` is the heading it stands under. ``since`` is the day from which it has
    waited (or the moment); after ``due`` it is late. Work that came to a stand, or hurts somebody, is ``urgent``.
    """

    what: str
    url_name: str
    since: dt.date | dt.datetime
    url_args: tuple[Any, ...] = ()
    due: dt.date | None = None
    why: str = ""
    urgent: bool = False
    group: str = "Tasks"

    @property
    def href(self) -> str:
        return reverse(self.url_name, args=self.url_args)

    @property
    def since_on(self) -> dt.date:
        return clock.day_of(self.since) if isinstance(self.since, dt.datetime) else self.since

    def is_late(self, day: dt.date) -> bool:
        return self.due is not None and self.due < day


# What waits for administrators in areas that the home page may not know, because they come later: each says it here
# when the service starts.
FOR_ADMINISTRATORS: list[Callable[[], list[Waiting]]] = []


def in_order(tasks: list[Waiting]) -> list[Waiting]:
    """Urgent work first, then by the day it is due, then what has waited longest."""
    return sorted(tasks, key=lambda task: (not task.urgent, task.due or dt.date.max, task.since_on, task.what))

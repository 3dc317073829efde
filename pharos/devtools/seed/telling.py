"""Tells several stories at once, in the order of time.

A story is a generator: it yields the moment at which it goes on ("2026-11-05 16:40", in London) and is sent that
moment when it has come. Between any two steps the service does what is due, so that letters leave when they would.
"""

import datetime as dt
import heapq
from collections.abc import Generator, Iterable
from zoneinfo import ZoneInfo

from pharos.common.calendar import is_working_day
from pharos.jobs import actions as jobs
from pharos.jobs import schedule
from pharos.jobs.worker import drain

from .. import time_travel

type Story = Generator[str, dt.datetime, None]

LONDON = ZoneInfo("Europe/London")


def moment(words: str) -> dt.datetime:
    return dt.datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)


def tell(stories: Iterable[Story]) -> None:
    """Tell them to their ends."""
    waiting = [(moment(next(story)), number, story) for number, story in enumerate(stories)]
    heapq.heapify(waiting)
    if waiting:
        schedule.load()
        jobs.enrol(at=waiting[0][0])
    while waiting:
        at, number, story = heapq.heappop(waiting)
        with time_travel.at(at):
            following = _go_on(story, at)
            jobs.start_due(at=at)
            drain()
        if following:
            heapq.heappush(waiting, (moment(following), number, story))


def _go_on(story: Story, at: dt.datetime) -> str:
    try:
        return story.send(at)
    except StopIteration:
        return ""


def mornings() -> Story:
    """Every working day begins, whether or not anybody does anything."""
    day = dt.date(2026, 9, 1)
    while day <= time_travel.FIRST_DAY.date():
        if is_working_day(day):
            yield f"{day:%Y-%m-%d} 08:10"
        day += dt.timedelta(days=1)

"""When a leader whose profile is not complete is reminded without anybody asking for it. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

# Nobody hears from us twice in a week about the same.
GAP = dt.timedelta(7)


@dataclass(frozen=True)
class Reminders:
    """What is known of one leader: since when the profile waits, the last reminder, and "not now" until a day."""

    since: dt.date
    last_on: dt.date | None = None
    not_before: dt.date | None = None


def dates(known: Reminders, days: Iterable[int]) -> list[dt.date]:
    """The days of the schedule, so many ``days`` after the profile began to wait, that the leader has not put off.

    Who said "not now" until a day hears from us on that day, and then by what is left of the schedule.
    """
    scheduled = {known.since + dt.timedelta(each) for each in days}
    if known.not_before is None:
        return sorted(scheduled)
    return sorted({each for each in scheduled if each > known.not_before} | {known.not_before})


def next_on(known: Reminders, days: Iterable[int], *, day: dt.date) -> dt.date | None:
    """The day of the next reminder: ``day`` itself where one is due, however many were missed; none at the end."""
    open_dates = [each for each in dates(known, days) if known.last_on is None or each >= known.last_on + GAP]
    if any(each <= day for each in open_dates):
        return day
    return min(open_dates, default=None)

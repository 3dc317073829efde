"""The frozen clock of the tests. ``NOW`` is where every test begins."""

import datetime as dt
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)
TODAY = NOW.date()


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = NOW

    def set(self, at: dt.datetime) -> None:
        self.at = at

    def move(self, **delta: float) -> dt.datetime:
        self.at += dt.timedelta(**delta)
        return self.at


frozen = Clock()


def now() -> dt.datetime:
    return frozen.at.astimezone(dt.UTC)

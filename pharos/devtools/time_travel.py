"""The demo's clock. The made-up county lives on 24 November 2026, whenever you look in; from there it goes with you.

How far the county's time is from ours stands in one small file beside the demo's database, so that web and
worker agree and nobody asks the database what time it is. Time goes forward only: what has happened stays
before what happens next. Starting the county again takes it back to its first day.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from pharos.common.errors import Refused

FIRST_DAY = dt.datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/London"))
FURTHEST = dt.datetime(2036, 8, 31, tzinfo=dt.UTC)
_told: ContextVar[dt.datetime | None] = ContextVar("told", default=None)


def now() -> dt.datetime:
    """This moment in the county, aware, in UTC."""
    return _told.get() or _ours() + dt.timedelta(seconds=offset())


def offset() -> float:
    """Seconds from our time to the county's. Read again only when somebody has moved the clock."""
    path = _path()
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0.0
    return _read(path, changed)


def set_out() -> None:
    """It is now the county's first day."""
    _set(FIRST_DAY)


def move_to(at: dt.datetime) -> None:
    """From now on it is ``at``, and time goes on from there."""
    if at <= now():
        raise Refused("Choose a moment that is still to come: time goes forward only.")
    if at > FURTHEST:
        raise Refused("Choose a day before 31 August 2036.")
    _set(at)


@contextmanager
def at(moment: dt.datetime) -> Iterator[dt.datetime]:
    """Inside, it is ``moment`` and stays so: how the county's past is told."""
    token = _told.set(moment.astimezone(dt.UTC))
    try:
        yield moment
    finally:
        _told.reset(token)


def _set(at: dt.datetime) -> None:
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(str((at - _ours()).total_seconds()), encoding="ascii")
    fresh.replace(path)


def _ours() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _path() -> Path:
    return Path(settings.DATA_DIR) / "clock.txt"


@cache
def _read(path: Path, changed: int) -> float:
    return float(path.read_text(encoding="ascii"))

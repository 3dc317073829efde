"""How the background work fares, in numbers.

Areas add their own: ``health.number("letters_in_trouble", lambda: queries.in_trouble().count())`` in ``tasks.py``.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models.functions import Now
from django_tasks_db.models import get_date_max

from pharos.common import calendar

from . import queries
from .models import Worker

_numbers: dict[str, Callable[[], Any]] = {}


def number(name: str, measure: Callable[[], Any]) -> None:
    """Another line of the report, measured each time it is asked for."""
    _numbers[name] = measure


def report(*, at: dt.datetime) -> dict[str, Any]:
    """Everything that a monitor or an administrator wants to know at a glance."""
    return {
        "workers": queries.alive().count(),
        "last_beat_seconds": _last_beat(),
        "queue": queries.due(at).count(),
        "oldest_waiting_seconds": _oldest_waiting(at),
        "running": queries.running().count(),
        "failed": queries.failed().count(),
        "newest_failures": [_told(row) for row in queries.failed()[:5]],
        "term_dates_known_until": calendar.known_until().isoformat(),
    } | {name: measure() for name, measure in _numbers.items()}


def is_well(numbers: dict[str, Any]) -> bool:
    """Whether somebody works and nothing has waited for ten minutes."""
    return numbers["workers"] > 0 and (numbers["oldest_waiting_seconds"] or 0) < 600


def _last_beat() -> float | None:
    newest = Worker.objects.annotate(now=Now()).order_by("-beat_at").first()
    return _seconds(newest.now, newest.beat_at) if newest else None


def _oldest_waiting(at: dt.datetime) -> float | None:
    """A task for later waits from its moment, by the service's clock; any other from its writing, by the system's."""
    due = queries.due(at).annotate(now=Now())
    later = due.exclude(run_after=get_date_max()).order_by("run_after").first()
    at_once = due.filter(run_after=get_date_max()).order_by("enqueued_at").first()
    waits = [_seconds(at, later.run_after)] if later else []
    waits += [_seconds(at_once.now, at_once.enqueued_at)] if at_once else []
    return max(waits, default=None)


def _seconds(later: dt.datetime, earlier: dt.datetime) -> float:
    return round(max((later - earlier).total_seconds(), 0), 1)


def _told(row: Any) -> dict[str, str]:
    last_line = row.traceback.strip().rsplit("\n", 1)[-1]
    return {
        "task": row.task_path,
        "at": row.finished_at.isoformat(),
        "tries": str(len(row.worker_ids)),
        "why": last_line,
    }

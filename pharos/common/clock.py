"""The one clock. It is asked at the door (a view, a task, a command) and its answer is handed on as ``at``.

``settings.CLOCK`` names the function that tells the time: the system's own, unless the demo moves it.
"""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import cast

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string


@cache
def _source(path: str) -> Callable[[], dt.datetime]:
    return cast(Callable[[], dt.datetime], import_string(path))


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return _source(settings.CLOCK)()


def today() -> dt.date:
    """Today's date in Europe/London."""
    return day_of(now())


def day_of(at: dt.datetime) -> dt.date:
    """The date in Europe/London on which ``at`` falls."""
    return timezone.localtime(at).date()


def begins(day: dt.date) -> dt.datetime:
    """The moment at which ``day`` begins in Europe/London."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))

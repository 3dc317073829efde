"""What is done again and again, declared in code.

An area has a module ``tasks.py``, which the worker loads when it starts. There it says::

    from django.tasks import task
    from pharos.common import clock
    from pharos.jobs import schedule

    @task
    def lapse_offers() -> None:
        actions.lapse_due_offers(at=clock.now())

    schedule.every("matching.lapse_offers", lapse_offers, minutes=10)
    schedule.every("outbox.erase_old_letters", erase_old_letters, at="03:30")

The worker keeps one row for each name. However many workers run, each due moment is served once; a moment missed while
none ran is served once when one runs again; a run that is still waiting or under way is not doubled.
"""

import datetime as dt
from dataclasses import dataclass

from django.tasks import Task
from django.utils.module_loading import autodiscover_modules

from .rhythm import Rhythm


@dataclass(frozen=True)
class Declared:
    """A name, what is done, and how often. The task takes no arguments: it asks the clock itself."""

    name: str
    task: Task
    rhythm: Rhythm


declared: dict[str, Declared] = {}


def every(name: str, task: Task, *, minutes: int = 0, at: str = "", working_days: bool = False) -> None:
    """Declare a task that is done every so many ``minutes``, or each (working) day ``at`` a time in London."""
    known = declared.get(name)
    if known is not None and known.task.module_path != task.module_path:
        raise ValueError(f"Two tasks are called {name}.")
    rhythm = Rhythm(minutes, dt.time.fromisoformat(at) if at else None, working_days)
    declared[name] = Declared(name, task, rhythm)


def load() -> None:
    """Load each area's ``tasks`` module, and with it what it declares."""
    autodiscover_modules("tasks")

"""Running one task that has been taken, and writing down how it ended."""

import logging
import time
from collections.abc import Callable
from traceback import format_exception

from django.db import InterfaceError, OperationalError, close_old_connections
from django.tasks import TaskContext
from django.utils.json import normalize_json
from django_tasks_db.models import DBTaskResult

from pharos.common import clock

from . import actions

log = logging.getLogger("pharos.jobs")


def insist[Answer](act: Callable[[], Answer], *, tries: int = 60, pause: float = 1.0) -> Answer:
    """Do it, again and again where the database is busy or away: for writing down what can't be done anew."""
    for number in range(1, tries + 1):
        try:
            return act()
        except (OperationalError, InterfaceError):
            if number == tries:
                raise
            log.warning("The database is busy: try %s of %s", number, tries)
            close_old_connections()
            time.sleep(pause)
    raise AssertionError("unreachable")


def run(row: DBTaskResult) -> bool:
    """Run a task that this worker has taken. Says whether it succeeded."""
    try:
        value = _call(row)
    except BaseException as error:  # whatever ends the task is written down, an exit too
        return _failed(row, error)
    if not insist(lambda: actions.finish(row, value, at=clock.now())):
        log.warning("%s %s was taken from this worker while it ran", row.task_path, row.pk)
    log.info("%s %s done", row.task_path, row.pk)
    return True


def _call(row: DBTaskResult) -> object:
    result = row.task_result
    task = result.task
    context: list[object] = [TaskContext(task_result=result)] if task.takes_context else []
    return normalize_json(task.call(*context, *result.args, **result.kwargs))


def _failed(row: DBTaskResult, error: BaseException) -> bool:
    kind, text = f"{type(error).__module__}.{type(error).__qualname__}", "".join(format_exception(error))
    log.error("%s %s failed at try %s: %s", row.task_path, row.pk, len(row.worker_ids), error)
    insist(lambda: actions.try_again_or_fail(row, kind, text, at=clock.now()))
    return False

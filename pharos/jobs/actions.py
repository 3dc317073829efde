"""Taking tasks, ending them, giving back what a dead worker held, and starting what is due.

Each write names what it expects to find (a READY row, a RUNNING row of this very try), so that of two workers that
try the same thing at once one succeeds, on either database and without holding locks.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from . import queries, schedule
from .backoff import ONCE, Backoff, backoff_of
from .models import ScheduledTask, Worker

# A task may lose this many workers before it is given up: it may be what kills them.
LIVES = 3


def beat(name: str) -> None:
    """This worker's sign of life."""
    if not Worker.objects.filter(name=name).update(beat_at=Now()):
        Worker.objects.create(name=name)


def leave(name: str) -> None:
    """This worker has ended in good order."""
    Worker.objects.filter(name=name).delete()


def take_next(worker: str, *, at: dt.datetime, queues: tuple[str, ...] = ()) -> DBTaskResult | None:
    """Take the first task that is due; none where there is none, or where another worker was quicker to all of them."""
    for row in queries.due(at, queues)[:5]:
        mine = [*row.worker_ids, worker]
        ready = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY)
        if ready.update(status=TaskResultStatus.RUNNING, started_at=at, worker_ids=mine):
            row.refresh_from_db()
            return row
    return None


def finish(row: DBTaskResult, value: Any, *, at: dt.datetime) -> bool:
    """The task is done. False where it had been taken from this worker meanwhile."""
    return _end(row, status=TaskResultStatus.SUCCESSFUL, finished_at=at, return_value=value)


def try_again_or_fail(row: DBTaskResult, error: str, traceback: str, *, at: dt.datetime) -> bool:
    """The task raised: it waits for its next try, or is given up after the last."""
    backoff, tries = _backoff(row), len(row.worker_ids)
    told = {"exception_class_path": error, "traceback": traceback}
    if backoff.gives_up_after(tries):
        return _end(row, status=TaskResultStatus.FAILED, finished_at=at, **told)
    return _end(row, status=TaskResultStatus.READY, run_after=at + backoff.pause(tries), **told)


def _end(row: DBTaskResult, **changes: Any) -> bool:
    this_try = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, worker_ids=row.worker_ids)
    return bool(this_try.update(**changes))


def _backoff(row: DBTaskResult) -> Backoff:
    try:
        return backoff_of(row.task.func)
    except Exception:  # the task is no more, or its module can't be loaded
        return ONCE


def reap(*, at: dt.datetime) -> int:
    """Give back what dead workers held. Says how many tasks it moved."""
    living = set(queries.alive().values_list("name", flat=True))
    orphans = [row for row in queries.running() if row.worker_ids[-1] not in living]
    moved = sum(_give_back(row, at=at) for row in orphans)
    queries.dead().delete()
    return moved


def _give_back(row: DBTaskResult, *, at: dt.datetime) -> bool:
    words = f"The worker {row.worker_ids[-1]} died while it did this."
    if len(row.worker_ids) >= max(LIVES, _backoff(row).times):
        return _end(row, status=TaskResultStatus.FAILED, finished_at=at, traceback=words)
    return _end(row, status=TaskResultStatus.READY, traceback=words)


@transaction.atomic
def enrol(*, at: dt.datetime) -> None:
    """One row for each task declared in ``schedule``; rows of those no longer declared go."""
    ScheduledTask.objects.exclude(name__in=schedule.declared).delete()
    for each in schedule.declared.values():
        facts: dict[str, Any] = {"task_path": each.task.module_path, "rhythm": each.rhythm.words}
        row, made = ScheduledTask.objects.get_or_create(
            name=each.name, defaults={**facts, "next_due_at": each.rhythm.next_after(at)}
        )
        if not made and row.rhythm != each.rhythm.words:
            facts["next_due_at"] = each.rhythm.next_after(at)
        ScheduledTask.objects.filter(pk=row.pk).update(**facts)


def start_due(*, at: dt.datetime) -> int:
    """Enqueue the scheduled tasks that are due. Says how many."""
    started = 0
    for row in ScheduledTask.objects.order_by("next_due_at", "pk"):
        each = schedule.declared.get(row.name)
        if each is None:  # a newer release's: its own worker serves it
            continue
        following = each.rhythm.next_after(at)
        if row.next_due_at <= at:
            started += _start(row, each, following, at=at)
        elif row.next_due_at > following:  # the clock was moved back
            _this_moment(row).update(next_due_at=following)
    return started


@transaction.atomic
def _start(row: ScheduledTask, each: schedule.Declared, following: dt.datetime, *, at: dt.datetime) -> bool:
    if not _this_moment(row).update(next_due_at=following, last_due_at=at) or queries.is_unfinished(row.last_task):
        return False
    ScheduledTask.objects.filter(pk=row.pk).update(last_task=each.task.enqueue().id)
    return True


def _this_moment(row: ScheduledTask) -> QuerySet[ScheduledTask]:
    """The row, as long as no other worker has served the moment at which it was due."""
    return ScheduledTask.objects.filter(pk=row.pk, next_due_at=row.next_due_at)


def forget_finished(*, at: dt.datetime) -> int:
    """Remove what was done more than a week ago, and what failed more than a year ago."""
    done = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - dt.timedelta(days=7)
    ).delete()[0]
    given_up = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__lt=at - dt.timedelta(days=365)
    ).delete()[0]
    return done + given_up

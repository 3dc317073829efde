"""What is due, what is under way, who is alive."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from .models import Worker

UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def due(at: dt.datetime, queues: tuple[str, ...] = ()) -> QuerySet[DBTaskResult]:
    """The tasks that may run now, in the order in which they should."""
    now = Q(run_after=get_date_max()) | Q(run_after__lte=at)
    rows = DBTaskResult.objects.filter(now, status=TaskResultStatus.READY)
    rows = rows.filter(queue_name__in=queues) if queues else rows
    return rows.order_by("-priority", "run_after", "enqueued_at")


def running() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).order_by("started_at", "pk")


def failed() -> QuerySet[DBTaskResult]:
    """The tasks that were given up, newest first."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at", "pk")


def is_unfinished(task_id: UUID | None) -> bool:
    return task_id is not None and DBTaskResult.objects.filter(pk=task_id, status__in=UNFINISHED).exists()


def _silent_since() -> Now:
    silence = dt.timedelta(seconds=settings.WORKER_DEAD_AFTER)
    return Now() - silence  # type: ignore[return-value]


def alive() -> QuerySet[Worker]:
    """The workers that gave a sign of life lately."""
    return Worker.objects.filter(beat_at__gte=_silent_since()).order_by("pk")


def dead() -> QuerySet[Worker]:
    return Worker.objects.filter(beat_at__lt=_silent_since()).order_by("pk")

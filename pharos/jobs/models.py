"""Who works, and what is done again and again. The tasks themselves are rows of django-tasks-db."""

from django.db import models
from django.db.models.functions import Now

from pharos.common.privacy import OPERATION, Privacy


class Worker(models.Model):
    """A worker process and its last sign of life.

    Beats are told by the database's clock: the service's own may be moved, and the machines' may differ.
    """

    privacy = Privacy(
        purpose="Knowing that somebody works, and who died", keep=OPERATION, public="name began_at beat_at"
    )

    name = models.TextField(unique=True)
    began_at = models.DateTimeField(db_default=Now())
    beat_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.name


class ScheduledTask(models.Model):
    """When a task declared in ``schedule`` is due next. ``last_task`` is the id of the run it last led to."""

    privacy = Privacy(
        purpose="Doing each thing in its time, once",
        keep="as long as the service does it",
        public="name task_path rhythm next_due_at last_due_at last_task",
    )

    name = models.TextField(unique=True)
    task_path = models.TextField()
    rhythm = models.TextField()
    next_due_at = models.DateTimeField()
    last_due_at = models.DateTimeField(null=True, blank=True)
    last_task = models.UUIDField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.rhythm}"

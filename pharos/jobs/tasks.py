"""What the worker does for itself."""

from django.tasks import task

from pharos.common import clock

from . import actions, schedule


@task
def forget_finished() -> int:
    """Remove the rows of tasks done long ago."""
    return actions.forget_finished(at=clock.now())


schedule.every("jobs.forget_finished", forget_finished, at="03:10")

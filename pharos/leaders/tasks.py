"""What is done again and again for the directory."""

from django.tasks import task

from pharos.common import clock
from pharos.jobs import schedule

from . import actions


@task
def refresh_search() -> None:
    """Names, schools and labels of areas change elsewhere: what words are looked for in follows."""
    actions.refresh_all(at=clock.now())


@task
def forget_removed_searches() -> None:
    actions.forget_removed_searches(at=clock.now())


schedule.every("leaders.forget_removed_searches", forget_removed_searches, at="03:40")
schedule.every("leaders.refresh_search", refresh_search, minutes=10)

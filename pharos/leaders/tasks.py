"""What is done again and again for the directory and for profiles."""

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


@task
def remind_due() -> int:
    """Remind leaders of what is missing in their profiles."""
    return actions.remind_due(at=clock.now())


@task
def ask_due() -> int:
    """Ask leaders once a year whether their profile is still right."""
    return actions.ask_due(at=clock.now())


@task
def forget_photos() -> int:
    """Remove the files of photos that nobody is to see any more."""
    return actions.forget_photos(at=clock.now())


schedule.every("leaders.forget_removed_searches", forget_removed_searches, at="03:40")
schedule.every("leaders.refresh_search", refresh_search, minutes=10)
schedule.every("leaders.forget_photos", forget_photos, at="04:10")
# Early in the hours in which letters leave: nobody's answer crosses one that waits.
schedule.every("leaders.remind_due", remind_due, at="08:05", working_days=True)
schedule.every("leaders.ask_due", ask_due, at="08:05", working_days=True)

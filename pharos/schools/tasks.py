"""What is done about imports again and again."""

from django.tasks import task

from pharos.common import clock
from pharos.jobs import schedule

from . import actions


@task
def refuse_left_behind() -> int:
    return actions.refuse_left_behind(at=clock.now())


@task
def forget_old_files() -> int:
    return actions.forget_old_files(at=clock.now())


@task
def refuse_sources_left_behind() -> int:
    return actions.refuse_sources_left_behind(at=clock.now())


schedule.every("schools.refuse_sources_left_behind", refuse_sources_left_behind, minutes=10)
schedule.every("schools.refuse_left_behind", refuse_left_behind, minutes=10)
schedule.every("schools.forget_old_files", forget_old_files, at="03:50")

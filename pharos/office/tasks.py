"""What is done about lists of leaders again and again."""

from django.tasks import task

from pharos.common import clock
from pharos.jobs import schedule

from . import actions


@task
def give_up_left_behind() -> int:
    return actions.give_up_left_behind(at=clock.now())


@task
def forget_old_files() -> int:
    return actions.forget_old_files(at=clock.now())


schedule.every("office.give_up_left_behind", give_up_left_behind, minutes=10)
schedule.every("office.forget_old_files", forget_old_files, at="03:55")

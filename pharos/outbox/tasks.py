"""What is done with letters again and again."""

from django.tasks import task

from pharos.common import clock
from pharos.jobs import health, schedule

from . import actions, queries


@task
def pick_up_left_behind() -> int:
    return actions.pick_up_left_behind(at=clock.now())


@task
def erase_old_words() -> int:
    return actions.erase_old_words(at=clock.now())


schedule.every("outbox.pick_up_left_behind", pick_up_left_behind, minutes=10)
schedule.every("outbox.erase_old_words", erase_old_words, at="03:30")

health.number("letters_in_trouble", lambda: queries.in_trouble().count())

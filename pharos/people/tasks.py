"""What is done again and again for sign-in."""

from importlib import import_module

from django.conf import settings
from django.tasks import task

from pharos.common import clock
from pharos.jobs import schedule

from . import actions


@task
def forget_ended_sessions() -> None:
    """Remove sessions that have run out: they hold who signed in, and the address of whoever tried to."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


schedule.every("people.forget_ended_sessions", forget_ended_sessions, at="03:20")


@task
def forget_old_sign_ins() -> None:
    """Remove sign-ins, and browsers that were not used, of more than a year ago."""
    actions.forget_old_sign_ins(at=clock.now())


schedule.every("people.forget_old_sign_ins", forget_old_sign_ins, at="03:25")

"""What is done again and again for sign-in."""

from importlib import import_module

from django.conf import settings
from django.tasks import task

from pharos.jobs import schedule


@task
def forget_ended_sessions() -> None:
    """Remove sessions that have run out: they hold who signed in, and the address of whoever tried to."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


schedule.every("people.forget_ended_sessions", forget_ended_sessions, at="03:20")

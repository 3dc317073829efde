"""What matching does by itself."""

from django.tasks import task

from pharos.common import clock
from pharos.jobs import schedule

from . import actions


@task
def lapse_offers() -> None:
    """Record the offers that nobody answered in time."""
    actions.lapse_due(at=clock.now())


schedule.every("matching.lapse_offers", lapse_offers, minutes=10)

"""Makes the county: the register through the importer, its people and its past through the service's own actions."""

from django.core.management import call_command
from django.db import connection

from .. import snapshot, time_travel
from . import cases, leader_lists, letters, place, profiles, telling


def build() -> None:
    """From nothing to the county's first day. What was there before is gone."""
    connection.close()
    snapshot.forget()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    make()
    snapshot.keep()


def make() -> None:
    """The county's first day, in an empty database."""
    with time_travel.at(telling.moment("2026-09-01 08:00")):
        place.prepare()
    telling.tell(
        [telling.mornings(), *cases.stories(), *profiles.stories(), leader_lists.two_lists(), letters.one_comes_back()]
    )
    time_travel.set_out()

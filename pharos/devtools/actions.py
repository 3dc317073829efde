"""What a visitor of the demo can do to it: let time pass, and begin again."""

import datetime as dt
from zoneinfo import ZoneInfo

from pharos.common import clock
from pharos.jobs import actions as jobs
from pharos.jobs.worker import drain

from . import snapshot, time_travel

LONDON = ZoneInfo("Europe/London")
MORNING = dt.time(8, 0)
# Between now and a far day the clock stops this often, so that what falls due on the way happens on its day.
STOPS = 30


def morning_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, MORNING, tzinfo=LONDON)


def move_clock(to: dt.datetime) -> None:
    """Go to ``to`` by way of the mornings between; what falls due on the way is done, and its letters leave."""
    start = clock.now()
    days = (to - start).days
    step = max(1, -(-days // STOPS))
    stops = [morning_of(clock.day_of(start) + dt.timedelta(days=n)) for n in range(step, days + 1, step)]
    for moment in [*(stop for stop in stops if start < stop < to), to]:
        time_travel.move_to(moment)
        jobs.start_due(at=clock.now())
        drain()


def start_again() -> None:
    """The county as it was on its first day; everybody is signed out."""
    snapshot.restore()
    time_travel.set_out()

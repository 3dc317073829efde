"""How often a scheduled task is due: every so many minutes, or at a time of day in Europe/London."""

import datetime as dt
from dataclasses import dataclass

from pharos.common.calendar import LONDON, is_working_day

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Rhythm:
    """Either ``minutes`` or ``at`` is set; ``working_days`` leaves weekends and bank holidays out."""

    minutes: int = 0
    at: dt.time | None = None
    working_days: bool = False

    def __post_init__(self) -> None:
        if (self.minutes > 0) == (self.at is not None):
            raise ValueError("A rhythm is either every so many minutes or at a time of day.")

    @property
    def words(self) -> str:
        if self.at is None:
            return f"every {self.minutes} minutes"
        return f"{'each working day' if self.working_days else 'each day'} at {self.at:%H:%M}"

    def next_after(self, moment: dt.datetime) -> dt.datetime:
        """The first moment after ``moment`` at which it is due."""
        if self.at is None:
            return moment + dt.timedelta(minutes=self.minutes)
        day = moment.astimezone(LONDON).date()
        due = self._on(day)
        while due <= moment or (self.working_days and not is_working_day(day)):
            day += ONE_DAY
            due = self._on(day)
        return due

    def _on(self, day: dt.date) -> dt.datetime:
        assert self.at is not None
        return dt.datetime.combine(day, self.at, tzinfo=LONDON)

"""On which days a visit can be planned, and on which it can have taken place. Plain dates only."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from pharos.common import clock
from pharos.common.ui.filters import date
from pharos.common.verdict import YES, Verdict, not_now


class Terms(Protocol):
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True)
class Window:
    """The days of an agreement: from its first day, and never before both had confirmed, to its last."""

    first: dt.date
    confirmed_on: dt.date
    last: dt.date
    today: dt.date

    @classmethod
    def of(cls, terms: Terms, confirmed_at: dt.datetime, at: dt.datetime) -> "Window":
        confirmed_on = clock.day_of(confirmed_at)
        return cls(max(terms.starts_on, confirmed_on), confirmed_on, terms.ends_on, clock.day_of(at))

    def _within(self, on: dt.date) -> Verdict:
        if on < self.confirmed_on:
            return not_now(f"The agreement was confirmed on {date(self.confirmed_on)}. A visit cannot be before it.")
        if on < self.first:
            return not_now(f"The agreement starts on {date(self.first)}. A visit cannot be before it.")
        if on > self.last:
            return not_now(f"The agreement ends on {date(self.last)}. Choose an earlier date, or agree a later end.")
        return YES

    def may_plan(self, on: dt.date) -> Verdict:
        """Also in the past: a visit can be entered after it took place."""
        return self._within(on)

    def may_have_taken_place(self, on: dt.date) -> Verdict:
        if on > self.today:
            return not_now(f"{date(on)} is in the future. Say that the visit took place once it has.")
        return self._within(on)

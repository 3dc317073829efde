"""Whether a profile is still right: derived from when its leader last said so, and from the warning that was sent.

A leader says that the profile is right by agreeing to publish it, and once a year from then on. Nothing flips when a
date passes, so that the page, the list and the database (``queries.fresh``) tell the same on any day.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings

from pharos.common import clock

if TYPE_CHECKING:
    from .models import Profile


class Freshness(StrEnum):
    """How far a profile has come since it was last confirmed; each stage follows the one before."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"
    WARNED = "warned"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Spans:
    """Days: for how long a confirmation holds, the time to answer, the notice before a profile is hidden."""

    holds: int
    to_answer: int
    notice: int


@dataclass(frozen=True)
class Standing:
    """How fresh a profile is on a day, with its dates. All are empty before the leader first agreed to publish.

    ``hidden_on`` is the first day on which nobody finds the profile: none before a warning has gone.
    """

    state: Freshness
    confirmed_on: dt.date | None = None
    due_on: dt.date | None = None
    stale_on: dt.date | None = None
    warned_on: dt.date | None = None
    hidden_on: dt.date | None = None

    @property
    def is_asked(self) -> bool:
        """Whether the leader is asked to look at it now."""
        return self.state != Freshness.FRESH

    @property
    def is_stale(self) -> bool:
        """Whether readers are told when it was last confirmed."""
        return self.state in {Freshness.STALE, Freshness.WARNED, Freshness.HIDDEN}

    @property
    def is_hidden(self) -> bool:
        return self.state == Freshness.HIDDEN


def spans() -> Spans:
    """As the installation sets them."""
    return Spans(settings.PROFILE_CONFIRM_DAYS, settings.PROFILE_ANSWER_DAYS, settings.PROFILE_NOTICE_DAYS)


def standing(
    confirmed_on: dt.date | None, warned_on: dt.date | None, *, day: dt.date, spans: Spans
) -> Standing:  # fmt: skip
    """``warned_on`` is the day on which the warning left that stands since the last confirmation, if one did."""
    if confirmed_on is None:
        return Standing(Freshness.FRESH)
    due_on = confirmed_on + dt.timedelta(spans.holds)
    stale_on = due_on + dt.timedelta(spans.to_answer)
    hidden_on = warned_on + dt.timedelta(spans.notice) if warned_on else None
    state = _state(day, due_on, stale_on, warned_on, hidden_on)
    return Standing(state, confirmed_on, due_on, stale_on, warned_on, hidden_on)


def _state(
    day: dt.date, due_on: dt.date, stale_on: dt.date, warned_on: dt.date | None, hidden_on: dt.date | None
) -> Freshness:  # fmt: skip
    if hidden_on and hidden_on <= day:
        return Freshness.HIDDEN
    if warned_on and warned_on <= day:
        return Freshness.WARNED
    if stale_on <= day:
        return Freshness.STALE
    return Freshness.DUE if due_on <= day else Freshness.FRESH


def last_on(days: int, *, day: dt.date) -> dt.date:
    """The latest day from which so many days are over on ``day``: of a confirmation, or of a warning."""
    return day - dt.timedelta(days)


def of(profile: "Profile", *, day: dt.date) -> Standing:
    """How fresh this profile is on a day."""
    confirmed_on = clock.day_of(profile.confirmed_at) if profile.confirmed_at else None
    warned_on = clock.day_of(profile.warned_at) if profile.warned_at else None
    return standing(confirmed_on, warned_on, day=day, spans=spans())

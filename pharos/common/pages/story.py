"""What happened to a thing, as people read it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class TimelineItem:
    """One thing that happened, as a sentence: who, what, when, and why where a reason was given."""

    who: str
    says: str
    at: dt.datetime
    why: str = ""


class _Happened(Protocol):
    by: Any
    standing_for: Any
    says: str
    at: dt.datetime
    why: str


def timeline(activities: Iterable[Any]) -> list[TimelineItem]:
    """What people read of the record; the service itself has acted where nobody else did."""
    return [TimelineItem(who=_who(each), says=each.says, at=each.at, why=each.why) for each in activities]


def _who(activity: _Happened) -> str:
    if activity.by is None:
        return "Pharos"
    return f"{activity.by}, for {activity.standing_for}," if activity.standing_for else str(activity.by)

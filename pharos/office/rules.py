"""Who may bring lists of leaders in, and when one can be taken back."""

import datetime as dt

from pharos.activity.models import Activity
from pharos.common.verdict import Verdict, not_now
from pharos.people.models import Person
from pharos.people.rules import may_administer

from .models import LeaderImport
from .states import ListState


def may_bring_in(person: Person | None, asked: LeaderImport, *, at: dt.datetime) -> Verdict:
    """An administrator may bring in a list that was tried."""
    allowed = may_administer(person, at=at)
    if allowed and asked.state != ListState.TRIED:
        return not_now("Only a list that has been tried, and not brought in yet, can be imported.")
    return allowed


def may_take_back(person: Person | None, asked: LeaderImport, *, at: dt.datetime) -> Verdict:
    """An administrator may take back the list that was brought in last."""
    allowed = may_administer(person, at=at)
    if not allowed:
        return allowed
    broke_off = asked.state == ListState.REFUSED and asked.lines.filter(is_final=True).exclude(undo={}).exists()
    if asked.state != ListState.DONE and not broke_off:
        return not_now("Only a list that was brought in can be taken back.")
    ended_at = asked.finished_at or asked.requested_at
    later = LeaderImport.objects.filter(state=ListState.DONE, finished_at__gt=ended_at)
    if later.exists():
        return not_now("Another list was brought in after this one. Only the last one can be taken back.")
    return allowed


def has_acted(person: Person, *, since: dt.datetime) -> bool:
    """Whether this person has signed in, or done anything here, since that moment."""
    signed_in = person.last_login is not None and person.last_login >= since
    return signed_in or Activity.objects.filter(by=person, at__gte=since).exists()

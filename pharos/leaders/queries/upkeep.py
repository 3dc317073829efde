"""Profiles that want their leader's attention: not complete, or not confirmed for long."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from pharos.common import clock
from pharos.common.spans import holding
from pharos.leaders import freshness
from pharos.leaders.models import Designation, Profile, Reminder
from pharos.leaders.reminding import Reminders
from pharos.leaders.states import ReminderKind

from .designated import leaders, publishable

PROFILE = "person__profile__"


def confirmed_before(days: int, *, at: dt.datetime, path: str = "") -> Q:
    """Profiles whose leader last said that they are right at least so many days ago."""
    last = freshness.last_on(days, day=clock.day_of(at))
    return Q(**{f"{path}confirmed_at__lt": clock.begins(last + dt.timedelta(1))})


def due(*, at: dt.datetime, path: str = "") -> Q:
    """Profiles whose leader is to say again that they are right; the stale and the hidden among them."""
    return confirmed_before(freshness.spans().holds, at=at, path=path)


def stale(*, at: dt.datetime, path: str = "") -> Q:
    """Profiles whose leader was to say so, and the time to answer is over; the hidden among them."""
    spans = freshness.spans()
    return confirmed_before(spans.holds + spans.to_answer, at=at, path=path)


def to_be_asked(*, at: dt.datetime) -> QuerySet[Designation]:
    """The leaders who are to be asked now whether their profile is still right, and have not been.

    Nobody is asked whose designation ends before the answer would matter; being away is no reason not to be asked.
    """
    asked = Reminder.objects.filter(
        profile=OuterRef(f"{PROFILE}pk"), kind=ReminderKind.DUE, written_at__gte=OuterRef(f"{PROFILE}confirmed_at")
    )
    is_due = due(at=at, path=PROFILE) & ~stale(at=at, path=PROFILE)
    return _staying(at).filter(publishable(PROFILE), is_due, ~Exists(asked))


def to_be_warned(*, at: dt.datetime) -> QuerySet[Designation]:
    """The leaders who were asked and did not answer in time, and have not been warned."""
    return _staying(at).filter(publishable(PROFILE), stale(at=at, path=PROFILE), **{f"{PROFILE}warned_at": None})


def _staying(at: dt.datetime) -> QuerySet[Designation]:
    later = clock.day_of(at) + dt.timedelta(freshness.spans().notice)
    stays = Designation.objects.filter(holding(later), person=OuterRef("person"))
    rows = leaders(at).filter(Exists(stays), person__profile__isnull=False)
    return rows.select_related("person__profile", "school").order_by("pk")


def unfinished(*, at: dt.datetime) -> QuerySet[Designation]:
    """The designated leaders whose profile is not complete, or who have not agreed that it is published."""
    rows = leaders(at).filter(person__profile__isnull=False).exclude(publishable(PROFILE))
    return rows.select_related("person__profile", "school").order_by("pk")


def last_reminder() -> QuerySet[Reminder]:
    """The newest reminder of each profile, as a subquery of rows of ``leaders``."""
    return Reminder.objects.filter(profile=OuterRef(f"{PROFILE}pk")).order_by(F("on").desc(), "-pk")


def waits_since(leader: Designation) -> dt.date:
    """Since when a leader's profile could have been complete: not before anybody told them."""
    return max(leader.from_on, clock.day_of(leader.designated_at))


def reminders_of(leader: Designation, *, last_on: dt.date | None) -> Reminders:
    """What the schedule of reminders needs to know of one leader."""
    return Reminders(waits_since(leader), last_on, leader.person.profile.remind_from_on)


def last_reminded_on(profile: Profile, kind: ReminderKind) -> dt.date | None:
    rows = Reminder.objects.filter(profile=profile, kind=kind).order_by("-on")
    return rows.values_list("on", flat=True).first()

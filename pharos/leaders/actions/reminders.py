"""Write to leaders about their profiles: what is missing, and whether it is still right.

Each letter is remembered as a ``Reminder``, so that a task that runs twice writes once. What the service writes by
itself it writes only in hours in which letters leave at once: otherwise somebody might answer, and be asked after.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.calendar import next_sending_time
from pharos.common.errors import Refused
from pharos.common.ui.filters import date
from pharos.outbox.models import Letter
from pharos.people.models import Person

from .. import completeness, emails, freshness, queries, reminding, rules
from ..models import Designation, Profile, Reminder
from ..states import ReminderKind

LONGEST = dt.timedelta(366)


@transaction.atomic
def remind(profile: Profile, *, by: Person, at: dt.datetime) -> Profile:
    """Write to a leader about what is missing or, where nothing is, whether the profile is still right."""
    profile = Profile.objects.select_for_update(of=("self",)).select_related("person").get(pk=profile.pk)
    rules.may_remind(by, profile, at=at).enforce()
    missing = _missing(profile)
    _write(profile, ReminderKind.INCOMPLETE if missing else ReminderKind.DUE, missing, by=by, at=at)
    return profile


@transaction.atomic
def remind_all(profiles: Iterable[Profile], *, by: Person, at: dt.datetime) -> int:
    """Remind all of them who may be reminded; says how many were."""
    rules.may_designate(by, at=at).enforce()
    chosen = [each for each in profiles if rules.may_remind(by, each, at=at)]
    for profile in chosen:
        remind(profile, by=by, at=at)
    if not chosen:
        raise Refused("Nobody of those whom you chose can be reminded now.")
    return len(chosen)


@transaction.atomic
def put_off(profile: Profile, *, until_on: dt.date | None, by: Person, at: dt.datetime) -> Profile:
    """Not now: the leader hears nothing of what is missing before that day. Without a day, as scheduled again."""
    profile = Profile.objects.select_for_update(of=("self",)).select_related("person").get(pk=profile.pk)
    rules.may_put_off(by, profile).enforce()
    today = clock.day_of(at)
    if until_on and not today < until_on <= today + LONGEST:
        raise Refused(f"Choose a day after today, and not later than {date(today + LONGEST)}.")
    if profile.remind_from_on == until_on:
        return profile
    profile.remind_from_on = until_on
    profile.save(update_fields=["remind_from_on"])
    says = f"asked not to be reminded before {date(until_on)}" if until_on else "asked to be reminded again"
    activity.record("put_off", profile, by=by, at=at, says=says)
    return profile


def remind_due(*, at: dt.datetime) -> int:
    """Write to each leader whose next reminder of an unfinished profile is due. Says to how many."""
    return _each(queries.unfinished(at=at), _remind_unfinished, at=at)


def ask_due(*, at: dt.datetime) -> int:
    """Ask those whose yearly confirmation is due, warn those who did not answer in time. Says how many."""
    warned = _each(queries.to_be_warned(at=at), _warn, at=at)
    return warned + _each(queries.to_be_asked(at=at), _ask, at=at)


def _each(
    leaders: QuerySet[Designation], act: Callable[[Designation, dt.datetime], bool], *, at: dt.datetime
) -> int:  # fmt: skip
    """One transaction for each, in which the question is asked again: another worker may have been quicker."""
    if next_sending_time(at) != at:
        return 0
    written = 0
    for pk in list(leaders.values_list("pk", flat=True)):
        with transaction.atomic():
            Profile.objects.select_for_update(of=("self",)).filter(person__designations=pk).first()
            leader = leaders.all().filter(pk=pk).first()
            written += bool(leader and act(leader, at))
    return written


def _remind_unfinished(leader: Designation, at: dt.datetime) -> bool:
    profile, today = leader.person.profile, clock.day_of(at)
    last_on = queries.last_reminded_on(profile, ReminderKind.INCOMPLETE)
    known = queries.reminders_of(leader, last_on=last_on)
    if reminding.next_on(known, settings.PROFILE_REMINDER_DAYS, day=today) != today:
        return False
    return _write(profile, ReminderKind.INCOMPLETE, _missing(profile), by=None, at=at) is not None


def _ask(leader: Designation, at: dt.datetime) -> bool:
    return _write(leader.person.profile, ReminderKind.DUE, [], by=None, at=at) is not None


def _warn(leader: Designation, at: dt.datetime) -> bool:
    profile = leader.person.profile
    letter = _write(profile, ReminderKind.WARNING, [], by=None, at=at)
    if letter is None:
        return False
    profile.warned_at = letter.not_before
    profile.save(update_fields=["warned_at"])
    return True


def _missing(profile: Profile) -> list[completeness.SectionState]:
    states = completeness.sections(profile, queries.offers_of(profile))
    return [state for state in states if not state.is_complete]


def _write(
    profile: Profile, kind: ReminderKind, missing: list[completeness.SectionState], *,
    by: Person | None, at: dt.datetime,
) -> Letter | None:  # fmt: skip
    """The letter, and the memory of it; neither a second time on one day."""
    if kind == ReminderKind.INCOMPLETE:
        letter = emails.reminder(profile, missing, by=by, at=at)
    else:
        letter = emails.still_right(profile, freshness.of(profile, day=clock.day_of(at)), kind, by=by, at=at)
    if letter is None:
        return None
    on = clock.day_of(letter.not_before)
    told = {"written_at": at, "by": by}
    _, is_new = Reminder.objects.get_or_create(profile=profile, kind=kind, on=on, defaults=told)
    if is_new:
        activity.record("remind", profile, by=by, at=at, says=f"reminded {profile.person.name} of the profile")
    return letter

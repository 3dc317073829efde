"""The letters to leaders."""

import datetime as dt
from typing import TYPE_CHECKING

from pharos.common import clock
from pharos.outbox import actions as outbox
from pharos.outbox.models import Letter

from .freshness import Standing, spans
from .models import Designation, Profile
from .states import ReminderKind

if TYPE_CHECKING:
    from pharos.people.models import Person

    from .completeness import SectionState


def designated(designation: Designation, *, by: "Person | None", at: dt.datetime) -> None:
    """You have been designated; please complete your profile."""
    outbox.write(
        to=designation.person, template="leaders/emails/designated.txt", about=designation, by=by, at=at, routine=True,
        context={"designation": designation, "to": designation.person},
        key=f"designated:{designation.reference}",
    )  # fmt: skip


def designation_ended(designation: Designation, *, by: "Person", at: dt.datetime) -> None:
    """Your designation ends, or has ended."""
    outbox.write(
        to=designation.person, template="leaders/emails/designation_ended.txt", about=designation, by=by, at=at,
        routine=True, context={"designation": designation, "to": designation.person},
        key=f"designation_ended:{designation.reference}",
    )  # fmt: skip


def reminder(
    profile: Profile, missing: list["SectionState"], *, by: "Person | None", at: dt.datetime
) -> Letter | None:  # fmt: skip
    """Something is missing before anybody can find you. At most one a day."""
    return outbox.write(
        to=profile.person, template="leaders/emails/reminder.txt", about=profile, by=by, at=at, routine=True,
        context={"profile": profile, "missing": missing, "to": profile.person},
        key=f"profile_reminder:{profile.reference}:{at.date()}",
    )  # fmt: skip


def still_right(
    profile: Profile, standing: Standing, kind: ReminderKind, *, by: "Person | None", at: dt.datetime
) -> Letter | None:  # fmt: skip
    """Is your profile still right? At most one a day; the warning before it is hidden once a confirmation."""
    today, warns = clock.day_of(at), kind == ReminderKind.WARNING
    return outbox.write(
        to=profile.person, template=f"leaders/emails/{'profile_warning' if warns else 'still_right'}.txt",
        about=profile, by=by, at=at, routine=True,
        context={
            "to": profile.person, "standing": standing, "hidden_on": today + dt.timedelta(spans().notice),
            "answer_by": _answer_by(standing, today),
        },
        key=f"profile_{kind}:{profile.reference}:{profile.confirmed_at if warns else today}",
    )  # fmt: skip


def _answer_by(standing: Standing, today: dt.date) -> dt.date:
    """Before the page says how old it is, or before it is hidden; else in as many days as a notice has."""
    to_come = [each for each in (standing.stale_on, standing.hidden_on) if each and each > today]
    return min(to_come, default=today + dt.timedelta(spans().notice))

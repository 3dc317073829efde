"""The letters to leaders."""

import datetime as dt
from typing import TYPE_CHECKING

from pharos.outbox import actions as outbox

from .models import Designation, Profile

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


def reminder(profile: Profile, missing: list["SectionState"], *, by: "Person", at: dt.datetime) -> None:
    """Something is missing before anybody can find you. At most one a day."""
    outbox.write(
        to=profile.person, template="leaders/emails/reminder.txt", about=profile, by=by, at=at, routine=True,
        context={"profile": profile, "missing": missing, "to": profile.person},
        key=f"profile_reminder:{profile.reference}:{at.date()}",
    )  # fmt: skip

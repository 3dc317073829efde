"""Designate a leader; end a designation."""

import datetime as dt
from typing import Any

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import AlreadyDone, Refused, WrongState
from pharos.common.ui.filters import date
from pharos.people import actions as people
from pharos.people.models import Person
from pharos.schools.models import School

from .. import emails, queries, rules
from ..models import Designation, Profile
from ..states import DesignationKind
from . import index


@transaction.atomic
def designate(
    person: Person,
    *,
    kind: DesignationKind | str,
    school: School,
    from_on: dt.date,
    why: str,
    by: Person | None,
    at: dt.datetime,
    form_key: str = "",
    tell: bool = True,
) -> Designation:
    """Make somebody a leader of one kind from a day; the first time, with an empty profile.

    A letter tells them, unless they are not to be told. Nobody by name is the service itself: a command at its console.
    Several kinds at once are fine; the same kind twice on one day is not. The same ``form_key`` designates once.
    """
    rules.may_designate(by, at=at).enforce()
    first = Designation.objects.filter(form_key=form_key).first() if form_key else None
    if first:
        return first
    Person.objects.select_for_update().get(pk=person.pk)
    _refuse(person, DesignationKind(kind), from_on, why)
    made = Designation(
        person=person, kind=DesignationKind(kind), school=school, from_on=from_on, why=why.strip(),
        designated_by=by, designated_at=at,
    )  # fmt: skip
    made.form_key = form_key or made.form_key
    made.save()
    Profile.objects.get_or_create(person=person)
    says = f"designated {person.name} as a {made.get_kind_display()} at {school.name} from {date(from_on)}"
    activity.record("designate", made, by=by, at=at, says=says, why=made.why)
    if tell:
        emails.designated(made, by=by, at=at)
    index.refresh(person.pk, at=at)
    return made


@transaction.atomic
def designate_by_email(*, name: str, email: str, by: Person, at: dt.datetime, **answers: Any) -> Designation:
    """As ``designate``, of whoever has this email address; an account is made where nobody has it yet."""
    person = people.add_person(name=name, email=email, by=by, at=at)
    return designate(person, by=by, at=at, **answers)


def _refuse(person: Person, kind: DesignationKind, from_on: dt.date, why: str) -> None:
    if not why.strip():
        raise Refused("Give the reason for the designation.")
    if not person.is_active:
        raise WrongState(f"The account of {person.name} is closed.")
    other = queries.overlapping(person, kind, from_on=from_on)
    if other:
        until = f" until {date(other.until_on)}" if other.until_on else ""
        raise WrongState(
            f"{person.name} is already designated as a {kind.label} from {date(other.from_on)}{until}. "
            "End that designation first, or choose a later day."
        )


@transaction.atomic
def end_designation(
    designation: Designation, *, until_on: dt.date, why: str, by: Person, at: dt.datetime
) -> Designation:
    """The designation holds until that day, and no longer. What it was stays on record."""
    rows = Designation.objects.select_for_update(of=("self",)).select_related("person", "school")
    designation = rows.get(pk=designation.pk)
    if (designation.ended_by_id, designation.until_on) == (by.pk, until_on):
        raise AlreadyDone("You have already ended this designation.")
    rules.may_end(by, designation, at=at).enforce()
    if not why.strip():
        raise Refused("Give the reason why the designation ends.")
    if until_on < designation.from_on:
        raise Refused(f"The designation began on {date(designation.from_on)}. Choose a last day on or after that.")
    designation.until_on, designation.end_why = until_on, why.strip()
    designation.ended_by, designation.ended_at = by, at
    designation.save(update_fields=["until_on", "end_why", "ended_by", "ended_at"])
    says = f"ended the designation of {designation.person.name} as a {designation.get_kind_display()}"
    activity.record("end_designation", designation, by=by, at=at, says=f"{says} after {date(until_on)}", why=why)
    emails.designation_ended(designation, by=by, at=at)
    index.refresh(designation.person_id, at=at)
    return designation

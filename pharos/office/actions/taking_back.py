"""Take the last list of leaders back, where nothing has come of it since.

What the list made is removed: designations, empty profiles, accounts. Where something else stands on one of them (a
letter that was written, a deployment), or its leader has done something since, the row is left, and says so. The list
itself, its report and the record of both stay.
"""

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError

from pharos.activity import actions as activity
from pharos.activity import queries as history
from pharos.common.errors import Refused
from pharos.leaders import actions as leaders
from pharos.leaders.models import Designation, Profile, ProfileExpertise
from pharos.people.models import Person

from .. import rules
from ..models import LeaderImport, LeaderImportRow

_HAS_ACTED = "Not taken back: {name} has signed in or done something since."
_CHANGED = "Not taken back: somebody has changed the designation or the profile since."
_STANDS = "Not taken back: something else here stands on it. End the designation in Leaders and designations."


@transaction.atomic
def take_back(asked: LeaderImport, *, why: str, by: Person, at: dt.datetime) -> LeaderImport:
    """Remove what the list made, row by row from its end."""
    asked = LeaderImport.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    rules.may_take_back(by, asked, at=at).enforce()
    if not why.strip():
        raise Refused("Give the reason why the list is taken back.")
    for row in asked.lines.exclude(undo={}).select_related("person").order_by("-line"):
        row.reason = f"{row.reason} {_taken_back(row, asked, at=at)}".strip()
        row.undo = {}
        row.save(update_fields=["reason", "undo", "person"])
    activity.move(asked, "undo", by=by, at=at, why=why)
    return asked


def _taken_back(row: LeaderImportRow, asked: LeaderImport, *, at: dt.datetime) -> str:
    """Take one row back, or leave it; a sentence that says which."""
    person = row.person
    if person is None or not (row.undo.get("designation") or row.undo.get("person")):
        return "Stays: it only filled in what was empty." if row.undo.get("filled") else ""
    if rules.has_acted(person, since=asked.requested_at):
        return _HAS_ACTED.format(name=person.name)
    if _changed_since(row, person, max(filter(None, (asked.finished_at, asked.requested_at, row.answered_at)))):
        return _CHANGED
    try:
        with transaction.atomic():
            _remove(row, person, at=at)
    except ProtectedError:
        return _STANDS
    return "Taken back."


def _changed_since(row: LeaderImportRow, person: Person, since: dt.datetime) -> bool:
    """Whether anybody, an administrator on the leader's behalf too, has worked on what the row made."""
    made = Designation.objects.filter(reference=row.undo.get("designation", ""), person=person)
    if made.exclude(ended_at=None).exists():
        return True
    subjects = [*made, *Profile.objects.filter(person=person)]
    return any(each.at > since for subject in subjects for each in history.timeline(subject))


def _remove(row: LeaderImportRow, person: Person, *, at: dt.datetime) -> None:
    made = Designation.objects.filter(reference=row.undo.get("designation", ""), person=person)
    leaders.forget(made, at=at)
    made.delete()
    if Designation.objects.filter(person=person).exists():
        return
    profile = Profile.objects.filter(person=person, consented_at=None).first()
    if profile is not None:
        ProfileExpertise.objects.filter(profile=profile).delete()
        profile.delete()
    if row.undo.get("person"):
        LeaderImportRow.objects.filter(person=person).update(person=None)
        person.delete()
        row.person = None

"""Decide about a row that needs a look: the same person, another person, or leave it out."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import AlreadyDone, Refused, WrongState
from pharos.people.models import Person
from pharos.people.rules import may_administer

from ..models import LeaderImportRow
from ..rows import line_from
from ..states import ANSWERS, Answer, Doubt, ListState, RowResult
from . import reading
from .list_rows import Desk, bring_in

GONE = "What this row said is no longer kept: it waited for more than a month. Hand the list in again."


@transaction.atomic
def decide(row: LeaderImportRow, *, answer: str, by: Person, at: dt.datetime) -> LeaderImportRow:
    """Before the import, the answer waits for it; after it, the row is brought in by the answer at once."""
    may_administer(by, at=at).enforce()
    rows = LeaderImportRow.objects.select_for_update(of=("self",)).select_related("leader_import", "person")
    row = rows.get(pk=row.pk)
    _refuse(row, answer, by)
    row.answer, row.answered_by, row.answered_at = answer, by, at
    asked = row.leader_import
    says = f"decided on line {row.line} ({row.name}): {Answer(answer).label.lower()}"
    activity.record("decide", asked, by=by, at=at, says=says)
    if asked.state == ListState.DONE:
        line = line_from(row.told)
        desk = Desk(by, at, f"From the list {asked.file_name}", asked.letters)
        reading.reported(row, line, bring_in(line, desk, answer=answer, decided=row.person))
        if row.result == RowResult.NEEDS_A_LOOK:
            row.answer, row.answered_by, row.answered_at = "", None, None
    row.save()
    return row


def _refuse(row: LeaderImportRow, answer: str, by: Person) -> None:
    if row.leader_import.state not in (ListState.TRIED, ListState.DONE):
        raise WrongState("This list is not waiting for decisions now.")
    if row.answer == answer and row.answered_by_id == by.pk:
        raise AlreadyDone("You have already decided this.")
    if row.result != RowResult.NEEDS_A_LOOK:
        raise WrongState("This row has been decided already.")
    if answer not in ANSWERS.get(Doubt(row.doubt), ()):
        raise Refused("Choose one of the answers.")
    if row.leader_import.state == ListState.DONE and not row.told:
        raise WrongState(GONE)

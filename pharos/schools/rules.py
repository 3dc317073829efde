"""Who may take an import back or call it off, and who reads what changed."""

import datetime as dt

from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.rules import may_administer
from pharos.people.states import Role

from . import queries
from .models import RegisterImport
from .states import REGISTER_IMPORT, ImportState


def may_cancel(person: Person | None, asked: RegisterImport, *, at: dt.datetime) -> Verdict:
    """Call an import off that has not begun."""
    allowed = may_administer(person, at=at)
    if allowed and not REGISTER_IMPORT.allows("cancel", asked.state):
        return not_now("Only an import that still waits can be cancelled. Where it has ended, it can be rolled back.")
    return allowed


def may_roll_back(person: Person | None, done: RegisterImport, *, at: dt.datetime) -> Verdict:
    """Take back the import that was done last; an earlier one only once those after it are taken back."""
    allowed = may_administer(person, at=at)
    if not allowed:
        return allowed
    if done.dry_run or done.state != ImportState.DONE:
        return not_now("Only an import that changed something can be rolled back.")
    if done.groups_before is None:
        return not_now("This import was made before the service kept what an import changes. It cannot be rolled back.")
    last = queries.last_done()
    if last != done:
        return not_now(f"Only the last import can be rolled back: {last.file_name if last else 'there is none'}.")
    if other := queries.running():
        return not_now(f"{other.file_name} is being imported. Wait until that has finished, then try again.")
    return YES


def may_read_changes(person: Person, *, at: dt.datetime) -> Verdict:
    """Read what changed in schools: administrators, and senior improvement advisers for their areas."""
    roles = people.roles_of(person, at=at)
    if roles.administrator or roles.keys(Role.SIA):
        return YES
    return no("Only administrators and senior improvement advisers can read what changed in schools.")


def areas_read(person: Person, *, at: dt.datetime) -> frozenset[str] | None:
    """The codes of the areas whose changes this person reads; None for all of them, and for schools in no area."""
    roles = people.roles_of(person, at=at)
    return None if roles.administrator else roles.keys(Role.SIA)

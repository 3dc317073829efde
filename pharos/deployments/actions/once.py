"""A second press of one button."""

from pharos.activity import queries as happened
from pharos.common.errors import AlreadyDone
from pharos.people.models import Person

from ..models import Agreement, Deployment, Visit


def once(subject: Agreement | Deployment | Visit, verb: str, *, by: Person) -> None:
    """Where this person has just made this very move, there is nothing left to do."""
    if happened.was_last_done_by(subject, verb, by):
        raise AlreadyDone("You have already done this.")

"""Who may declare an interest, and end one."""

from pharos.common.verdict import YES, Verdict, no
from pharos.people.models import Person

from .models import Declaration


def may_declare(by: Person, person: Person) -> Verdict:
    return YES if by == person else no("People declare their own interests.")


def may_end(by: Person, declaration: Declaration) -> Verdict:
    if by.pk != declaration.person_id:
        return no("Only the person who declared an interest can end it.")
    if declaration.ended_at is not None:
        return no("This interest has already ended.")
    return YES

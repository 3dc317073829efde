"""Who may give roles, end them and lend them."""

import datetime as dt

from pharos.common import clock
from pharos.common.verdict import YES, Verdict, no, not_now

from . import queries
from .models import Person, RoleGrant
from .states import Role

LONGEST_LOAN = dt.timedelta(days=366)


def may_administer(person: Person | None, *, at: dt.datetime) -> Verdict:
    """Whether the office is open to this person. Nobody by name is the service itself: a command at its console."""
    if person is None or queries.roles_of(person, at=at).administrator:
        return YES
    return no("Only a programme administrator can do this.")


def may_lend(person: Person | None, grant: RoleGrant, *, at: dt.datetime) -> Verdict:
    """Whether somebody may be named to stand in for the holder of this grant."""
    if grant.standing_in_for_id:
        return not_now("Someone who stands in for another person cannot pass the role on.")
    if grant.until_on is not None and grant.until_on < clock.day_of(at):
        return not_now("This role has ended.")
    if person == grant.person or may_administer(person, at=at):
        return YES
    return no(f"Only {grant.person} or a programme administrator can name who stands in.")


def may_end(person: Person | None, grant: RoleGrant, *, at: dt.datetime) -> Verdict:
    """Whether this grant can be ended: by an administrator; a lent one also by who lent it or who holds it."""
    if grant.until_on is not None and grant.until_on < clock.day_of(at):
        return not_now("This role has already ended.")
    lent = grant.standing_in_for
    if may_administer(person, at=at) or (lent and person in (lent.person, grant.person)):
        return YES
    return no("Only a programme administrator can end this role.")


def leaves_an_administrator(grant: RoleGrant, *, last_day: dt.date, at: dt.datetime) -> Verdict:
    """Whether the office still has somebody in it once this grant has ended on ``last_day``."""
    if grant.role != Role.ADMINISTRATOR or grant.standing_in_for_id:
        return YES
    others = queries.lasting_administrators(at=at, until=last_day).exclude(pk=grant.pk)
    if others.exists():
        return YES
    return not_now(f"{grant.person} is the last administrator. Give the role to someone else first.")


def may_close(person: Person | None, account: Person, *, at: dt.datetime) -> Verdict:
    """Whether this account may be shut, so that nobody can sign in with it."""
    allowed = may_administer(person, at=at)
    if not allowed:
        return allowed
    if person == account:
        return no("You cannot close your own account. Ask another administrator.")
    return YES


def may_keep_passkeys(person: Person | None, owner: Person) -> Verdict:
    """Whether this person may change how the owner of an account signs in: nobody else's, ever."""
    return YES if person == owner else no("Only the person whose account it is can do this.")


def hears_of_sign_ins(person: Person, *, at: dt.datetime) -> bool:
    """Whether letters tell of sign-ins from new browsers: by choice, and to administrators always."""
    return person.hears_of_sign_ins or queries.roles_of(person, at=at).administrator


def may_choose_notices(person: Person | None, owner: Person, *, wanted: bool, at: dt.datetime) -> Verdict:
    """Whether the letters can be stopped. An administrator's account opens too much to be used unnoticed."""
    if not wanted and queries.roles_of(owner, at=at).administrator:
        return not_now("Administrators are always told of sign-ins from a new browser.")
    return may_keep_passkeys(person, owner)

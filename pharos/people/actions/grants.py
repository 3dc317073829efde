"""Roles given, ended, and lent for a time.

``scope`` is what people call the grant's scope ("Marram Primary School"): the caller knows the register of
schools, this area doesn't.
"""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.errors import AlreadyDone, Refused, WrongState
from pharos.common.ui.filters import date

from .. import emails, queries, rules
from ..models import Person, RoleGrant
from ..states import SCOPE_OF, Role, ScopeKind
from .accounts import for_whom, must_be_open

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def grant(
    person: Person, role: Role, key: str = "", *, by: Person | None, at: dt.datetime,
    from_on: dt.date, until_on: dt.date | None = None, reason: str, scope: str = "", form_key: str = "",
) -> RoleGrant:  # fmt: skip
    """Let ``person`` act as ``role`` in one scope, from a day until a day (or until it is ended)."""
    rules.may_administer(by, at=at).enforce()
    known = _posted_before(form_key)
    if known:
        return known
    given = RoleGrant(
        person=person, role=Role(role), scope_kind=SCOPE_OF[Role(role)], scope_key=str(key),
        from_on=from_on, until_on=until_on, reason=reason, granted_by=by, granted_at=at, form_key=form_key or None,
    )  # fmt: skip
    _give(given)
    activity.record("grant", given, by=by, at=at, why=reason, standing_for=for_whom(by, at=at),
                    says=f"made {person.name} {words_for(given, scope)} {_span(given)}")  # fmt: skip
    emails.role_given(given, scope=scope, by=by, at=at)
    return given


@transaction.atomic
def lend(
    grant: RoleGrant, *, to_name: str, to_email: str, from_on: dt.date, until_on: dt.date, reason: str,
    by: Person, at: dt.datetime, scope: str = "", form_key: str = "",
) -> RoleGrant:  # fmt: skip
    """Name a delegate or deputy, who holds the grant's role and scope for a time, while its holder does.

    Somebody who has no account yet is given one.
    """
    rules.may_lend(by, grant, at=at).enforce()
    known = _posted_before(form_key)
    if known:
        return known
    _refuse_span(grant, from_on=from_on, until_on=until_on, at=at)
    person = Person.objects.named(to_name, to_email)
    if person == grant.person:
        raise Refused("Name somebody else: nobody can stand in for themselves.")
    lent = RoleGrant(
        person=person, role=grant.role, scope_kind=grant.scope_kind, scope_key=grant.scope_key,
        from_on=from_on, until_on=until_on, reason=reason, granted_by=by, granted_at=at,
        standing_in_for=grant, form_key=form_key or None,
    )  # fmt: skip
    _give(lent)
    activity.record(
        "lend", lent, by=by, at=at, why=reason, standing_for=None if by == grant.person else for_whom(by, at=at),
        says=f"named {person.name} to stand in for {grant.person.name} as {words_for(grant, scope)} {_span(lent)}",
    )  # fmt: skip
    emails.stand_in_named(lent, scope=scope, by=by, at=at)
    return lent


@transaction.atomic
def end_grant(
    grant: RoleGrant, *, by: Person | None, at: dt.datetime, reason: str,
    last_day: dt.date | None = None, scope: str = "",
) -> None:  # fmt: skip
    """End a grant: on the spot, or after ``last_day``. What was lent under it ends with it."""
    last_day, now = last_day or clock.day_of(at) - ONE_DAY, last_day is None
    # Administrators' grants are locked together: two who end each other at the same moment wait in line.
    list(RoleGrant.objects.select_for_update().filter(role=grant.role, scope_key=grant.scope_key).order_by("pk"))
    grant.refresh_from_db(fields=["until_on", "ended_at", "ended_by", "end_reason"])
    if grant.ended_by_id and by and grant.ended_by_id == by.pk and grant.until_on == last_day:
        raise AlreadyDone("You have already ended this role.")
    rules.may_end(by, grant, at=at).enforce()
    rules.leaves_an_administrator(grant, last_day=last_day, at=at).enforce()
    if not now:
        _refuse_last_day(grant, last_day)
    grant.until_on, grant.ended_at, grant.ended_by, grant.end_reason = last_day, at, by, reason
    grant.save(update_fields=["until_on", "ended_at", "ended_by", "end_reason"])
    when = "" if now else f" after {date(last_day)}"
    activity.record("end_grant", grant, by=by, at=at, why=reason, standing_for=for_whom(by, at=at),
                    says=f"ended the role of {grant.person.name} as {words_for(grant, scope)}{when}")  # fmt: skip
    tell = emails.stand_in_ended if grant.standing_in_for_id else emails.role_ended
    tell(grant, scope=scope, by=by, at=at)


def words_for(grant: RoleGrant, scope: str) -> str:
    """headteacher of Marram Primary School."""
    joined = "of" if grant.scope_kind == ScopeKind.SCHOOL else "for"
    return f"{grant.role_name.lower()} {joined} {scope}" if scope else grant.role_name.lower()


def _posted_before(form_key: str) -> RoleGrant | None:
    return RoleGrant.objects.filter(form_key=form_key).first() if form_key else None


def _give(given: RoleGrant) -> None:
    """Save a new grant, unless its days are the wrong way round or taken by another of the same kind."""
    if given.until_on is not None and given.until_on < given.from_on:
        raise Refused("The last day must be the same as or after the first day.")
    person = Person.objects.select_for_update().get(pk=given.person_id)
    must_be_open(person)
    other = queries.overlapping(
        person, Role(given.role), given.scope_key,
        from_on=given.from_on, until_on=given.until_on, lent=given.standing_in_for,
    )  # fmt: skip
    if other:
        raise WrongState(f"{person} already holds this role {_span(other)}. End that first, or choose other days.")
    given.save()
    given.person.__dict__.pop("_roles_by_day", None)


def _span(grant: RoleGrant) -> str:
    until = f" until {date(grant.until_on)}" if grant.until_on else ""
    return f"from {date(grant.from_on)}{until}"


def _refuse_span(grant: RoleGrant, *, from_on: dt.date, until_on: dt.date, at: dt.datetime) -> None:
    if until_on < clock.day_of(at):
        raise Refused("The last day must be today or later.")
    if until_on - from_on > rules.LONGEST_LOAN:
        raise Refused("Someone can stand in for up to a year at a time. Choose an earlier last day.")
    if from_on < grant.from_on or (grant.until_on is not None and until_on > grant.until_on):
        raise Refused(f"{grant.person} holds the role {_span(grant)}. Choose days within that time.")


def _refuse_last_day(grant: RoleGrant, last_day: dt.date) -> None:
    if last_day < grant.from_on:
        raise Refused(f"The role began on {date(grant.from_on)}. Choose a last day on or after that.")
    if grant.until_on is not None and last_day > grant.until_on:
        raise Refused(f"The role already ends on {date(grant.until_on)}. Choose that day or an earlier one.")

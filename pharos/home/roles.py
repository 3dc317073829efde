"""How the roles of a person read, on their own page and in the office."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pharos.common.pages import Tag
from pharos.common.ui.filters import date
from pharos.people.models import RoleGrant

from .scopes import Names, called


@dataclass(frozen=True)
class StandIn:
    """Somebody who stands in under a grant."""

    reference: str
    name: str
    email: str
    dates: str
    state: Tag
    is_over: bool


@dataclass(frozen=True)
class RoleRow:
    """One role: what, where, since when, until when, and who stands in."""

    reference: str
    role: str
    scope: str
    dates: str
    state: Tag
    is_over: bool
    is_lent: bool
    standing_in_for: str
    given_by: str
    reason: str
    end_reason: str
    stand_ins: tuple[StandIn, ...]

    @property
    def title(self) -> str:
        return f"{self.role}, {self.scope}" if self.scope else self.role


def rows(grants: Iterable[RoleGrant], names: Names, *, day: dt.date) -> list[RoleRow]:
    """Roles as people read them: those that hold, then those to come, then those that are over."""
    made = [row(grant, names, day=day) for grant in grants]
    return sorted(made, key=lambda each: (each.is_over, each.state.text != "Now"))


def row(grant: RoleGrant, names: Names, *, day: dt.date) -> RoleRow:
    lent = grant.standing_in_for
    return RoleRow(
        reference=grant.reference,
        role=grant.role_name,
        scope=called(grant, names),
        dates=span(grant),
        state=state_on(grant, day),
        is_over=is_over(grant, day),
        is_lent=lent is not None,
        standing_in_for=lent.person.name if lent else "",
        given_by=grant.granted_by.name if grant.granted_by else "Pharos",
        reason=grant.reason,
        end_reason=grant.end_reason,
        stand_ins=() if lent else tuple(_stand_in(each, day) for each in grant.lent_grants.all()),
    )


def span(grant: RoleGrant) -> str:
    """From 1 September 2026 until 31 August 2027."""
    if grant.until_on is None:
        return f"From {date(grant.from_on)}"
    if grant.until_on < grant.from_on:
        return f"Given for {date(grant.from_on)}, ended before that day was over"
    return f"From {date(grant.from_on)} until {date(grant.until_on)}"


def is_over(grant: RoleGrant, day: dt.date) -> bool:
    lent = grant.standing_in_for
    return _has_passed(grant, day) or (lent is not None and _has_passed(lent, day))


def state_on(grant: RoleGrant, day: dt.date) -> Tag:
    if is_over(grant, day):
        return Tag("Ended", "grey")
    begins = max(grant.from_on, grant.standing_in_for.from_on if grant.standing_in_for else grant.from_on)
    return Tag("To come", "blue") if begins > day else Tag("Now", "green")


def _has_passed(grant: RoleGrant, day: dt.date) -> bool:
    return grant.until_on is not None and grant.until_on < day


def _stand_in(lent: RoleGrant, day: dt.date) -> StandIn:
    return StandIn(
        lent.reference, lent.person.name, lent.person.email, span(lent), state_on(lent, day), is_over(lent, day)
    )

"""What an administrator reads about people, their roles and their organisations."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.activity.models import Activity
from pharos.common.pages import Fact, Paging, Tag, TimelineItem, timeline
from pharos.common.ui.filters import date
from pharos.common.verdict import Verdict
from pharos.home import roles
from pharos.home.roles import RoleRow
from pharos.home.scopes import Names, called
from pharos.people import rules
from pharos.people.models import Organisation, Person, RoleGrant

SHOWN = 50
COLUMNS = ("Name", "Email", "Roles now", "Account")
ORGANISATION_COLUMNS = ("Name", "Kind", "People who act for it")


@dataclass(frozen=True)
class PersonRow:
    """One person in the list: who they are, and what they act as now."""

    name: str
    href: str
    email: str
    roles: Sequence[str]
    state: Tag | None


@dataclass(frozen=True)
class PeoplePage:
    listed: Paging
    rows: Sequence[PersonRow]


def grants_in(listed: Paging) -> list[RoleGrant]:
    return [grant for person in listed.rows for grant in person.grants.all()]


def people(listed: Paging, names: Names, *, day: dt.date) -> PeoplePage:
    return PeoplePage(listed=listed, rows=[_person_row(person, names, day) for person in listed.rows])


def _person_row(person: Person, names: Names, day: dt.date) -> PersonRow:
    held = [grant for grant in person.grants.all() if roles.state_on(grant, day).text == "Now"]
    return PersonRow(
        name=person.name,
        href=reverse("office:person", args=[person.reference]),
        email=person.email,
        roles=[_words(grant, names) for grant in held],
        state=None if person.is_active else Tag("Account closed", "red"),
    )


def line(person: Person, names: Names, *, day: dt.date) -> list[Any]:
    """The row as a line of a file."""
    row = _person_row(person, names, day)
    return [row.name, row.email, "; ".join(row.roles), "Open" if person.is_active else "Closed"]


def _words(grant: RoleGrant, names: Names) -> str:
    scope = called(grant, names)
    title = f"{grant.role_name}, {scope}" if scope else grant.role_name
    return f"{title} (for {grant.standing_in_for.person.name})" if grant.standing_in_for else title


@dataclass(frozen=True)
class HeldRole:
    """A role of one person, with what can be done about it."""

    row: RoleRow
    end: Verdict
    lend: Verdict


@dataclass(frozen=True)
class PersonPage:
    """Everything about one person: how to reach them, what they hold and held, what happened."""

    name: str
    reference: str
    is_active: bool
    facts: Sequence[Fact]
    held: Sequence[HeldRole]
    past: Sequence[RoleRow]
    timeline: Sequence[TimelineItem]
    close: Verdict


def person(
    account: Person, grants: Sequence[RoleGrant], names: Names, happened: Iterable[Activity], *,
    me: Person, at: dt.datetime, day: dt.date,
) -> PersonPage:  # fmt: skip
    by_reference = {grant.reference: grant for grant in grants}
    rows = roles.rows(grants, names, day=day)
    return PersonPage(
        name=account.name,
        reference=account.reference,
        is_active=account.is_active,
        facts=_facts(account),
        held=[_held(row, by_reference[row.reference], me, at) for row in rows if not row.is_over],
        past=[row for row in rows if row.is_over],
        timeline=timeline(happened),
        close=rules.may_close(me, account, at=at),
    )


def _held(row: RoleRow, grant: RoleGrant, me: Person, at: dt.datetime) -> HeldRole:
    return HeldRole(row=row, end=rules.may_end(me, grant, at=at), lend=rules.may_lend(me, grant, at=at))


def _facts(account: Person) -> list[Fact]:
    correct = reverse("office:correct_person", args=[account.reference])
    seen = date(account.last_login) if account.last_login else "Never"
    return [
        Fact("Name", account.name, correct, f"the name of {account.name}"),
        Fact("Email", account.email, correct, f"the email address of {account.name}"),
        Fact("Telephone", account.telephone or "Not given", correct, f"the telephone number of {account.name}"),
        Fact("Last signed in", seen),
        Fact("Account", "Open" if account.is_active else "Closed"),
    ]


@dataclass(frozen=True)
class EndingPage:
    """The role that is to end."""

    role: str
    dates: str
    stand_ins: Sequence[str]


def ending(grant: RoleGrant, names: Names, *, day: dt.date) -> EndingPage:
    row = roles.row(grant, names, day=day)
    return EndingPage(row.title, row.dates, [each.name for each in row.stand_ins if not each.is_over])


@dataclass(frozen=True)
class OrganisationRow:
    name: str
    kind: str
    people: int


@dataclass(frozen=True)
class OrganisationsPage:
    rows: Sequence[OrganisationRow]


def organisations(found: Iterable[Organisation], holders: dict[str, int]) -> OrganisationsPage:
    return OrganisationsPage(
        [OrganisationRow(each.name, each.get_kind_display(), holders.get(each.reference, 0)) for each in found]
    )


def organisation_line(found: Organisation, holders: dict[str, int]) -> list[Any]:
    return [found.name, found.get_kind_display(), holders.get(found.reference, 0)]

"""What the pages of the front door say."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Figure, TimelineItem, timeline
from pharos.common.ui.filters import date, plural
from pharos.common.waiting import Waiting
from pharos.people.models import Person, RoleGrant
from pharos.people.queries import Roles
from pharos.people.states import Role

from . import roles
from .queries import Happening, Standing
from .roles import RoleRow
from .scopes import Names

MOST = 40
FOR_LEADERS = "When a school asks for you, or you have something to answer, it appears here, and we write to you."


@dataclass(frozen=True)
class TaskRow:
    """One thing to do: where, why, since when, until when."""

    what: str
    href: str
    why: str
    since: str
    due: str
    is_late: bool
    is_urgent: bool


@dataclass(frozen=True)
class TaskGroup:
    title: str
    tasks: Sequence[TaskRow]


@dataclass(frozen=True)
class Nothing:
    """What somebody reads for whom nothing waits: what happens next, and what they can do meanwhile."""

    words: str
    href: str
    link: str


@dataclass(frozen=True)
class Change:
    """Something that happened of late, and its page."""

    item: TimelineItem
    title: str
    href: str


@dataclass(frozen=True)
class HomePage:
    """What waits for somebody, how things stand, what happened."""

    name: str
    summary: str
    groups: Sequence[TaskGroup]
    more: int
    nothing: Nothing
    figures: Sequence[Figure]
    changes: Sequence[Change]


def home(
    person: Person, held: Roles, tasks: Sequence[Waiting], standing: Standing, happened: Iterable[Happening], *,
    day: dt.date,
) -> HomePage:  # fmt: skip
    late = sum(task.is_late(day) for task in tasks)
    return HomePage(
        name=person.name,
        summary=f"{plural(len(tasks), 'thing')} to do{f', {late} of them late' if late else ''}" if tasks else "",
        groups=_groups(tasks[:MOST], day),
        more=max(0, len(tasks) - MOST),
        nothing=_nothing(held, standing),
        figures=_figures(held, standing),
        changes=[_change(each) for each in happened],
    )


def _groups(tasks: Iterable[Waiting], day: dt.date) -> list[TaskGroup]:
    """The tasks under their headings; the heading of the most pressing task comes first."""
    found: dict[str, list[TaskRow]] = {}
    for task in tasks:
        found.setdefault(task.group, []).append(_task(task, day))
    return [TaskGroup(title, rows) for title, rows in found.items()]


def _task(task: Waiting, day: dt.date) -> TaskRow:
    late = task.is_late(day)
    return TaskRow(
        what=task.what,
        href=task.href,
        why=task.why,
        since=f"Since {date(task.since_on)}",
        due=f"{'Was due' if late else 'By'} {date(task.due)}" if task.due else "",
        is_late=late,
        is_urgent=task.urgent,
    )


def _nothing(held: Roles, standing: Standing) -> Nothing:
    """By what the person most likely came for."""
    if held.administrator:
        return Nothing("Letters that fail and leaders who cannot be found yet appear here.", "/office/", "The office")
    if held.keys(Role.SIA, Role.AREA_CHAIR):
        return Nothing("When a school in your area asks for support, it appears here.", "/triage/", "See all requests")
    if held.keys(Role.HEADTEACHER):
        return Nothing(_for_heads(standing), "/requests/new/", "Ask for support for your school")
    if standing.is_leader:
        return Nothing(FOR_LEADERS, "/offers/", "See the offers to you")
    if held.held:
        return Nothing("When an agreement needs your answer, it appears here, and we write to you.",
                       "/deployments/", "See the support under way")  # fmt: skip
    return Nothing("You hold no role in the programme yet. An administrator gives you one, and you get a letter.",
                   "/help/", "How it works, and whom to ask")  # fmt: skip


def _for_heads(standing: Standing) -> str:
    if standing.is_leader:
        return FOR_LEADERS
    if standing.open_requests:
        return (
            "Your request is with others now. When they need something from you, it appears here, and we write to you."
        )
    return "When you ask for support, what comes next appears here, and we write to you."


def _figures(held: Roles, standing: Standing) -> list[Figure]:
    """Numbers for those who have any: the requests and the support that they may see."""
    where = "/triage/" if held.keys(Role.SIA, Role.AREA_CHAIR) or held.administrator else "/requests/"
    shown = []
    if where == "/triage/" or held.keys(Role.HEADTEACHER):
        shown.append(Figure(standing.open_requests, "Open requests", where))
    if held.held or standing.is_leader:
        shown.append(Figure(standing.under_way, "Support under way", "/deployments/"))
    return shown


def _change(each: Happening) -> Change:
    what, name = ("Request", "matching:request") if each.label.startswith("support") else (
        "Support", "deployments:deployment")  # fmt: skip
    return Change(
        item=timeline([each.activity])[0],
        title=f"{what} for {each.school}",
        href=reverse(name, args=[each.reference]),
    )


@dataclass(frozen=True)
class AccountPage:
    """A person's own account: how to reach them, what they act as, who stands in."""

    name: str
    email: str
    telephone: str
    roles: Sequence[RoleRow]
    past: Sequence[RoleRow]
    stand_ins: Sequence[str]
    is_leader: bool


def account(
    person: Person, grants: Iterable[RoleGrant], names: Names, *, is_leader: bool, day: dt.date
) -> AccountPage:  # fmt: skip
    rows = roles.rows(grants, names, day=day)
    return AccountPage(
        name=person.name,
        email=person.email,
        telephone=person.telephone,
        roles=[row for row in rows if not row.is_over],
        past=[row for row in rows if row.is_over],
        stand_ins=sorted({each.name for row in rows for each in row.stand_ins if not each.is_over}),
        is_leader=is_leader,
    )


@dataclass(frozen=True)
class StandInsPage:
    """The roles that somebody may be asked to stand in for, and those in which the reader stands in."""

    own: Sequence[RoleRow]
    lent: Sequence[RoleRow]


def stand_ins(grants: Iterable[RoleGrant], names: Names, *, day: dt.date) -> StandInsPage:
    rows = [row for row in roles.rows(grants, names, day=day) if not row.is_over]
    return StandInsPage(own=[row for row in rows if not row.is_lent], lent=[row for row in rows if row.is_lent])


@dataclass(frozen=True)
class LendingPage:
    """Naming somebody to stand in. ``whose`` is "you" on one's own page."""

    whose: str
    role: str
    dates: str


def lending(grant: RoleGrant, scope: str, *, me: Person) -> LendingPage:
    whose = "you" if grant.person == me else grant.person.name
    return LendingPage(whose=whose, role=_title(grant, scope), dates=roles.span(grant))


@dataclass(frozen=True)
class EndingPage:
    """Ending a loan: handing it back, or taking it back."""

    title: str
    role: str
    dates: str
    button: str


def ending(grant: RoleGrant, scope: str, *, me: Person) -> EndingPage:
    assert grant.standing_in_for
    lender, mine = grant.standing_in_for.person, grant.person == me
    title = f"Stop standing in for {lender.name}" if mine else f"Stop {grant.person.name} standing in"
    return EndingPage(
        title=title,
        role=_title(grant, scope),
        dates=roles.span(grant),
        button="Hand it back" if mine else "End it now",
    )


def _title(grant: RoleGrant, scope: str) -> str:
    return f"{grant.role_name}, {scope}" if scope else grant.role_name

"""What the pages of asking for support say."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.common import clock
from pharos.common.pages import Paging, Tag
from pharos.people.models import Person
from pharos.schools.models import School

from . import answers, rules, wording
from .answers import Progress
from .models import SupportRequest
from .states import RequestState
from .wording import Audience

COLUMNS = (
    "Case number", "School", "URN", "Kind of support", "Status", "Days", "From", "Until", "Sent on", "Last saved on",
)  # fmt: skip
PROGRESS_COLOURS = {Progress.TO_DO: "blue", Progress.WRONG: "orange", Progress.OPTIONAL: "grey"}


@dataclass(frozen=True)
class RequestRow:
    """One request in a list."""

    title: str
    kind: str
    school: str
    tag: Tag
    when: str
    at: dt.datetime
    href: str


@dataclass(frozen=True)
class RequestsPage:
    paging: Paging
    rows: list[RequestRow]
    may_start: bool


@dataclass(frozen=True)
class DraftRow:
    school: str
    kind: str
    by: str
    saved_at: dt.datetime
    href: str


@dataclass(frozen=True)
class StartPage:
    school: str
    leader: str
    drafts: list[DraftRow]


@dataclass(frozen=True)
class Task:
    """One line of the task list."""

    title: str
    href: str
    status: str
    tag: Tag | None


@dataclass(frozen=True)
class Group:
    title: str
    tasks: list[Task]


@dataclass(frozen=True)
class AnswersPage:
    reference: str
    case_number: str
    school: str
    returned: str
    groups: list[Group]
    left: int
    send_href: str
    withdraw_href: str
    is_draft: bool


def requests(paging: Paging, *, person: Person, at: dt.datetime) -> RequestsPage:
    rows = [_row(each, person=person, at=at) for each in paging.rows]
    return RequestsPage(paging, rows, may_start=bool(rules.may_start(person, at=at)))


def _row(request: SupportRequest, *, person: Person, at: dt.datetime) -> RequestRow:
    by_school = rules.acts_for_school(person, request, at=at)
    when, moment = ("Sent on", request.sent_at) if request.sent_at else ("Saved on", None)
    return RequestRow(
        title=request.case_number or "Draft",
        kind=request.get_kind_display() or "Kind of support not chosen yet",
        school=request.school.name,
        tag=wording.tag(request.state, Audience.SCHOOL if by_school else Audience.ADVISER),
        when=when,
        at=moment or request.saved_at,
        href=address_of(request, may_write=bool(rules.may_write(person, request, at=at))),
    )


def line(request: SupportRequest, *, person: Person, at: dt.datetime) -> list[Any]:
    """The row as a line of a file."""
    row = _row(request, person=person, at=at)
    return [
        row.title, row.school, request.school.urn, row.kind, row.tag.text,
        None if request.half_days is None else request.half_days / 2, request.wanted_from_on, request.wanted_until_on,
        clock.day_of(request.sent_at) if request.sent_at else None, clock.day_of(request.saved_at),
    ]  # fmt: skip


def address_of(request: SupportRequest, *, may_write: bool) -> str:
    """Where somebody goes on with a request: to its questions while they write it, else to what became of it."""
    name = "support:answers" if may_write and request.state == RequestState.DRAFT else "matching:request"
    return reverse(name, args=[request.reference])


def start(schools: Sequence[School], drafts: Sequence[SupportRequest], *, leader: str) -> StartPage:
    rows = [
        DraftRow(
            each.school.name, each.get_kind_display(), each.raised_by.name, each.saved_at,
            reverse("support:answers", args=[each.reference]),
        )
        for each in drafts
    ]  # fmt: skip
    return StartPage(schools[0].name if len(schools) == 1 else "", leader, rows)


def task_list(request: SupportRequest, *, areas: int, returned: str, at: dt.datetime) -> AnswersPage:
    """Every question of the request, with how far it has come."""
    today = clock.day_of(at)
    asked = answers.questions(request)
    progress = {each.key: answers.progress(each, request, today=today, areas=areas) for each in asked}
    groups = [
        Group(title, [_task(each, request, progress) for each in asked if each.group == title])
        for title in answers.GROUPS
    ]
    return AnswersPage(
        reference=request.reference,
        case_number=request.case_number,
        school=request.school.name,
        returned=returned,
        groups=groups,
        left=len(answers.still_missing(request, today=today)),
        send_href=reverse("matching:send", args=[request.reference]),
        withdraw_href=reverse("matching:withdraw", args=[request.reference]),
        is_draft=request.state == RequestState.DRAFT,
    )


def _task(question: answers.Question, request: SupportRequest, progress: Mapping[str, Progress]) -> Task:
    how = progress[question.key]
    tag = Tag(how.value, PROGRESS_COLOURS[how]) if how in PROGRESS_COLOURS else None
    href = reverse("support:question", args=[request.reference, question.key])
    return Task(question.title, href, how.value, tag)

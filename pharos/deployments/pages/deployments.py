"""The list of support, and the page of one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.common import clock
from pharos.common.pages import Fact, Figure, Paging, Tag, TimelineItem, timeline
from pharos.common.ui import filters
from pharos.common.verdict import Verdict
from pharos.days.tally import Balance
from pharos.people.models import Person

from .. import rules, wording
from ..models import Deployment, RecordVersion, Visit
from ..states import DeploymentState, Keeping, Party, Reader, VisitState
from .agreements import TYPED, facts_of_terms

COLUMNS = (
    "Case number", "School", "URN", "Leader", "Kind of support", "Status", "What comes next", "Days agreed",
    "Days delivered", "Next visit", "Agreed from", "Agreed until", "Began on", "Over since",
)  # fmt: skip


@dataclass(frozen=True)
class DeploymentRow:
    school: str
    leader: str
    kind: str
    case_number: str
    tag: Tag
    why: str
    days: str
    href: str


@dataclass(frozen=True)
class ListingPage:
    paging: Paging
    rows: list[DeploymentRow]
    tabs: list[tuple[str, str, bool]]
    nothing: str


@dataclass(frozen=True)
class VisitRow:
    number: int
    on: dt.date
    days: str
    words: str
    tag: Tag
    is_over: bool
    change_href: str
    took_place_href: str
    cancel_href: str
    correct_href: str
    record_href: str
    record_words: str
    start_record_href: str


@dataclass(frozen=True)
class DeploymentPage:
    reference: str
    school: str
    leader: str
    kind: str
    case_number: str
    tag: Tag
    over: str
    figures: list[Figure]
    visits: list[VisitRow]
    people: list[Fact]
    terms: list[Fact]
    typed: tuple[str, ...]
    agreement_href: str
    proposed_href: str
    change_href: str
    who_sees: list[tuple[str, str]]
    contacts: list[Person]
    timeline: list[TimelineItem]
    plan: Verdict
    pause: Verdict
    resume: Verdict
    complete: Verdict
    end: Verdict
    keeping: str
    may_keep: Verdict
    reads_record: bool


def listing(
    paging: Paging, found: Sequence[Any], *, balances: dict[int, Balance], tabs: list[tuple[str, str, bool]],
    nothing: str, at: dt.datetime,
) -> ListingPage:  # fmt: skip
    today = clock.day_of(at)
    return ListingPage(paging, [_row(each, balances[each.request_id], today) for each in found], tabs, nothing)


def _row(deployment: Any, balance: Balance, today: dt.date) -> DeploymentRow:
    delivered, agreed = balance.all_delivered, deployment.agreement.half_days
    return DeploymentRow(
        school=deployment.school.name,
        leader=deployment.leader.name,
        kind=deployment.get_kind_display(),
        case_number=deployment.request.case_number,
        tag=wording.DEPLOYMENT_TAGS[DeploymentState(deployment.state)],
        why=_why(deployment, today),
        days=f"{filters.days(delivered)} of {filters.days(agreed)}",
        href=reverse("deployments:deployment", args=[deployment.reference]),
    )


def line(deployment: Any, balance: Balance, today: dt.date) -> list[Any]:
    """The row as a line of a file."""
    row, agreed = _row(deployment, balance, today), deployment.agreement
    return [
        row.case_number, row.school, deployment.school.urn, row.leader, row.kind, row.tag.text, row.why,
        agreed.half_days / 2, balance.all_delivered / 2, deployment.next_on, agreed.starts_on, agreed.ends_on,
        clock.day_of(deployment.started_at), clock.day_of(deployment.ended_at) if deployment.ended_at else None,
    ]  # fmt: skip


def _why(deployment: Any, today: dt.date) -> str:
    """Why it stands where it does: what there is to do, or what comes next."""
    if not deployment.is_running:
        return f"Since {filters.date(deployment.ended_at)}"
    if deployment.overdue:
        return "A visit waits to be recorded"
    if deployment.agreement.ends_on < today:
        return f"The agreement ran until {filters.date(deployment.agreement.ends_on)}"
    if deployment.state == DeploymentState.PAUSED:
        return "Paused"
    return f"Next visit {filters.date(deployment.next_on)}" if deployment.next_on else "No visit is planned"


def deployment(
    deployment: Deployment, *, person: Person, visits: Sequence[Visit], balance: Balance, people: list[Fact],
    contacts: list[Person], activities: Sequence[object], proposed: str, at: dt.datetime,
) -> DeploymentPage:  # fmt: skip
    agreement = deployment.agreement
    reads = bool(rules.may_read_record(person, deployment, at=at))
    change = rules.works_on(person, deployment, at=at) and deployment.is_running
    return DeploymentPage(
        reference=deployment.reference,
        school=deployment.school.name,
        leader=deployment.leader.name,
        kind=deployment.get_kind_display(),
        case_number=deployment.request.case_number,
        tag=wording.DEPLOYMENT_TAGS[DeploymentState(deployment.state)],
        over="" if deployment.is_running else _over(deployment),
        figures=_figures(deployment, visits, balance, clock.day_of(at)),
        visits=[_visit(each, deployment, person=person, reads=reads, at=at) for each in visits],
        people=people,
        terms=facts_of_terms(agreement),
        typed=TYPED,
        agreement_href=reverse("deployments:agreement", args=[agreement.reference]),
        proposed_href=reverse("deployments:agreement", args=[proposed]) if proposed else "",
        change_href=reverse("deployments:terms", args=[deployment.request.reference]) if change else "",
        who_sees=_who_sees(deployment),
        contacts=contacts,
        timeline=timeline(activities),
        plan=rules.may_plan_visit(person, deployment, at=at),
        pause=rules.may_pause(person, deployment, at=at),
        resume=rules.may_resume(person, deployment, at=at),
        complete=rules.may_complete(person, deployment, at=at),
        end=rules.may_end_early(person, deployment, at=at),
        keeping=_keeping(deployment),
        may_keep=rules.may_say_where_record_is(person, deployment, at=at),
        reads_record=reads,
    )


def _over(deployment: Deployment) -> str:
    how = "was completed" if deployment.state == DeploymentState.COMPLETED else "ended early"
    return f"This support {how} on {filters.date(deployment.ended_at)}. What was agreed and recorded can still be read."


def _figures(deployment: Deployment, visits: Sequence[Visit], balance: Balance, today: dt.date) -> list[Figure]:
    planned = [visit.on for visit in visits if visit.state == VisitState.PLANNED]
    after = filters.date(min(planned)) if planned else "Not planned"
    running = [
        Figure(after, "Next visit", warm=deployment.is_running and (not planned or min(planned) < today)),
        Figure(filters.days(balance.open), "Still to be delivered"),
    ]
    return [
        Figure(filters.days(deployment.agreement.half_days), "Agreed"),
        Figure(filters.days(balance.all_delivered), "Delivered"),
        *(running if deployment.is_running else []),
    ]


def _visit(visit: Visit, deployment: Deployment, *, person: Person, reads: bool, at: dt.datetime) -> VisitRow:
    visit.deployment = deployment
    record = getattr(visit, "record", None) if reads else None

    def href(name: str, verdict: Verdict) -> str:
        return reverse(f"deployments:{name}", args=[visit.reference]) if verdict else ""

    may_start = rules.may_start_record(person, visit, at=at) if reads and record is None else None
    return VisitRow(
        number=visit.number,
        on=visit.on,
        days=filters.days(visit.half_days),
        words=visit.words,
        tag=wording.visit(visit.state, passed=visit.on < clock.day_of(at)),
        is_over=visit.state != VisitState.PLANNED,
        change_href=href("change_visit", rules.may_change_visit(person, visit, at=at)),
        took_place_href=href("visit_took_place", rules.may_record_visit(person, visit, at=at)),
        cancel_href=href("cancel_visit", rules.may_cancel_visit(person, visit, at=at)),
        correct_href=href("correct_visit", rules.may_correct_visit(person, visit, at=at)),
        record_href=reverse("deployments:record", args=[record.reference]) if record else "",
        record_words=_signed(next(iter(record.versions.all()), None)) if record else "",
        start_record_href=href("start_record", may_start) if may_start else "",
    )


def _signed(newest: RecordVersion | None) -> str:
    parties = {each.party for each in newest.signatures.all()} if newest else set()
    if not parties:
        return "Not signed"
    if len(parties) > 1:
        return "Signed by both"
    return f"Signed by {Party(parties.pop()).label.lower()}"


def _keeping(deployment: Deployment) -> str:
    """Where the record is kept; nothing where it is here, or nobody has said yet."""
    if deployment.keeping == Keeping.ELSEWHERE:
        return f"The record of this support is kept elsewhere: {deployment.keeping_words}"
    return "No support record is kept." if deployment.keeping == Keeping.NONE else ""


def _who_sees(deployment: Deployment) -> list[tuple[str, str]]:
    """What each part in the support can see; nothing about a supported school is ever public."""
    readers = deployment.agreement.record_readers
    record = [Reader(each).label for each in readers]
    reading = filters.sentence(["the leader", "the headteacher", *(f"{e[:1].lower()}{e[1:]}" for e in record)])
    sees = [
        ("The support record", f"Read by {reading}. Each reading is recorded."),
        (
            "The agreement, the visits and what happened",
            "The leader, the school, the adviser and chair of its area, and the administrators of the programme.",
        ),
        ("Everybody else", "Nothing. Nothing about a supported school is public."),
    ]
    if deployment.agreement.chair:
        sees.insert(1, ("The chair of governors", "The agreement, the visits and what happened."))
    return sees

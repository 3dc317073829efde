"""Lists of leaders that were handed in; and who is known by what a row says."""

import datetime as dt

from django.db.models import Count, Q, QuerySet
from django_tasks_db.models import DBTaskResult

from pharos.common.waiting import Waiting
from pharos.jobs import queries as jobs
from pharos.people.models import Person
from pharos.people.states import Role
from pharos.schools.models import School

from .models import LeaderImport, LeaderImportRow
from .states import Answer, ListState, RowResult

# The task that reads a list, and the states in which one has not ended.
TASK = "pharos.office.actions.lists.read_in"
UNFINISHED = (ListState.RUNNING, ListState.WAITING)
OVERDUE = dt.timedelta(minutes=15)


def lists() -> QuerySet[LeaderImport]:
    """Every list, the newest first."""
    return LeaderImport.objects.select_related("started_by").order_by("-requested_at", "-pk")


def running() -> LeaderImport | None:
    """The list that is read now: there is never more than one."""
    return LeaderImport.objects.filter(state=ListState.RUNNING).first()


def chosen_before(heading_key: str) -> dict[str, str]:
    """The columns that were chosen for the last list with the same headings."""
    rows = LeaderImport.objects.filter(heading_key=heading_key).exclude(columns={}).order_by("-requested_at", "-pk")
    found = rows.values_list("columns", flat=True).first()
    return found or {}


def counts(asked: LeaderImport) -> dict[str, int]:
    """How many rows came to each result, every result named."""
    rows = asked.lines.order_by().values_list("result").annotate(found=Count("pk"))
    return dict.fromkeys(RowResult.values, 0) | dict(rows)


def lines(asked: LeaderImport, result: str = "") -> QuerySet[LeaderImportRow]:
    """What became of its rows, in the order of the list."""
    found = asked.lines.select_related("person__profile").order_by("line", "pk")
    return found.filter(result=result) if result else found


def undecided(asked: LeaderImport) -> int:
    return asked.lines.filter(result=RowResult.NEEDS_A_LOOK, answer="").count()


def waiting_for_administrators() -> list[Waiting]:
    """Each list with rows that somebody can still decide; whoever asks knows that they may. One query."""
    waits = Q(lines__result=RowResult.NEEDS_A_LOOK, lines__answer="") & ~Q(lines__told={})
    rows = LeaderImport.objects.filter(state__in=(ListState.TRIED, ListState.DONE))
    return [_to_decide(each) for each in rows.annotate(open_rows=Count("lines", waits)).filter(open_rows__gt=0)]


def _to_decide(asked: LeaderImport) -> Waiting:
    count: int = asked.open_rows  # type: ignore[attr-defined]
    return Waiting(
        what=f"Decide {'1 row' if count == 1 else f'{count:,} rows'} of the list {asked.file_name}",
        url_name="office:leader_list", url_args=(asked.reference,), since=asked.requested_at, group="Leaders",
        why="It is not clear who is meant, or from which day",
    )  # fmt: skip


def left_behind(at: dt.datetime) -> list[LeaderImport]:
    """Lists that were asked for a quarter of an hour ago and have not ended, with no task to see to them."""
    overdue = LeaderImport.objects.filter(state__in=UNFINISHED, requested_at__lt=at - OVERDUE)
    return [each for each in overdue.order_by("requested_at", "pk") if not _has_task(each)]


def _has_task(asked: LeaderImport) -> bool:
    tasks = DBTaskResult.objects.filter(task_path=TASK, status__in=jobs.UNFINISHED)
    return tasks.filter(args_kwargs__args=[asked.pk]).exists()


def with_address(email: str) -> Person | None:
    return Person.objects.filter(email__iexact=email).first()


def decided_before(name: str, email: str) -> Person | None:
    """Whom somebody decided, at an earlier list, a row with this name and address to be."""
    rows = LeaderImportRow.objects.filter(
        answer=Answer.SAME, name=name, email=email, is_final=True, person__isnull=False
    )
    row = rows.select_related("person").order_by("-answered_at", "-pk").first()
    return row.person if row else None


def people_at(school: School) -> QuerySet[Person]:
    """Who was ever designated at this school, or heads it by a role: those whom a row's name may mean."""
    heads = Q(grants__role=Role.HEADTEACHER, grants__scope_key=str(school.urn), grants__standing_in_for__isnull=True)
    return Person.objects.filter(Q(designations__school=school) | heads).distinct().order_by("name", "pk")

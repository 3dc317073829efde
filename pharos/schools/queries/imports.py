"""Imports of the register: which there were, which is on its way, and what each one did."""

import datetime as dt

from django.db.models import F, Max, QuerySet
from django_tasks_db.models import DBTaskResult

from pharos.jobs import queries as jobs

from ..columns import CODES
from ..models import FactChange, RegisterImport, RegisterRemark, School
from ..states import ImportState, RemarkKind

# The task that runs an import, and the states in which one has not ended.
TASK = "pharos.schools.actions.handed_in.read_in"
UNFINISHED = (ImportState.RUNNING, ImportState.WAITING)


def imports() -> QuerySet[RegisterImport]:
    return RegisterImport.objects.select_related("started_by").order_by("-requested_at", "-pk")


def running() -> RegisterImport | None:
    """The import that runs now: there is never more than one."""
    return RegisterImport.objects.filter(state=ImportState.RUNNING).first()


def last_done() -> RegisterImport | None:
    """The import that changed the register last, and was not taken back."""
    done = RegisterImport.objects.filter(state=ImportState.DONE, dry_run=False)
    return done.order_by(F("turn").desc(nulls_last=True), "-pk").first()


def next_turn() -> int:
    """The turn of an import that is about to change the register.

    Whoever takes the last import back waits for the caller's transaction, or this waits for theirs.
    """
    if last := last_done():
        RegisterImport.objects.select_for_update().get(pk=last.pk)
    return (RegisterImport.objects.aggregate(last=Max("turn"))["last"] or 0) + 1


def unfinished() -> RegisterImport | None:
    """The import that is next to finish, where one runs or waits."""
    return RegisterImport.objects.filter(state__in=UNFINISHED).order_by("state", "requested_at", "pk").first()


def asked_by_form(form_key: str) -> RegisterImport | None:
    """The import that this showing of a form has led to already."""
    return RegisterImport.objects.filter(form_key=form_key).first()


def left_behind(at: dt.datetime) -> list[RegisterImport]:
    """Imports that were asked for a quarter of an hour ago and have not ended, with no task to see to them."""
    overdue = RegisterImport.objects.filter(state__in=UNFINISHED, requested_at__lt=at - dt.timedelta(minutes=15))
    return [each for each in overdue.order_by("requested_at", "pk") if not _has_task(each)]


def _has_task(asked: RegisterImport) -> bool:
    tasks = DBTaskResult.objects.filter(task_path=TASK, status__in=jobs.UNFINISHED)
    return tasks.filter(args_kwargs__args=[asked.pk]).exists()


def rejected_by(done: RegisterImport) -> QuerySet[RegisterRemark]:
    return done.remarks.filter(kind=RemarkKind.REJECTED).order_by("line", "pk")


def left_out_by(done: RegisterImport) -> QuerySet[RegisterRemark]:
    return done.remarks.filter(kind=RemarkKind.KEPT).order_by("line", "pk")


def changes_by(done: RegisterImport) -> QuerySet[FactChange]:
    """What it changed. Of a code and its name, the name alone is told."""
    found = done.changes.exclude(field__in=CODES).select_related("school")
    return found.order_by("school__name", "school__urn", "field")


def added_by(done: RegisterImport) -> QuerySet[School]:
    """The schools that it added, with what a list tells of each: they may be all of England's."""
    return done.schools_added.only("urn", "name", "status_name", "town").order_by("name", "urn")

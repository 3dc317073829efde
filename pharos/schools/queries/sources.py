"""Files of other sources than the register: which there were, and which rows of each did not come in."""

import datetime as dt

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from pharos.jobs import queries as jobs

from ..models import SourceImport, SourceRemark
from ..states import SourceKind, SourceState

# The task that reads one in.
SOURCE_TASK = "pharos.schools.actions.handed_in_sources.read_source"
UNFINISHED = (SourceState.RUNNING, SourceState.WAITING)


def source_imports() -> QuerySet[SourceImport]:
    return SourceImport.objects.select_related("started_by").order_by("-requested_at", "-pk")


def unread_by(done: SourceImport) -> QuerySet[SourceRemark]:
    """The rows, and the parts of rows, that did not come in."""
    return done.remarks.order_by("line", "pk")


def source_asked_by_form(form_key: str) -> SourceImport | None:
    """The import that this showing of a form has led to already."""
    return SourceImport.objects.filter(form_key=form_key).first()


def unfinished_source(kind: SourceKind) -> SourceImport | None:
    """The file of this kind that runs, or waits to."""
    found = SourceImport.objects.filter(kind=kind, state__in=UNFINISHED)
    return found.order_by("state", "requested_at", "pk").first()


def sources_left_behind(at: dt.datetime) -> list[SourceImport]:
    """Files that were asked for a quarter of an hour ago and have not ended, with no task to see to them."""
    overdue = SourceImport.objects.filter(state__in=UNFINISHED, requested_at__lt=at - dt.timedelta(minutes=15))
    return [each for each in overdue.order_by("requested_at", "pk") if not _has_task(each)]


def _has_task(asked: SourceImport) -> bool:
    tasks = DBTaskResult.objects.filter(task_path=SOURCE_TASK, status__in=jobs.UNFINISHED)
    return tasks.filter(args_kwargs__args=[asked.pk]).exists()

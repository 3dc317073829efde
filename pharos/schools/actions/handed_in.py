"""Register files that are handed in on a page: kept, asked for, and read by the worker (``files.turns``)."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.tasks import TaskContext, task

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.errors import Refused, WrongState
from pharos.files.turns import Turns
from pharos.people.rules import may_administer

from .. import queries, register_file, rules, uploads
from ..models import RegisterImport
from ..states import ImportState
from ..uploads import Upload
from . import imports

if TYPE_CHECKING:
    from pharos.people.models import Person

# How long a file waits for somebody to import it, or to import it in earnest after a try.
KEPT = dt.timedelta(days=2)
GONE = "This file is no longer kept: it was handed in too long ago. Nothing was changed. Upload it again."
turns = Turns[RegisterImport](
    shelf=uploads.shelf, run=imports.run, refuse=imports.refuse, put_back=imports.put_back, gone=GONE,
    half_way=imports.HALF_WAY,
)  # fmt: skip


def hand_in(file_name: str, chunks: Iterable[bytes], *, by: "Person", at: dt.datetime) -> Upload:
    """Keep a file of the register, to be imported; anything else is refused and forgotten."""
    may_administer(by, at=at).enforce()
    upload = uploads.keep(file_name, chunks)
    try:
        register_file.check(upload.path)
    except Refused:
        uploads.forget(upload.key)
        raise
    return upload


@transaction.atomic
def start(
    key: str, *, by: "Person", at: dt.datetime, as_at: dt.date | None, la: str, dry_run: bool, form_key: str
) -> RegisterImport:
    """Ask for an import of a file that was handed in. The worker runs it; the page tells how far it is."""
    may_administer(by, at=at).enforce()
    if known := queries.asked_by_form(form_key):
        return known
    upload = uploads.find(key)
    if upload is None:
        raise WrongState(GONE)
    _refuse_beside_another()
    try:
        with transaction.atomic():
            asked = imports.ask(
                upload.file_name, by=by, at=at, as_at=as_at, la=la, dry_run=dry_run,
                stored_as=key, form_key=form_key,
            )  # fmt: skip
            read_in.enqueue(asked.pk)
    except IntegrityError:
        if known := queries.asked_by_form(form_key):  # the same press, twice at the same moment
            return known
        raise
    return asked


def cancel(asked: RegisterImport, *, by: "Person", at: dt.datetime, why: str) -> None:
    """Call off an import that waits. Its file is kept, so that it can be started again."""
    rules.may_cancel(by, asked, at=at).enforce()
    activity.move(asked, "cancel", by=by, at=at, why=why)


def _refuse_beside_another() -> None:
    other = queries.unfinished()
    if other is not None:
        doing = "is running" if other.state == ImportState.RUNNING else "is waiting to begin"
        raise WrongState(f"Another import {doing}: {other.file_name}. Wait until it has finished, then try again.")


@task(takes_context=True)
def read_in(context: TaskContext, import_pk: int) -> str:
    """Run the import if it still waits. Says in which state that left it."""
    return turns.take(RegisterImport.objects.get(pk=import_pk), attempt=context.attempt, at=clock.now())


def refuse_left_behind(*, at: dt.datetime) -> int:
    """Give up the imports that no task sees to any more. Says how many."""
    return turns.give_up(queries.left_behind(at), at=at)


def forget_old_files(*, at: dt.datetime) -> int:
    """Remove the files that were handed in days ago and never imported. Says how many."""
    old = list(uploads.older_than(at - KEPT))
    for key in old:
        uploads.forget(key)
    return len(old)

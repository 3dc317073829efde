"""Files of other sources that are handed in on a page: kept, asked for, and read by the worker.

They go the way of the register's files: see ``handed_in``.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.tasks import TaskContext, task

from pharos.common import clock
from pharos.common.errors import Refused, WrongState
from pharos.files.turns import Turns
from pharos.people.rules import may_administer

from .. import queries, register_file, uploads
from ..models import SourceImport
from ..states import SourceKind
from ..uploads import Upload
from . import sources
from .handed_in import GONE

if TYPE_CHECKING:
    from pharos.people.models import Person

turns = Turns[SourceImport](
    shelf=uploads.shelf, run=sources.run_source, refuse=sources.refuse_source, put_back=sources.put_source_back,
    gone=GONE, half_way=sources.HALF_WAY,
)  # fmt: skip


def hand_in_source(
    kind: SourceKind, file_name: str, chunks: Iterable[bytes], *, by: "Person", at: dt.datetime
) -> Upload:
    """Keep a file of this kind, to be read; anything else is refused and forgotten."""
    may_administer(by, at=at).enforce()
    upload = uploads.keep(file_name, chunks)
    try:
        sources.SOURCES[kind].check(upload.path)
    except Refused as refusal:
        instead = _what_it_is(upload)
        uploads.forget(upload.key)
        if instead:
            raise Refused(instead) from refusal
        raise
    return upload


def _what_it_is(upload: Upload) -> str:
    """What to do with a file of another kind; empty where it is of none."""
    if _passes(register_file.check, upload):
        return "This is a file of the register. Upload it under “Register of schools”."
    labels = [kind.label for kind, source in sources.SOURCES.items() if _passes(source.check, upload)]
    return f"This file tells something else. Choose “{labels[0]}”, and the file again." if labels else ""


def _passes(check: Callable[[Path], None], upload: Upload) -> bool:
    try:
        check(upload.path)
    except Refused:
        return False
    return True


@transaction.atomic
def start_source(
    kind: SourceKind, key: str, *, by: "Person", at: dt.datetime, as_at: dt.date | None, dry_run: bool, form_key: str
) -> SourceImport:
    """Ask for a file that was handed in to be read. The worker does it; the page tells how far it is."""
    may_administer(by, at=at).enforce()
    if known := queries.source_asked_by_form(form_key):
        return known
    upload = uploads.find(key)
    if upload is None:
        raise WrongState(GONE)
    if other := queries.unfinished_source(kind):
        raise WrongState(f"Another file of this kind is on its way: {other.file_name}. Wait until it is done.")
    try:
        with transaction.atomic():
            asked = sources.ask_source(
                kind, upload.file_name, by=by, at=at, as_at=as_at, dry_run=dry_run, stored_as=key, form_key=form_key
            )
            read_source.enqueue(asked.pk)
    except IntegrityError:
        if known := queries.source_asked_by_form(form_key):  # the same press, twice at the same moment
            return known
        raise
    return asked


@task(takes_context=True)
def read_source(context: TaskContext, source_pk: int) -> str:
    """Read the file if it still waits. Says in which state that left it."""
    return turns.take(SourceImport.objects.get(pk=source_pk), attempt=context.attempt, at=clock.now())


def refuse_sources_left_behind(*, at: dt.datetime) -> int:
    """Give up the files that no task sees to any more. Says how many."""
    return turns.give_up(queries.sources_left_behind(at), at=at)

"""Lists of leaders that are handed in on a page: kept, asked for, read by the worker, and forgotten.

A list holds what people wrote about people: the file goes as soon as it has been brought in, and after two days
otherwise. What a row said is kept only while it waits for a decision, and a month at the most.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.tasks import TaskContext, task

from pharos.common import clock
from pharos.common.errors import WrongState
from pharos.files.shelf import Shelf
from pharos.files.turns import Turns
from pharos.leaders import leaders_file
from pharos.people.models import Person
from pharos.people.rules import may_administer

from .. import queries, rules
from ..models import LeaderImport, LeaderImportRow
from . import reading

shelf = Shelf("leaders")
KEPT, DECIDED_WITHIN = dt.timedelta(days=2), dt.timedelta(days=30)
GONE = "This list is no longer kept: it was handed in too long ago. Hand it in again."
turns = Turns[LeaderImport](
    shelf=shelf, run=reading.run, refuse=reading.refuse, put_back=reading.put_back, gone=GONE,
    half_way=reading.HALF_WAY,
)  # fmt: skip


def hand_in(file_name: str, chunks: Iterable[bytes], *, by: Person, at: dt.datetime) -> LeaderImport:
    """Keep a list, whose columns are then asked for. What is no table is refused and forgotten."""
    may_administer(by, at=at).enforce()
    upload = shelf.keep(file_name, chunks)
    try:
        look = leaders_file.look(upload.path)
        return reading.new(upload.file_name, look, by=by, at=at, key=upload.key)
    except BaseException:
        shelf.forget(upload.key)
        raise


def is_kept(asked: LeaderImport) -> bool:
    return shelf.find(asked.stored_as) is not None


def looked_at(asked: LeaderImport) -> tuple[leaders_file.Look, dict[str, str]]:
    """The columns of a list that is still kept; and what was chosen for the last list with the same."""
    upload = shelf.find(asked.stored_as)
    if upload is None:
        raise WrongState(GONE)
    look = leaders_file.look(upload.path)
    return look, reading.known_columns(look)


@transaction.atomic
def ask(
    asked: LeaderImport, *, columns: Mapping[str, str], dry_run: bool, letters: bool, by: Person, at: dt.datetime
) -> LeaderImport:
    """Have the worker try the list, or bring it in."""
    may_administer(by, at=at).enforce()
    asked = LeaderImport.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if reading.is_live(asked) and asked.dry_run == dry_run:
        return asked  # the same press, twice
    if not dry_run:
        rules.may_bring_in(by, asked, at=at).enforce()
    if shelf.find(asked.stored_as) is None:
        raise WrongState(GONE)
    reading.wanted(asked, columns=columns, dry_run=dry_run, letters=letters, by=by, at=at)
    read_in.enqueue(asked.pk)
    return asked


@task(takes_context=True)
def read_in(context: TaskContext, import_pk: int) -> str:
    """Read the list if it still waits. Says in which state that left it."""
    asked = LeaderImport.objects.select_related("started_by").get(pk=import_pk)
    return turns.take(asked, attempt=context.attempt, at=clock.now())


def give_up_left_behind(*, at: dt.datetime) -> int:
    """Give up the lists that no task sees to any more. Says how many."""
    return turns.give_up(queries.left_behind(at), at=at)


def forget_old_files(*, at: dt.datetime) -> int:
    """Remove the lists that were handed in days ago, and what rows said that nobody decided. Says how many files."""
    old = list(shelf.older_than(at - KEPT))
    for key in old:
        shelf.forget(key)
    waiting = LeaderImportRow.objects.exclude(told={})
    waiting.filter(leader_import__requested_at__lt=at - DECIDED_WITHIN).update(told={})
    return len(old)

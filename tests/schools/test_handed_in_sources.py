"""Files of other sources handed in on a page: kept, read by the worker, and what becomes of them when it dies."""

import datetime as dt
import os

import pytest
from django_tasks_db.models import DBTaskResult

from pharos.common.errors import NotAllowed, Refused, WrongState
from pharos.files.tables import Unreadable
from pharos.jobs import worker
from pharos.schools import actions, uploads
from pharos.schools.models import SchoolLink, SourceImport
from pharos.schools.states import SourceKind
from tests.clock import NOW
from tests.schools import files

pytestmark = pytest.mark.django_db
LINKS = b"URN,LinkURN,LinkType\n900001,890001,Predecessor\n"
SEPTEMBER = dt.date(2026, 9, 1)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def hand_in(world, content=LINKS, kind=SourceKind.LINKS):
    return actions.hand_in_source(kind, "links.csv", [content], by=world.administrator, at=NOW)


def start(world, upload, form_key="a" * 32, *, dry_run=False):
    return actions.start_source(
        SourceKind.LINKS, upload.key, by=world.administrator, at=NOW, as_at=SEPTEMBER, dry_run=dry_run,
        form_key=form_key,
    )  # fmt: skip


def again(asked):
    return SourceImport.objects.get(pk=asked.pk)


@pytest.mark.parametrize("kind", [SourceKind.INSPECTIONS, SourceKind.RESULTS])
def test_a_file_of_another_kind_is_refused_and_forgotten(world, tmp_path, kind):
    with pytest.raises(Refused, match="Choose “Links between schools”, and the file again"):
        hand_in(world, kind=kind)
    assert list((tmp_path / "register").glob("*/*")) == []


def test_a_file_of_the_register_is_sent_where_it_belongs(world):
    with pytest.raises(Refused, match="Upload it under “Register of schools”"):
        hand_in(world, files.text(files.row(1)).encode())


def test_a_file_of_no_kind_is_refused_for_what_it_lacks(world):
    with pytest.raises(Unreadable, match="no row with the columns “URN”, “LinkURN” and “LinkType”"):
        hand_in(world, b"name,age\nOak,7\n")


def test_the_worker_reads_it_and_the_file_is_forgotten(world):
    upload = hand_in(world)
    asked = start(world, upload)
    worker.drain()
    assert (again(asked).state, SchoolLink.objects.count(), uploads.find(upload.key)) == ("done", 1, None)


def test_after_a_try_the_file_is_kept(world):
    upload = hand_in(world)
    start(world, upload, dry_run=True)
    worker.drain()
    assert (SchoolLink.objects.count(), uploads.find(upload.key)) == (0, upload)


def test_a_double_press_is_one(world):
    upload = hand_in(world)
    assert [start(world, upload).pk for _ in range(2)] == [SourceImport.objects.get().pk] * 2


def test_beside_another_of_its_kind_it_is_refused(world):
    upload = hand_in(world)
    start(world, upload)
    with pytest.raises(WrongState, match=r"Another file of this kind is on its way: links\.csv"):
        start(world, upload, form_key="b" * 32)


def test_a_file_that_is_no_longer_kept(world):
    upload = hand_in(world)
    asked = start(world, upload)
    uploads.forget(upload.key)
    worker.drain()
    assert (again(asked).state, again(asked).message) == ("refused", actions.GONE)
    with pytest.raises(WrongState):
        start(world, upload, form_key="b" * 32)


def test_a_refusal_while_it_is_read_stands_in_the_import(world):
    upload = hand_in(world)
    asked = start(world, upload)
    upload.path.write_bytes(b"")
    worker.drain()
    assert (again(asked).state, again(asked).message) == ("refused", "This file is empty.")


def test_a_reading_without_a_task_is_given_up(world):
    asked = start(world, hand_in(world))
    DBTaskResult.objects.all().delete()
    later = NOW + dt.timedelta(minutes=16)
    assert (actions.refuse_sources_left_behind(at=later), again(asked).state) == (1, "refused")


def test_one_with_a_task_is_not(world):
    asked = start(world, hand_in(world))
    later = NOW + dt.timedelta(minutes=16)
    assert (actions.refuse_sources_left_behind(at=later), again(asked).state) == (0, "waiting")


def test_files_that_nobody_started_are_forgotten(world):
    upload = hand_in(world)
    long_ago = (NOW - dt.timedelta(days=3)).timestamp()
    os.utime(upload.path.parent, (long_ago, long_ago))
    assert (actions.forget_old_files(at=NOW), uploads.find(upload.key)) == (1, None)


def test_only_an_administrator(world):
    with pytest.raises(NotAllowed):
        actions.hand_in_source(SourceKind.LINKS, "links.csv", [LINKS], by=world.head, at=NOW)

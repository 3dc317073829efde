"""Files handed in on a page: kept, read by the worker, and what becomes of them when it dies."""

import datetime as dt
import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from pharos.common.errors import NotAllowed, WrongState
from pharos.files.tables import Unreadable
from pharos.jobs import worker
from pharos.schools import actions, queries, uploads
from pharos.schools.actions import handed_in, imports
from pharos.schools.models import RegisterImport, School
from pharos.schools.states import ImportState
from tests.clock import NOW
from tests.schools import files

pytestmark = pytest.mark.django_db
NAME = "edubasealldata20260901.csv"
KEY = "a" * 32


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def hand_in(world, *rows, name=NAME):
    content = files.text(*(rows or (files.row(1), files.row(2)))).encode()
    return actions.hand_in(name, [content[:100], content[100:]], by=world.administrator, at=NOW)


def start(world, key, form_key=KEY, **more):
    asked = {"as_at": dt.date(2026, 9, 1), "la": "", "dry_run": False} | more
    return actions.start(key, by=world.administrator, at=NOW, form_key=form_key, **asked)


def again(asked):
    """The import as it is now."""
    return RegisterImport.objects.get(pk=asked.pk)


class TestHandingIn:
    def test_the_file_is_kept_under_an_opaque_key(self, world):
        upload = hand_in(world)
        assert (uploads.find(upload.key), upload.file_name, len(upload.key)) == (upload, NAME, 10)
        assert upload.path.read_bytes() == files.text(files.row(1), files.row(2)).encode()

    @pytest.mark.parametrize(
        ("name", "kept"), [("../../etc/schools.csv", "schools.csv"), ("ø" * 200 + ".csv", "ø" * 56 + ".csv")]
    )
    def test_its_name_leads_nowhere_else(self, world, name, kept):
        upload = hand_in(world, name=name)
        assert (upload.file_name, upload.path.parent.parent) == (kept, Path(settings.DATA_DIR) / "register")

    def test_another_file_is_refused_and_forgotten(self, world, tmp_path):
        with pytest.raises(Unreadable):
            actions.hand_in("photo.csv", [b"\x89PNG\r\n"], by=world.administrator, at=NOW)
        assert list((tmp_path / "register").iterdir()) == []

    @pytest.mark.parametrize("key", ["", "..", "../../etc", "A" * 10, "0000000000"])
    def test_no_file_under_a_key_that_was_not_given(self, world, key):
        hand_in(world)
        assert uploads.find(key) is None

    def test_others_may_not(self, world):
        with pytest.raises(NotAllowed):
            actions.hand_in(NAME, [b""], by=world.head, at=NOW)

    def test_a_file_that_nobody_imports_is_forgotten_after_two_days(self, world):
        old, new = hand_in(world), hand_in(world)
        long_ago = NOW.timestamp() - 2 * 24 * 3600 - 1
        os.utime(old.path.parent, (long_ago, long_ago))
        os.utime(new.path.parent, (NOW.timestamp(), NOW.timestamp()))
        assert (actions.forget_old_files(at=NOW), uploads.find(old.key), uploads.find(new.key)) == (1, None, new)


class TestTheWorker:
    def test_reads_it_and_forgets_the_file(self, world):
        upload = hand_in(world)
        asked = start(world, upload.key)
        assert (asked.state, School.objects.filter(urn=1).exists()) == (ImportState.WAITING, False)
        assert worker.drain() == 1
        asked = again(asked)
        assert (asked.state, asked.added, asked.rows_done, asked.started_by) == (
            ImportState.DONE, 2, 2, world.administrator,
        )  # fmt: skip
        assert uploads.find(upload.key) is None

    def test_keeps_the_file_of_a_try(self, world):
        upload = hand_in(world)
        start(world, upload.key, dry_run=True)
        worker.drain()
        assert (uploads.find(upload.key), School.objects.filter(urn=1).exists()) == (upload, False)

    def test_a_file_that_is_refused_says_why(self, world):
        asked = start(world, hand_in(world, files.row("x")).key)
        worker.drain()
        assert (again(asked).state, again(asked).message) == (
            ImportState.REFUSED, "No row of this file can be read. The first, line 2: URN “x” is not a number.",
        )  # fmt: skip

    def test_a_file_that_is_gone(self, world):
        upload = hand_in(world)
        asked = start(world, upload.key)
        uploads.forget(upload.key)
        worker.drain()
        assert (again(asked).state, again(asked).message) == (ImportState.REFUSED, actions.GONE)

    def test_what_a_dead_worker_left_is_put_back_and_read_again(self, world):
        asked = start(world, hand_in(world).key)
        imports._start(asked, by=world.administrator, at=NOW)
        DBTaskResult.objects.update(worker_ids=["the one that died"])
        worker.drain()
        assert (again(asked).state, again(asked).added) == (ImportState.DONE, 2)

    def test_an_import_that_is_done_is_not_read_again(self, world):
        asked = start(world, hand_in(world).key)
        worker.drain()
        handed_in.read_in.enqueue(asked.pk)
        worker.drain()
        assert (RegisterImport.objects.exclude(pk=world.register.pk).count(), again(asked).unchanged) == (1, 0)


class TestAsking:
    def test_pressed_twice_it_is_one_import_whatever_became_of_the_file(self, world):
        upload = hand_in(world)
        first = start(world, upload.key)
        worker.drain()
        assert (start(world, upload.key), DBTaskResult.objects.count()) == (first, 1)

    def test_while_another_waits_or_runs_it_is_told_plainly(self, world):
        first = start(world, hand_in(world).key)
        second = hand_in(world)
        with pytest.raises(WrongState) as waiting:
            start(world, second.key, form_key="b" * 32)
        imports._start(first, by=None, at=NOW)
        with pytest.raises(WrongState) as running:
            start(world, second.key, form_key="b" * 32)
        assert [str(each.value) for each in (waiting, running)] == [
            f"Another import {doing}: {NAME}. Wait until it has finished, then try again."
            for doing in ("is waiting to begin", "is running")
        ]

    def test_of_a_file_that_is_gone(self, world):
        with pytest.raises(WrongState, match=r"^This file is no longer kept"):
            start(world, "0" * 10)


class TestLeftBehind:
    LATER = NOW + dt.timedelta(minutes=16)

    def test_an_import_that_no_task_sees_to_is_refused(self, world):
        asked = start(world, hand_in(world).key)
        DBTaskResult.objects.all().delete()
        assert (actions.refuse_left_behind(at=NOW), actions.refuse_left_behind(at=self.LATER)) == (0, 1)
        assert (again(asked).state, again(asked).message) == (ImportState.REFUSED, imports.HALF_WAY)

    def test_one_whose_task_still_waits_is_left_alone(self, world):
        asked = start(world, hand_in(world).key)
        assert (actions.refuse_left_behind(at=self.LATER), queries.unfinished()) == (0, asked)


def test_progress_is_kept_while_the_file_is_read(world, monkeypatch):
    """Twice a second at most: here the clock that counts them runs fast."""
    seconds = iter(range(10_000))
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds))
    asked = start(world, hand_in(world, *(files.row(urn) for urn in range(1, 2501))).key)
    told = []
    tell = imports._telling(asked, lambda *numbers: told.append((*numbers, again(asked).rows_done)))
    tell(1000, 2501)
    tell(2000, 2501)
    assert (told, again(asked).rows_done, again(asked).rows) == ([(1000, 2501, 0), (2000, 2501, 1000)], 2000, 2501)

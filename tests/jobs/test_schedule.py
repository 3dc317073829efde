"""What is due is started once, however many workers look."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from pharos.common import clock as clocks
from pharos.jobs import actions, schedule
from pharos.jobs.models import ScheduledTask
from tests.clock import NOW
from tests.jobs import errands

pytestmark = pytest.mark.django_db
TEN_MINUTES = dt.timedelta(minutes=10)


@pytest.fixture
def each_ten_minutes(declared):
    schedule.every("tests.fail", errands.fail, minutes=10)
    actions.enrol(at=NOW)


def start():
    return actions.start_due(at=clocks.now())


def row():
    return ScheduledTask.objects.get()


def test_declaring_twice_is_declaring_once(declared):
    for _ in range(2):
        schedule.every("tests.fail", errands.fail, minutes=10)
        actions.enrol(at=NOW)
    assert (row().name, row().rhythm, row().next_due_at) == ("tests.fail", "every 10 minutes", NOW + TEN_MINUTES)


def test_two_tasks_cannot_share_a_name(declared):
    schedule.every("tests.fail", errands.fail, minutes=10)
    with pytest.raises(ValueError, match=r"Two tasks are called tests\.fail"):
        schedule.every("tests.fail", errands.note, minutes=10)


def test_a_new_rhythm_holds_at_once(each_ten_minutes):
    schedule.every("tests.fail", errands.fail, at="03:00")
    actions.enrol(at=NOW)
    assert (row().rhythm, row().next_due_at.isoformat()) == ("each day at 03:00", "2026-11-25T03:00:00+00:00")


def test_what_is_declared_no_more_is_done_no_more(each_ten_minutes, declared):
    declared.clear()
    assert start() == 0
    actions.enrol(at=NOW)
    assert ScheduledTask.objects.count() == 0


def test_it_is_started_when_due_and_once(each_ten_minutes, clock):
    assert start() == 0
    clock.move(minutes=10)
    assert [start(), start()] == [1, 0]
    assert (row().last_due_at, row().next_due_at) == (clocks.now(), clocks.now() + TEN_MINUTES)
    assert DBTaskResult.objects.get().task_path == "tests.jobs.errands.fail"


def test_moments_missed_while_nobody_worked_are_made_up_once(each_ten_minutes, clock):
    clock.move(days=3)
    assert [start(), start()] == [1, 0]
    assert row().next_due_at == clocks.now() + TEN_MINUTES


def test_a_run_that_still_waits_is_not_doubled(each_ten_minutes, clock):
    clock.move(minutes=10)
    start()
    clock.move(minutes=10)
    assert (start(), DBTaskResult.objects.count()) == (0, 1)
    DBTaskResult.objects.update(status="SUCCESSFUL")
    clock.move(minutes=10)
    assert (start(), DBTaskResult.objects.count()) == (1, 2)


def test_a_clock_moved_back_does_not_stop_the_schedule(each_ten_minutes, clock):
    clock.move(days=30)
    start()
    DBTaskResult.objects.update(status="SUCCESSFUL")
    clock.move(days=-30)
    assert start() == 0
    assert row().next_due_at == NOW + TEN_MINUTES


def test_every_area_declares_tasks_that_exist():
    """The real declarations, as the worker loads them when it starts."""
    schedule.load()
    assert "jobs.forget_finished" in schedule.declared
    assert all(callable(each.task.func) for each in schedule.declared.values())


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_start_it_once(each_ten_minutes, clock):
    if connection.vendor != "postgresql":
        pytest.skip("Threads need a database with several connections: this one runs where PostgreSQL answers.")
    clock.move(minutes=10)
    ready, started = threading.Barrier(4), []

    def look():
        ready.wait(timeout=10)
        started.append(start())
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join(timeout=30) for thread in threads]
    assert (sum(started), DBTaskResult.objects.count()) == (1, 1)

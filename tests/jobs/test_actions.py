"""Taking tasks, ending them, and giving back what a dead worker held."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from pharos.common import clock as clocks
from pharos.jobs import actions
from pharos.jobs.models import Worker
from tests.jobs import errands

pytestmark = pytest.mark.django_db


def take(worker="anna", **more):
    return actions.take_next(worker, at=clocks.now(), **more)


def only():
    return DBTaskResult.objects.get()


def silence(name, seconds):
    Worker.objects.filter(name=name).update(beat_at=F("beat_at") - dt.timedelta(seconds=seconds))


class TestTaking:
    def test_a_task_is_taken_once(self):
        errands.note.enqueue("hello")
        row = take("anna")
        assert (row.status, row.worker_ids, only().status) == ("RUNNING", ["anna"], "RUNNING")
        assert take("bert") is None

    def test_a_task_for_later_waits_for_the_services_clock(self, clock):
        errands.note.using(run_after=clocks.now() + dt.timedelta(hours=1)).enqueue("later")
        assert take() is None
        clock.move(hours=1)
        assert take().args_kwargs["args"] == ["later"]

    def test_the_more_urgent_go_first_then_the_older(self):
        for word, priority in [("first", 0), ("second", 0), ("urgent", 50)]:
            errands.note.using(priority=priority).enqueue(word)
        assert [take().args_kwargs["args"][0] for _ in range(3)] == ["urgent", "first", "second"]

    def test_a_lane_takes_from_its_own_queues(self):
        errands.note.enqueue("hello")
        assert take(queues=("letters",)) is None
        assert take(queues=("default",)) is not None


class TestEnding:
    def test_done(self):
        errands.note.enqueue("hello")
        row = take()
        assert actions.finish(row, "hello", at=clocks.now()) is True
        assert (only().status, only().return_value, only().finished_at) == ("SUCCESSFUL", "hello", clocks.now())

    def test_a_task_that_was_taken_away_meanwhile_is_not_ended_by_the_first_worker(self):
        """The first worker was thought dead; the second runs the task now."""
        errands.note.enqueue("hello")
        first = take("anna")
        actions.reap(at=clocks.now())
        second = take("bert")
        assert actions.finish(first, "hello", at=clocks.now()) is False
        assert only().status == "RUNNING"
        assert actions.finish(second, "hello", at=clocks.now()) is True

    def test_a_failed_task_is_given_up_at_once_unless_it_asks_for_more(self):
        errands.fail.enqueue()
        actions.try_again_or_fail(take(), "builtins.LookupError", "LookupError: nothing", at=clocks.now())
        assert (only().status, only().traceback) == ("FAILED", "LookupError: nothing")

    def test_a_task_that_asks_for_more_waits_longer_each_time(self, clock):
        errands.fail_thrice.enqueue()
        pauses = []
        for _ in range(2):
            actions.try_again_or_fail(take(), "builtins.LookupError", "", at=clocks.now())
            assert (only().status, take()) == ("READY", None)
            pauses.append((only().run_after - clocks.now()).total_seconds())
            clock.set(only().run_after)
        assert [27 <= pauses[0] <= 33, 108 <= pauses[1] <= 132] == [True, True]
        actions.try_again_or_fail(take(), "builtins.LookupError", "", at=clocks.now())
        assert (only().status, len(only().worker_ids)) == ("FAILED", 3)


class TestReaping:
    def test_what_a_dead_worker_held_is_given_back(self):
        errands.note.enqueue("hello")
        actions.beat("anna")
        take("anna")
        silence("anna", 61)
        assert actions.reap(at=clocks.now()) == 1
        assert (only().status, Worker.objects.count()) == ("READY", 0)
        assert take("bert").worker_ids == ["anna", "bert"]

    def test_a_living_worker_keeps_what_it_holds(self, clock):
        """However far the service's clock is moved: beats are told by the database's."""
        errands.note.enqueue("hello")
        actions.beat("anna")
        take("anna")
        silence("anna", 50)
        clock.move(days=30)
        assert (actions.reap(at=clocks.now()), only().status) == (0, "RUNNING")

    def test_a_beat_is_a_sign_of_life(self):
        actions.beat("anna")
        silence("anna", 61)
        actions.beat("anna")
        actions.reap(at=clocks.now())
        assert Worker.objects.get().name == "anna"

    def test_a_task_that_loses_three_workers_is_given_up(self):
        errands.note.enqueue("hello")
        for worker in ("anna", "bert", "cara"):
            take(worker)
            actions.reap(at=clocks.now())
        assert (only().status, only().traceback) == ("FAILED", "The worker cara died while it did this.")
        assert only().finished_at == clocks.now()


def test_what_was_done_long_ago_is_forgotten(clock):
    for errand in (errands.note.using(priority=1), errands.note):
        errand.enqueue("hello")
    actions.finish(take(), None, at=clocks.now())
    clock.move(days=8)
    actions.finish(take(), None, at=clocks.now())
    errands.fail.enqueue()
    actions.try_again_or_fail(take(), "", "", at=clocks.now())
    assert actions.forget_finished(at=clocks.now()) == 1
    clock.move(days=366)
    assert (actions.forget_finished(at=clocks.now()), DBTaskResult.objects.count()) == (2, 0)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_take_each_task_once():
    if connection.vendor != "postgresql":
        pytest.skip("Threads need a database with several connections: this one runs where PostgreSQL answers.")
    for number in range(20):
        errands.note.enqueue(str(number))
    taken, ready = [], threading.Barrier(4)

    def work(name):
        ready.wait(timeout=10)
        misses = 0
        while misses < 3:
            row = take(name)
            taken.extend([row.args_kwargs["args"][0]] if row else [])
            misses += row is None
        connection.close()

    threads = [threading.Thread(target=work, args=[name]) for name in ("anna", "bert", "cara", "dora")]
    [thread.start() for thread in threads]
    [thread.join(timeout=30) for thread in threads]
    assert sorted(taken, key=int) == [str(number) for number in range(20)]

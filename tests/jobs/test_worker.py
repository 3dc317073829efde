"""Running tasks in this thread: ``drain``."""

import pytest
from django_tasks_db.models import DBTaskResult

from pharos.jobs import worker
from pharos.jobs.models import Worker
from tests.jobs import errands

pytestmark = pytest.mark.django_db


def only():
    return DBTaskResult.objects.get()


def test_it_runs_what_is_due_and_what_that_leads_to(ran):
    errands.note_twice.enqueue("hello")
    assert worker.drain() == 2
    assert ran == ["hello", "hello again"]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert Worker.objects.count() == 0


def test_a_task_may_ask_which_try_it_is():
    errands.which_try.enqueue()
    worker.drain()
    assert only().return_value == 1


def test_a_failure_is_kept_with_its_words(caplog):
    errands.fail.enqueue()
    worker.drain()
    assert (only().status, only().exception_class_path) == ("FAILED", "builtins.LookupError")
    assert only().traceback.endswith("LookupError: There is nothing there.\n")
    assert "tests.jobs.errands.fail" in caplog.text


def test_an_answer_that_cannot_be_kept_is_a_failure():
    errands.give_what_cannot_be_kept.enqueue()
    worker.drain()
    assert (only().status, only().exception_class_path) == ("FAILED", "builtins.TypeError")


def test_a_task_that_is_no_more_is_a_failure():
    errands.fail_thrice.enqueue()
    DBTaskResult.objects.update(task_path="tests.jobs.errands.forgotten")
    worker.drain()
    assert (only().status, only().exception_class_path) == ("FAILED", "builtins.ImportError")


def test_a_worker_has_a_name_of_its_own():
    assert worker.new_name() != worker.new_name()

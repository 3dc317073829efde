"""Real worker processes: told to stop, killed, side by side."""

import signal
import time

import pytest

from tests.installations import installation, migrated_database, migrated_file  # noqa: F401
from tests.processes import until

pytestmark = pytest.mark.slow
# What asks nothing that differs between databases.
on_one_database = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
STATUS = "SELECT status FROM django_tasks_database_dbtaskresult"
WORKERS = "SELECT name FROM jobs_worker"


def enqueue(installation, errand):  # noqa: F811
    installation.say(f"from tests.jobs import errands\nerrands.{errand}")


def began(mark):
    return mark.exists() and mark.read_text().count("began")


@on_one_database
def test_told_to_stop_it_ends_the_task_it_runs(installation, tmp_path):  # noqa: F811
    mark = tmp_path / "mark"
    enqueue(installation, f"leave_a_mark.enqueue({str(mark)!r}, 1.5)")
    worker = installation.work()
    until(lambda: began(mark))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=20) == 0
    assert (mark.read_text(), installation.rows(STATUS)) == ("began\nended\n", [("SUCCESSFUL",)])
    assert installation.rows(WORKERS) == []


@on_one_database
def test_told_to_stop_with_nothing_to_do_it_stops_at_once(installation):  # noqa: F811
    worker = installation.work()
    until(lambda: installation.rows(WORKERS))
    time.sleep(0.3)
    asked = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=20) == 0
    assert time.monotonic() - asked < 3


def test_what_a_killed_worker_held_is_done_by_another(installation, tmp_path):  # noqa: F811
    mark = tmp_path / "mark"
    enqueue(installation, f"leave_a_mark.enqueue({str(mark)!r}, 3)")
    first = installation.work()
    until(lambda: began(mark))
    first.kill()
    first.wait()
    installation.work()
    until(lambda: installation.rows(STATUS) == [("SUCCESSFUL",)])
    assert mark.read_text() == "began\nbegan\nended\n"


@on_one_database
def test_a_busy_worker_is_not_held_dead(installation, tmp_path):  # noqa: F811
    """Its task takes longer than the silence after which a worker is held dead."""
    mark = tmp_path / "mark"
    enqueue(installation, f"leave_a_mark.enqueue({str(mark)!r}, 4)")
    for _ in range(2):
        installation.work()
    until(lambda: installation.rows(STATUS) == [("SUCCESSFUL",)])
    assert mark.read_text() == "began\nended\n"


@on_one_database
def test_drain_does_what_is_due_and_ends(installation, tmp_path):  # noqa: F811
    mark = tmp_path / "mark"
    enqueue(installation, f"leave_a_mark.enqueue({str(mark)!r})")
    assert installation.work("--drain").wait(timeout=30) == 0
    assert (mark.read_text(), installation.rows(STATUS)) == ("began\nended\n", [("SUCCESSFUL",)])
    assert installation.rows("SELECT count(*) FROM jobs_scheduledtask")[0][0] > 0

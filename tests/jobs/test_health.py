"""The numbers that tell how the background work fares."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from pharos.common import clock as clocks
from pharos.jobs import actions, health, worker
from pharos.jobs.models import Worker
from tests.jobs import errands

pytestmark = pytest.mark.django_db


def report():
    return health.report(at=clocks.now())


def test_when_nothing_works_and_nothing_waits():
    numbers = report()
    assert {key: numbers[key] for key in ("workers", "queue", "running", "failed")} == dict.fromkeys(
        ("workers", "queue", "running", "failed"), 0
    )
    assert (numbers["last_beat_seconds"], numbers["oldest_waiting_seconds"]) == (None, None)
    assert numbers["term_dates_known_until"] == "2027-08-31"


def test_what_waits_and_for_how_long(clock):
    errands.note.enqueue("at once")
    errands.note.using(run_after=clocks.now() + dt.timedelta(minutes=1)).enqueue("later")
    DBTaskResult.objects.filter(run_after__year=9999).update(enqueued_at=F("enqueued_at") - dt.timedelta(seconds=30))
    assert (report()["queue"], 30 <= report()["oldest_waiting_seconds"] < 45) == (1, True)
    clock.move(minutes=3)
    assert (report()["queue"], report()["oldest_waiting_seconds"]) == (2, 120)


def test_what_failed_says_why():
    errands.fail.enqueue()
    worker.drain()
    assert report()["failed"] == 1
    assert report()["newest_failures"] == [
        {"task": "tests.jobs.errands.fail", "at": "2026-11-24T10:00:00+00:00", "tries": "1",
         "why": "LookupError: There is nothing there."}
    ]  # fmt: skip


def test_a_beat_is_told():
    actions.beat("anna")
    Worker.objects.update(beat_at=F("beat_at") - dt.timedelta(seconds=20))
    assert (report()["workers"], 20 <= report()["last_beat_seconds"] < 30) == (1, True)


def test_an_area_adds_its_own_number(monkeypatch):
    monkeypatch.setattr(health, "_numbers", {})
    health.number("letters_lost", lambda: 0)
    assert report()["letters_lost"] == 0


@pytest.mark.parametrize(
    ("workers", "waiting", "well"), [(1, None, True), (1, 599, True), (1, 600, False), (0, None, False)]
)
def test_well_or_not(workers, waiting, well):
    assert health.is_well({"workers": workers, "oldest_waiting_seconds": waiting}) is well


def test_the_command_is_read_by_monitors(capsys):
    actions.beat("anna")
    call_command("health", "--json")
    assert json.loads(capsys.readouterr().out)["workers"] == 1


def test_the_command_ends_with_1_where_nobody_works(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("health")
    assert (ended.value.code, capsys.readouterr().out.splitlines()[0]) == (1, "workers: 0")

"""Real processes import at the same moment, and a worker is killed while it imports. On each database there is."""

import subprocess
import sys

import pytest

from tests.house.structure import ROOT
from tests.installations import installation, migrated_database, migrated_file  # noqa: F401
from tests.processes import until
from tests.schools import files

pytestmark = pytest.mark.slow
# Enough for an import to last a second or two.
ROWS = 6_000
STATES = "SELECT state FROM schools_registerimport ORDER BY id"
SCHOOLS = "SELECT count(*) FROM schools_school"
# Each process is ready before any of them begins: it says so, then waits for the word to go.
IMPORT = """
import sys, time, django
from pathlib import Path
django.setup()
from django.utils import timezone
from pharos.common.errors import Refused
from pharos.schools import actions
ready, go, file = map(Path, sys.argv[1:])
ready.touch()
while not go.exists():
    time.sleep(0.001)
try:
    actions.import_register(file, by=None, at=timezone.now())
    print("done")
except Refused as refusal:
    print(str(refusal).partition(":")[0])
"""
HAND_IN = """
import datetime as dt
from pathlib import Path
from django.utils import timezone
from pharos.people.models import Person
from pharos.people.states import Role
from pharos.people import actions as people
from pharos.schools import actions
at = timezone.now()
helen = people.add_person(name="Helen Marsh", email="helen.marsh@wantsum.example", by=None, at=at)
people.grant(
    helen, Role.ADMINISTRATOR, "", by=None, at=at, from_on=at.date(), scope="", reason="Runs the programme"
)
upload = actions.hand_in("schools.csv", [Path({path!r}).read_bytes()], by=helen, at=at)
actions.start(upload.key, by=helen, at=at, as_at=at.date(), la="", dry_run=False, form_key="a" * 32)
"""


@pytest.fixture
def path(tmp_path):
    return files.write(tmp_path / "schools.csv", *(files.row(urn) for urn in range(1, ROWS + 1)))


def test_of_the_same_file_at_once_one_comes_in_and_the_others_are_told(installation, path, tmp_path):  # noqa: F811
    go = tmp_path / "go"
    importing = [
        subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(tmp_path / f"ready-{number}"), str(go), str(path)],
            cwd=ROOT, env=installation.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(3)
    ]  # fmt: skip
    until(lambda: len(list(tmp_path.glob("ready-*"))) == 3)
    go.touch()
    said = sorted(process.communicate(timeout=60)[0].strip() for process in importing)
    assert said == ["Another import is running", "Another import is running", "done"]
    assert sorted(installation.rows(STATES)) == [("done",), ("refused",), ("refused",)]
    assert installation.rows(SCHOOLS) == [(ROWS,)]


def test_what_a_killed_worker_began_is_done_by_the_next(installation, path):  # noqa: F811
    installation.say(HAND_IN.format(path=str(path)))
    worker = installation.work()
    until(lambda: installation.rows(STATES) == [("running",)])
    worker.kill()
    worker.wait()
    assert (installation.rows(STATES), installation.rows(SCHOOLS)) == ([("running",)], [(0,)])
    installation.work()
    until(lambda: installation.rows(STATES) == [("done",)])
    assert installation.rows(SCHOOLS) == [(ROWS,)]

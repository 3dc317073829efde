"""Real processes reach for the last free day at the same moment: one gets it. On each database there is."""

import subprocess
import sys

import pytest

from tests.house.structure import ROOT
from tests.installations import installation, migrated_database, migrated_file  # noqa: F401
from tests.processes import until

pytestmark = pytest.mark.slow
AT_ONCE = 4

COMMIT = """
from django.utils import timezone
from pharos.days import actions
from pharos.people.models import Person
amina = Person.objects.named("Amina Rahman", "amina.rahman@wantsum.example")
actions.commit(amina, 2026, by=amina, at=timezone.now())
"""
# Every process is ready before any of them begins: it says so, then waits for the word to go.
REACH = """
import sys, time, django
from pathlib import Path
django.setup()
import datetime as dt
from django.utils import timezone
from pharos.common.errors import Refused
from pharos.days import actions
from pharos.days.actions import Support
from pharos.people.models import Person
ready, go = map(Path, sys.argv[1:])
amina = Person.objects.named("Amina Rahman", "amina.rahman@wantsum.example")
support = Support(amina, "mentoring", None, dt.date(2026, 11, 24), dt.date(2027, 3, 31))
ready.touch()
while not go.exists():
    time.sleep(0.001)
try:
    actions.reserve(amina, 2026, half_days=6, support=support, by=amina, at=timezone.now())
    print("reserved")
except Refused as refusal:
    print(refusal)
"""


def test_one_of_several_gets_the_last_days(installation, tmp_path):  # noqa: F811
    installation.say(COMMIT)
    go = tmp_path / "go"
    reaching = [
        subprocess.Popen(
            [sys.executable, "-c", REACH, str(tmp_path / f"ready-{number}"), str(go)],
            cwd=ROOT, env=installation.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(AT_ONCE)
    ]  # fmt: skip
    until(lambda: len(list(tmp_path.glob("ready-*"))) == AT_ONCE)
    go.touch()
    said = sorted(process.communicate(timeout=60)[0].strip() for process in reaching)
    refusal = "Amina Rahman has 0 days of free time left in 2026 to 2027, not 3 days."
    assert said == [refusal] * (AT_ONCE - 1) + ["reserved"]
    assert installation.rows("SELECT kind, half_days FROM days_entry ORDER BY id") == [("commit", 6), ("reserve", 6)]

"""The demo's doors: each opens where the demo is on, and none exists where it is off. Each in a real process."""

import os
import re
import subprocess
import sys
from http.client import HTTPConnection

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from pharos.devtools.urls import urlpatterns
from pharos.people.sessions import sign_in_directly
from tests.house.doors.devtools import DEMO, DOORS
from tests.house.structure import ROOT
from tests.installations import installation, migrated_database, migrated_file  # noqa: F401

# Each of the demo's addresses, with something that could stand where an argument does.
ADDRESSES = [f"/demo/{re.sub(r'<[^>]+>', 'abcdefghjk', str(entry.pattern))}" for entry in urlpatterns]


def test_every_one_of_them_is_declared():
    assert {door.name for door in DEMO} == {f"devtools:{entry.name}" for entry in urlpatterns}


class TestSwitchedOff:
    """As every real installation is, and as this suite runs."""

    def test_they_are_not_installed_and_have_no_names(self):
        named = []
        for entry in urlpatterns:
            try:
                named.append(reverse(f"devtools:{entry.name}"))
            except NoReverseMatch:
                continue
        assert (settings.DEMO, "pharos.devtools" in settings.INSTALLED_APPS, named, DOORS) == (False, False, [], [])

    @pytest.mark.slow
    @pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
    def test_a_web_server_knows_none_of_them(self, installation):  # noqa: F811
        """Asked and posted to; ``/`` is asked too, so that an address that is there is known to be found."""
        port = installation.serve()
        statuses = {(method, path): status(port, method, path) for path in ADDRESSES for method in ("GET", "POST")}
        assert statuses == dict.fromkeys(statuses, 404)
        assert (len(ADDRESSES) > 5, status(port, "GET", "/")) == (True, 200)

    @pytest.mark.slow
    @pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
    def test_its_settings_know_nothing_of_the_demo(self, installation):  # noqa: F811
        told = installation.say(
            "from django.conf import settings\n"
            "answer = [settings.DEMO, 'pharos.devtools' in settings.INSTALLED_APPS, settings.CLOCK]"
        )
        assert told == [False, False, "django.utils.timezone.now"]

    def test_nobody_is_signed_in_without_a_code(self, world):
        with pytest.raises(RuntimeError, match="Only the demo"):
            sign_in_directly(RequestFactory().get("/"), world.head)


@pytest.mark.slow
def test_switched_on_everybody_gets_what_is_declared():
    """The doors' own test, run where the demo is on: it tries each of these as everybody, and misses none."""
    switched_on = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", "tests/house/test_doors.py", "-q", "-n", "0", "-k", "devtools"]
    done = subprocess.run(command, cwd=ROOT, env=switched_on | {"PHAROS_DEMO": "true"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= len(DEMO)


def status(port, method, path):
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path)
    return connection.getresponse().status

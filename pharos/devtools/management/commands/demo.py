"""``pharos demo``: the made-up county, open in a minute."""

import fcntl
import os
import signal
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pharos.devtools import processes, seed, snapshot

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _AskedToStop(Exception):
    """Ctrl-C, or a signal to end."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise _AskedToStop


class Command(BaseCommand):
    help = "Run the demo: makes the county on the first start, then runs web and worker until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where to answer on this machine (8000)")
        parser.add_argument("--fresh", action="store_true", help="make the county anew")

    def handle(self, *, port: int, fresh: bool, **options: Any) -> None:
        for number in ENDINGS:
            signal.signal(number, _stop)
        try:
            with only_one():
                if not processes.is_free(port):
                    raise CommandError(f"Port {port} is taken. Choose another one: make demo PORT={port + 1}")
                self._make_county(fresh=fresh)
                self._run(port)
        except processes.CannotStart as problem:
            raise CommandError(str(problem)) from problem
        except _AskedToStop:
            self.stdout.write("\nStopped.")

    def _make_county(self, *, fresh: bool) -> None:
        if snapshot.is_current() and not fresh:
            return
        self.stdout.write("Making the county …")
        began = time.monotonic()
        seed.build()
        self.stdout.write(f"Made in {time.monotonic() - began:.0f} seconds.")

    def _run(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "SITE_ADDRESS": address, "PHAROS_DEMO": "true", "DJANGO_SETTINGS_MODULE": "pharos.config.settings",
        }  # fmt: skip
        together = processes.Together(Path(settings.DATA_DIR))
        try:
            together.start("web", processes.web(port), environment)
            together.wait_for(f"{address}/")
            # The worker comes second, so that the first page need not wait for it too.
            together.start("worker", processes.worker(), environment)
            self.stdout.write(f"Pharos is open at {address}/  (who to be: {address}/demo/). Ctrl-C stops it.")
            while together.first_ended() is None:
                time.sleep(0.5)
            raise processes.CannotStart(together.epitaph())
        finally:
            for number in ENDINGS:  # a second Ctrl-C must not cut this short
                signal.signal(number, signal.SIG_IGN)
            together.stop()


@contextmanager
def only_one() -> Iterator[None]:
    """Two demos in one directory would pull the county out from under each other."""
    directory = Path(settings.DATA_DIR)
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise CommandError("The demo is running already. Stop it first, or give it a PHAROS_DATA_DIR.") from taken
        yield

"""Runs web and worker as one thing: both start, both answer, both stop."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE = 60.0  # seconds for the web process to answer
FAREWELL = 8.0  # seconds to end in good order before being ended


class CannotStart(Exception):
    """Something stands in the way; the message says what."""


def is_free(port: int) -> bool:
    """Whether this machine would let us answer at ``port``."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def web(port: int) -> list[str]:
    options = ["--workers", "2", "--threads", "4", "--preload", "--graceful-timeout", "5", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", "pharos.config.wsgi", "--bind", f"127.0.0.1:{port}", *options]


def worker() -> list[str]:
    return [sys.executable, "-m", "django", "work"]


class Together:
    """Several processes, each at the head of a group of its own, none of which outlives the others."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, name: str, command: list[str], environment: Mapping[str, str]) -> None:
        """Start one; what it says goes to ``<name>.log``. Each command is one of the two above, from nowhere else."""
        with (self.logs / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603
                command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True, preexec_fn=_end_with_parent,
            )  # fmt: skip
        self.running.append(process)

    def first_ended(self) -> int | None:
        """The exit code of one that has ended, if any has."""
        return next((code for each in self.running if (code := each.poll()) is not None), None)

    def wait_for(self, address: str) -> None:
        """Until ``address`` answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.first_ended() is not None:
                raise CannotStart(self.epitaph())
            if _answers(address):
                return
            time.sleep(0.1)
        raise CannotStart(f"{address} did not answer within {PATIENCE:.0f} seconds.")

    def epitaph(self) -> str:
        """The last words of processes that ended unasked."""
        last = {path.name: path.read_text(errors="replace").splitlines()[-15:] for path in self.logs.glob("*.log")}
        told = "\n".join(f"{name}: {line}" for name, lines in sorted(last.items()) for line in lines)
        return f"The web server or the worker ended. What they said last:\n{told}"

    def stop(self) -> None:
        """Ask each group to end; end those that don't."""
        self._tell_all(signal.SIGTERM)
        until = time.monotonic() + FAREWELL
        for each in self.running:
            try:
                each.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                continue
        self._tell_all(signal.SIGKILL)
        for each in self.running:
            each.wait()

    def _tell_all(self, what: signal.Signals) -> None:
        for each in self.running:
            try:
                os.killpg(each.pid, what)
            except ProcessLookupError:
                continue


def _end_with_parent() -> None:
    """Where the system can, a child is told to end even if its parent is killed without a word."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2):  # noqa: S310 (our own address)
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False

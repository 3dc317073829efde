"""Real processes of the service on a real database, for tests that stop or kill them.

``Installation`` is one installation: its own database, its own settings, its own worker processes. What a test wants to
know it reads from the database itself.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.house.structure import ROOT

PATIENCE = 40
# How long a worker may be silent before these tests hold it dead.
DEAD_AFTER = 1.5


class Installation:
    """An installation with its database at ``url``; processes started in it end with it."""

    def __init__(self, url: str, folder: Path, **environment: str) -> None:
        self.url = url
        self.environment = {
            **os.environ,
            "SECRET_KEY": "only for tests",
            "SECURE_COOKIES": "false",
            "DATABASE_URL": url,
            "DATABASE_POOL": "3",
            "PHAROS_DATA_DIR": str(folder),
            "WORKER_DEAD_AFTER": str(DEAD_AFTER),
            "DJANGO_SETTINGS_MODULE": "pharos.config.settings",
            **environment,
        }
        self.workers: list[subprocess.Popen[bytes]] = []
        self.servers: list[subprocess.Popen[bytes]] = []

    def manage(self, *words: str) -> str:
        """Run a command to its end and give what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def say(self, code: str) -> Any:
        """Run some Python inside the installation; what it assigns to ``answer`` comes back."""
        script = f"import django, json; django.setup()\nanswer = None\n{code}\nprint(json.dumps(answer))"
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def work(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a worker."""
        command = [sys.executable, "manage.py", "work", *words]
        self.workers.append(
            subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL, start_new_session=True)
        )
        return self.workers[-1]

    def serve(self) -> int:
        """Start a web server; the port at which it answers."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            port: int = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "pharos.config.wsgi", "--bind", f"127.0.0.1:{port}"]
        self.servers.append(
            subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL, start_new_session=True)
        )
        until(lambda: _answers(port))
        return port

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database holds, read past the service."""
        if self.url.startswith("sqlite"):
            import sqlite3

            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=20)) as connection:
                return connection.execute(sql).fetchall()
        import psycopg

        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()

    def end(self) -> None:
        for server in self.servers:
            server.terminate()  # its own children end with it
        for worker in self.workers:
            if worker.poll() is None:
                worker.kill()
        for process in [*self.servers, *self.workers]:
            process.wait()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def until(what: Callable[[], Any], *, patience: float = PATIENCE) -> Any:
    """Wait until ``what()`` is true, and give it; fail where it never is."""
    deadline = time.monotonic() + patience
    while not (found := what()):
        assert time.monotonic() < deadline, "It did not come about."
        time.sleep(0.05)
    return found


def postgresql_url() -> str | None:
    """The address of the PostgreSQL server that tests may use, where one answers."""
    import psycopg

    candidates = [os.environ.get("TEST_DATABASE_URL", ""), "postgresql://postgres@127.0.0.1:5432/postgres"]
    for url in candidates:
        if not url.startswith("postgres"):
            continue
        server = urlsplit(url)._replace(path="/postgres").geturl()
        try:
            psycopg.connect(server, connect_timeout=3).close()
        except psycopg.OperationalError:
            continue
        return server
    return None

"""Fixtures: an empty installation on SQLite, and on PostgreSQL where one answers.

The database is migrated once and copied for each test.
"""

import fcntl
import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.processes import Installation, postgresql_url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """An SQLite file with every table and no row: the first of the suite's processes to need it makes it for all."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    path = shared / "migrated.sqlite3"
    with (shared / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            making = Installation(f"sqlite:///{shared}/making.sqlite3", shared)
            making.manage("migrate", "--verbosity=0")
            making.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            (shared / "making.sqlite3").rename(path)
    return path


def _on_server(server: str, sql: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql)


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory):
    """A PostgreSQL database with every table and no row; None where no server answers."""
    server = postgresql_url()
    if server is None:
        yield None
        return
    name = f"pharos_processes_{uuid4().hex[:12]}"
    _on_server(server, f"CREATE DATABASE {name}")
    try:
        Installation(_database(server, name), tmp_path_factory.mktemp("data")).manage("migrate", "--verbosity=0")
        yield server, name
    finally:
        _on_server(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _database(server: str, name: str) -> str:
    return urlsplit(server)._replace(path=f"/{name}").geturl()


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request, tmp_path):
    """An installation of its own for this test, on each database there is."""
    if request.param == "sqlite":
        path = Path(shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "pharos.sqlite3"))
        made = Installation(f"sqlite:///{path}", tmp_path)
        yield made
        made.end()
        return
    found = request.getfixturevalue("migrated_database")
    if found is None:
        pytest.skip("No PostgreSQL answers.")
    server, template = found
    name = f"{template}_{uuid4().hex[:8]}"
    _on_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    made = Installation(_database(server, name), tmp_path)
    yield made
    made.end()
    _on_server(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

"""Register files brought in by the service's own action."""

import datetime as dt

import pytest

from pharos.schools import actions
from tests.clock import NOW
from tests.schools import files

SEPTEMBER = dt.date(2026, 9, 1)


@pytest.fixture
def bring_in(db, tmp_path):
    """Write a file of these rows and import it: ``bring_in(files.row(1), as_at=…)``."""

    def import_them(*rows, as_at=SEPTEMBER, by=None, heading=files.HEADING, **more):
        path = files.write(tmp_path / "register.csv", *rows, heading=heading)
        return actions.import_register(path, by=by, at=NOW, as_at=as_at, **more)

    return import_them

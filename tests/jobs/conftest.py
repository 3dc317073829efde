"""Tasks that tests run start with nothing done."""

import pytest

from pharos.jobs import schedule
from tests.jobs import errands


@pytest.fixture(autouse=True)
def ran():
    """What the errands have done."""
    errands.ran.clear()
    return errands.ran


@pytest.fixture
def declared(monkeypatch):
    """A schedule that has nothing declared yet."""
    monkeypatch.setattr(schedule, "declared", {})
    return schedule.declared

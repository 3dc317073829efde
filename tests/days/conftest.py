"""A leader with the free days of a year, and support to give them to."""

import datetime as dt

import pytest

from pharos.days import actions
from tests.clock import NOW

YEAR = 2026


@pytest.fixture
def support(world):
    """Support for a school; any saved thing can be what days are for."""

    def make(**changes):
        facts = {
            "subject": world.marram, "purpose": "mentoring", "school": world.marram, "ground": "new_headteacher",
            "from_on": dt.date(2026, 11, 24), "until_on": dt.date(2027, 3, 31),
        }  # fmt: skip
        return actions.Support(**(facts | changes))

    return make


@pytest.fixture
def leader(world):
    """Amina Rahman, with three free days this year."""
    actions.commit(world.leader, YEAR, by=world.administrator, at=NOW)
    return world.leader

"""What the tests of leaders share."""

import pytest

from pharos.leaders.queries import rolls


@pytest.fixture
def remembering(settings):
    """As in service: a process remembers who is in the directory."""
    settings.DIRECTORY_REMEMBERED = 60
    rolls.forget()
    yield
    rolls.forget()

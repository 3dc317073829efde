"""The office, with its administrator at the desk."""

import pytest


@pytest.fixture
def office(world, as_person):
    """A client signed in as Helen Marsh, who runs the programme."""
    return as_person(world.administrator)

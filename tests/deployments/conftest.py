"""A story of support that each test takes as far as it needs."""

import pytest

from tests.deployments import stories


@pytest.fixture
def kle(world):
    """Amina Rahman is a Kent Leader of Education."""
    return stories.kle(world)


@pytest.fixture
def offer(world, kle):
    return stories.accepted(world)


@pytest.fixture
def agreement(world, offer):
    """Proposed by the leader, who has confirmed by that; the chair of governors has not."""
    return stories.proposed(world, offer)


@pytest.fixture
def deployment(world, offer):
    return stories.agreed(world, offer)

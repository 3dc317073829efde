"""Filling the county: what it asks for. That it fills it, ``python -m benchmarks pages`` shows."""

import pytest

from pharos.common.errors import Refused
from pharos.devtools import volume
from tests.clock import NOW


@pytest.mark.parametrize(("leaders", "schools"), [(0, 10), (10, 10), (11, 10)])
def test_there_must_be_leaders_and_schools_that_none_of_them_leads(world, leaders, schools):
    with pytest.raises(Refused, match="more schools than leaders"):
        volume.fill(leaders=leaders, schools=schools, deployments=1, by=world.administrator, at=NOW)


def test_a_county_is_filled_once(world):
    world.school(volume.FIRST_URN, "Gullhaven Primary School")
    with pytest.raises(Refused, match="filled already"):
        volume.fill(leaders=1, schools=2, deployments=1, by=world.administrator, at=NOW)

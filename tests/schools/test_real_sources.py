"""The real files of links and results, where this machine has them: every row is read."""

import datetime as dt

import pytest

from pharos.schools import links_file, performance_file
from tests.schools.test_real_files import REGISTER

DATA = REGISTER.parent
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (DATA / "groups").is_dir(), reason="The real files are not on this machine."),
]


def test_every_link_of_england_is_read():
    found = links_file.read(DATA / "groups" / "establishment_links_20250422.csv.gz")
    assert (found.rows, len(found.entries), found.rejected) == (33801, 33801, [])


@pytest.mark.parametrize("stage", [2, 4])
@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_every_result_of_the_county_is_read(stage, year):
    found = performance_file.read(DATA / "performance" / f"kent_ks{stage}_perf_{year}.csv", dt.date(2018, 12, 31))
    assert (found.rejected, {each.year for each in found.entries}, {each.key_stage for each in found.entries}) == (
        [], {year}, {stage},
    )  # fmt: skip

"""The made-up county's inspections, links and results are what their script writes, and come in whole."""

import pytest

from pharos.devtools.county import make_sources
from pharos.devtools.seed import sources
from pharos.schools.models import Inspection, Result, SchoolLink, SourceImport
from tests.clock import NOW


@pytest.mark.parametrize("name", sorted(make_sources.files()))
def test_each_file_is_as_its_script_writes_it(name):
    assert (make_sources.HERE / name).read_bytes() == make_sources.files()[name].encode("cp1252")


@pytest.mark.django_db
def test_all_of_them_come_in_without_a_row_left_out(world):
    sources.bring_in(by=world.administrator, at=NOW)
    assert (SourceImport.objects.count(), sum(SourceImport.objects.values_list("rejected", flat=True))) == (9, 0)
    assert (Inspection.objects.count(), Result.objects.count(), SchoolLink.objects.count()) == (290, 6465, 6)
    assert set(Inspection.objects.values_list("regime", flat=True)) == {
        "overall", "judgements", "report_card", "ungraded",
    }  # fmt: skip

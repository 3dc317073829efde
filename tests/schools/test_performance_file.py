"""Performance tables of key stages 2 and 4: markers stay what they are, and what is no number is told."""

import datetime as dt
from decimal import Decimal

import pytest

from pharos.files.tables import Unreadable
from pharos.schools import measures, performance_file
from pharos.schools.measures import BY_CODE
from pharos.schools.source_file import Unusable

AS_AT = dt.date(2026, 9, 1)
KS2 = "URN,KS2 Pupils,Reading Progress,Overall Meet Std,Academic Year\n"
KS4 = "URN,KS4 Pupils,Progress 8,Eng Maths Grade 5,Academic Year\n"


def read(tmp_path, text, encoding="utf-8-sig"):
    path = tmp_path / "ks.csv"
    path.write_text(text, encoding=encoding)
    return performance_file.read(path, AS_AT)


def values(found):
    return {each.measure: each.missing or each.value for each in found.entries}


def test_key_stage_2(tmp_path):
    found = read(tmp_path, f"{KS2}900001,27,-1.5,78%,2018\n")
    assert values(found) == {
        "ks2_pupils": Decimal(27), "ks2_reading_progress": Decimal("-1.5"), "ks2_expected": Decimal(78),
    }  # fmt: skip
    assert {(each.urn, each.key_stage, each.year) for each in found.entries} == {(900001, 2, 2018)}


def test_key_stage_4(tmp_path):
    found = read(tmp_path, f"{KS4}900005,158,-0.05,48%,2017/18\n")
    assert (values(found)["ks4_progress8"], found.entries[0].key_stage, found.entries[0].year) == (
        Decimal("-0.05"), 4, 2018,
    )  # fmt: skip


@pytest.mark.parametrize("marker", ["SUPP", "NE", "NP", "NA", "LOWCOV", "x", "z", "c", "u"])
def test_a_marker_is_no_value(tmp_path, marker):
    found = read(tmp_path, f"{KS2}900001,27,{marker},{marker.lower()},2018\n")
    assert (values(found)["ks2_reading_progress"], values(found)["ks2_expected"]) == (marker, marker)
    assert measures.meaning(marker) != ""


def test_an_empty_cell_is_no_value_either(tmp_path):
    assert values(read(tmp_path, f"{KS2}900001,27,,NULL,2018\n"))["ks2_expected"] == measures.EMPTY


@pytest.mark.parametrize(
    ("cell", "year"), [("2018", 2018), ("2017/18", 2018), ("2017-2018", 2018), ("2017-18", 2018), ("2018.0", 2018)]
)
def test_the_year_in_which_it_ended(cell, year):
    assert performance_file.year_of(cell) == year


@pytest.mark.parametrize("cell", ["", "18", "2016/18", "next year", "1918"])
def test_no_year(cell):
    with pytest.raises(Unusable):
        performance_file.year_of(cell)


@pytest.mark.parametrize("cell", ["101%", "-3%", "many", "7 8%", "=1+1", "12345678", "0.78"])
def test_no_percentage(cell):
    with pytest.raises(Unusable):
        performance_file.value_of(BY_CODE["ks2_expected"], cell)


def test_one_cell_that_cannot_be_read_leaves_the_others(tmp_path):
    found = read(tmp_path, f"{KS2}900001,27,much,78%,2018\n")
    assert [(each.line, each.reason) for each in found.rejected] == [(2, "Reading Progress “much” is not a number")]
    assert sorted(values(found)) == ["ks2_expected", "ks2_pupils"]


def test_a_year_to_come_and_a_row_without_a_urn_are_told(tmp_path):
    found = read(tmp_path, f"{KS2}900001,27,1,78%,2031\n,27,1,78%,2018\n")
    assert [each.reason for each in found.rejected] == ["its year, 2031, is still to come", "URN is empty"]


def test_another_table_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="no table of key stage 2 or key stage 4"):
        read(tmp_path, "URN,Academic Year,Shoe size\n900001,2018,38\n")

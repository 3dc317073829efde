"""Code-Point Open, in both of its forms."""

import datetime as dt
import os
from pathlib import Path

import pytest

from pharos.files.tables import Unreadable
from pharos.schools import postcodes_file
from pharos.schools.postcodes_file import Entry, Rejected
from tests.house.structure import ROOT

HEADING = "postcode,positional_quality,easting,northing,district_code,ward_code"
OFFICIAL = '"CT1 1AA",10,615886,158470,"E92000001","E19000001","E18000007","","E07000106","E05010402"'
REAL = Path(os.environ.get("PHAROS_REAL_DATA") or ROOT.parent / "shared" / "data") / "geo"
POSTCODES = REAL / "kent_postcodes_codepoint_open_2025-05.csv.gz"


def read(tmp_path, *lines):
    path = tmp_path / "postcodes.csv"
    path.write_text("\n".join(lines) + "\n")
    return list(postcodes_file.read(path))


def test_an_extract_with_a_heading(tmp_path):
    assert read(tmp_path, HEADING, "CT1 1AA,10,615886,158470,E07000106,E05010402") == [
        Entry(2, "CT11AA", 10, 615886, 158470, "E07000106")
    ]


def test_the_official_form_without_one(tmp_path):
    other = OFFICIAL.replace("CT1 1AA", "CT1  1AD")
    assert [(row.line, row.key, row.easting) for row in read(tmp_path, OFFICIAL, other)] == [
        (1, "CT11AA", 615886),
        (2, "CT11AD", 615886),
    ]


def test_the_names_of_the_official_list_of_headings(tmp_path):
    assert read(tmp_path, "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC", OFFICIAL)[0].district_code == "E07000106"


def test_quality_90_has_no_place(tmp_path):
    assert read(tmp_path, HEADING, "CT1 1AA,90,0,0,,")[0] == Entry(2, "CT11AA", 90, None, None, "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("nowhere,10,1,1,,", "It has no postcode"),
        ("CT1 1AA,10,,158470,,", "Its easting is empty"),
        ("CT1 1AA,10,x,158470,,", "Its easting, “x”, is no whole number"),
        ("CT1 1AA,10,615886,9158470,,", "Its northing, 9,158,470, is outside Great Britain"),
        ("CT1 1AA,10,0,0,,", "Its place is the corner of the grid, where nobody lives"),
        ("CT1 1AA,10,615886,158470,<b>,", "“<b>” is no code of a district"),
        ("CT1 1AA,10,615886", "3 fields too few"),
        ("ME1 1AA,10,615886,158470,,", "ME1 1AA is already on line 2"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(tmp_path, row, reason):
    told = read(tmp_path, HEADING, "ME1 1AA,10,575000,168000,,", row, "ME1 1AB,10,575000,168000,,")[1]
    assert told == Rejected(3, row.split(",")[0], reason)


@pytest.mark.parametrize("heading", ["urn,name,easting", "postcode,easting", '"CT1 1AA",10,615886,158470'])
def test_what_is_no_list_of_postcodes_is_refused(tmp_path, heading):
    with pytest.raises(Unreadable, match="not a list of postcodes"):
        read(tmp_path, heading, "CT1 1AA,10,1")


@pytest.mark.parametrize(
    ("name", "on"),
    [("kent_2025-05.csv.gz", dt.date(2025, 5, 1)), ("ct20250714.csv", dt.date(2025, 7, 14)), ("ct.csv", None)],
)
def test_the_date_in_its_name(name, on):
    assert postcodes_file.month_in_name(name) == on


@pytest.mark.skipif(not POSTCODES.exists(), reason="The real list of postcodes is not here.")
def test_the_county_s_real_list_is_read_whole():
    kinds = [type(row) for row in postcodes_file.read(POSTCODES)]
    assert (len(kinds), set(kinds)) == (45_828, {Entry})

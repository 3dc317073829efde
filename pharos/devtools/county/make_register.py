"""Writes the made-up county's register files from the hand-made tables beside this module.

``python -m pharos.devtools.county.make_register`` writes both files again, byte for byte the same. The
register's own format: 140 columns, cp1252, CRLF, every value quoted, dates as dd-mm-yyyy. Nothing in it
is real: there is no county Wantsum, no postcode area ZW, and Ofcom keeps the telephone numbers for stories.
"""

import csv
import io
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
Row = dict[str, str]

# The south-west corner of the county on the national grid: in the sea, so that no real place is meant.
CORNER_EAST, CORNER_NORTH = 640_000, 195_000
STATUS = {
    "closed": ("2", "Closed"),
    "closing": ("3", "Open, but proposed to close"),
    "opening": ("4", "Proposed to open"),
}
INWARD = "ABDEFGHJLNPQRSTUWXYZ"

# What the register says two months later, by URN. A school that is ``like`` another one opened in its place.
NOVEMBER = tomllib.loads((HERE / "november.toml").read_text(encoding="utf-8"))


def table(name: str, key: str) -> dict[str, Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return {row[key]: row for row in csv.DictReader(lines)}


def sketches() -> dict[str, Row]:
    """Every school of the county by its URN."""
    return table("sketch.csv", "urn") | table("villages.csv", "urn")


PLACES, DISTRICTS, GROUPS = (
    table("places.csv", "place"),
    table("districts.csv", "district_code"),
    table("groups.csv", "code"),
)
KINDS = table("kinds.csv", "kind")
HEADINGS = (HERE / "headings.txt").read_text(encoding="utf-8").splitlines()


def _phase(sketch: Row, kind: Row) -> Row:
    if kind["phase_code"]:
        return {"PhaseOfEducation (code)": kind["phase_code"], "PhaseOfEducation (name)": kind["phase_name"]}
    primary = int(sketch["low"]) < 11
    return {"PhaseOfEducation (code)": "2" if primary else "4",
            "PhaseOfEducation (name)": "Primary" if primary else "Secondary"}  # fmt: skip


def _what(sketch: Row, kind: Row) -> Row:
    status = STATUS.get(sketch["kind"], ("1", "Open"))
    sixth = int(sketch["high"]) >= 18 and int(sketch["low"]) >= 4
    girls = sketch["name"].endswith("for Girls")
    return {
        "EstablishmentName": sketch["name"],
        "TypeOfEstablishment (code)": kind["type_code"], "TypeOfEstablishment (name)": kind["type_name"],
        "EstablishmentTypeGroup (code)": kind["group_code"], "EstablishmentTypeGroup (name)": kind["group_name"],
        "EstablishmentStatus (code)": status[0], "EstablishmentStatus (name)": status[1],
        "StatutoryLowAge": sketch["low"], "StatutoryHighAge": sketch["high"],
        "OfficialSixthForm (code)": "1" if sixth else "2",
        "OfficialSixthForm (name)": "Has a sixth form" if sixth else "Does not have a sixth form",
        "Gender (code)": "2" if girls else "3", "Gender (name)": "Girls" if girls else "Mixed",
        **_phase(sketch, kind), **_dates(sketch), **_faith(sketch["faith"]),
    }  # fmt: skip


def _dates(sketch: Row) -> Row:
    closed = {"closed": "31-08-2025", "closing": "31-10-2026"}.get(sketch["kind"], "")
    return {
        "OpenDate": "01-09-2017" if sketch["kind"] in {"free", "all-through"} else "",
        "CloseDate": closed,
        "ReasonEstablishmentClosed (code)": "01" if closed else "00",
        "ReasonEstablishmentClosed (name)": "Closure" if closed else "Not applicable",
        "OfstedRating (name)": sketch["rating"], "OfstedLastInsp": sketch["inspected"],
        "LastChangedDate": f"{int(sketch['urn']) % 27 + 1:02}-07-2026",
    }  # fmt: skip


def _faith(faith: str) -> Row:
    codes = {"Church of England": "02", "Roman Catholic": "03"}
    church = "rc" if faith.startswith("Roman") else "ce"
    return {
        "ReligiousCharacter (code)": codes.get(faith, "00"),
        "ReligiousCharacter (name)": faith or "Does not apply",
        "Diocese (name)": f"Diocese of Wantsum ({church})" if faith else "Not applicable",
    }


def _pupils(sketch: Row) -> Row:
    pupils = int(sketch["pupils"] or 0)
    if not pupils:
        return {"SchoolCapacity": ""}
    girls = pupils if sketch["name"].endswith("for Girls") else pupils // 2 - int(sketch["urn"]) % 5
    return {"SchoolCapacity": str(-(-pupils * 11 // 300) * 30), "CensusDate": "15-01-2026",
            "NumberOfPupils": str(pupils), "NumberOfGirls": str(girls), "NumberOfBoys": str(pupils - girls),
            "PercentageFSM": f"{8 + int(sketch['urn']) * 37 % 300 / 10:.1f}"}  # fmt: skip


def _group(code: str) -> Row:
    found = GROUPS.get(code)
    flags = {"TrustSchoolFlag (code)": "0", "TrustSchoolFlag (name)": "Not applicable",
             "FederationFlag (name)": "Not under a federation"}  # fmt: skip
    if found and found["kind"] == "trust":
        flags |= {"TrustSchoolFlag (code)": "3", "TrustSchoolFlag (name)": "Supported by a multi-academy trust",
                  "Trusts (code)": code, "Trusts (name)": found["name"]}  # fmt: skip
    elif found:
        flags |= {"FederationFlag (name)": "Supported by a federation",
                  "Federations (code)": code, "Federations (name)": found["name"]}  # fmt: skip
    return flags


def _where(sketch: Row) -> Row:
    urn, place = int(sketch["urn"]), PLACES[sketch["place"]]
    district = DISTRICTS[place["district"]]
    outward = f"ZW{int(district['district_code'][1:])}"
    postcode = f"{outward} {urn % 9 + 1}{INWARD[urn * 7 % 20]}{INWARD[urn * 13 % 20]}"
    east = CORNER_EAST + int(place["km_east"]) * 1000 + urn * 7919 % 1800 - 900
    north = CORNER_NORTH + int(place["km_north"]) * 1000 + urn * 104_729 % 1800 - 900
    return {
        "Street": sketch["street"], "Town": sketch["place"], "County (name)": "Wantsum", "Postcode": postcode,
        "DistrictAdministrative (code)": district["district_code"],
        "DistrictAdministrative (name)": district["district"],
        "Easting": str(east), "Northing": str(north), "GOR (code)": "J", "GOR (name)": "South East",
        "Country (name)": "United Kingdom",
    }  # fmt: skip


def _web_name(name: str) -> str:
    kept = "".join(c if c.isalnum() else "-" for c in name.lower().replace("’", ""))
    return kept.removesuffix("-school").removesuffix("-academy")


def _who(sketch: Row) -> Row:
    if not sketch["last"]:
        return {}
    return {
        "SchoolWebsite": f"https://www.{_web_name(sketch['name'])}.wantsum.example",
        "TelephoneNum": f"01632960{int(sketch['urn']) % 1000:03}",
        "HeadTitle (name)": sketch["title"], "HeadFirstName": sketch["first"], "HeadLastName": sketch["last"],
        "HeadPreferredJobTitle": sketch["post"],
    }  # fmt: skip


def school(sketch: Row) -> Row:
    """One line of the register, all 140 columns, from one line of the sketch."""
    urn = int(sketch["urn"])
    known = {
        "URN": sketch["urn"],
        "LA (code)": "999",
        "LA (name)": "Wantsum",
        "EstablishmentNumber": str(urn - 898_000),
        "UKPRN": str(urn + 9_200_000),
    }
    known |= _what(sketch, KINDS[sketch["kind"]]) | _pupils(sketch) | _group(sketch["group"])
    known |= _where(sketch) | _who(sketch)
    return dict.fromkeys(HEADINGS, "") | known


def september() -> list[Row]:
    return [school(sketch) for sketch in sketches().values()]


def november() -> list[Row]:
    before = {row["URN"]: row for row in september()}
    opened = [before[told["like"]] | {"URN": urn} | told for urn, told in NOVEMBER.items() if "like" in told]
    rows = [row | NOVEMBER.get(urn, {}) for urn, row in before.items()] + opened
    return [{heading: row[heading] for heading in HEADINGS} for row in rows]


def as_file(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADINGS, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("cp1252")


FILES = {"edubasealldata20260901.csv": september, "edubasealldata20261101.csv": november}


if __name__ == "__main__":
    for name, rows in FILES.items():
        (HERE / name).write_bytes(as_file(rows()))

"""Register files as tests need them: the register's own headings, rows of what a test cares about."""

import csv
import gzip
import io

HEADING = (
    "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (name)", "EstablishmentStatus (code)", "EstablishmentStatus (name)", "OpenDate",
    "CloseDate", "PhaseOfEducation (code)", "PhaseOfEducation (name)", "StatutoryLowAge", "StatutoryHighAge",
    "SchoolCapacity", "NumberOfPupils", "TrustSchoolFlag (name)", "Trusts (code)", "Trusts (name)",
    "FederationFlag (name)",
    "Federations (code)", "Federations (name)", "Street", "Town", "Postcode", "TelephoneNum", "HeadTitle (name)",
    "HeadFirstName", "HeadLastName", "HeadPreferredJobTitle", "DistrictAdministrative (code)",
    "DistrictAdministrative (name)", "Easting", "Northing", "LastChangedDate",
)  # fmt: skip
REEDBED = {
    "URN": "900101", "LA (code)": "999", "LA (name)": "Wantsum", "EstablishmentName": "Reedbed Primary School",
    "TypeOfEstablishment (name)": "Community school", "EstablishmentStatus (code)": "1",
    "EstablishmentStatus (name)": "Open", "PhaseOfEducation (code)": "2", "PhaseOfEducation (name)": "Primary",
    "NumberOfPupils": "210", "TrustSchoolFlag (name)": "Not applicable", "FederationFlag (name)": "Not applicable",
    "Street": "1 Reed Lane", "Town": "Lantern Bay", "Postcode": "ZW1 1AB", "TelephoneNum": "01632960101",
    "HeadTitle (name)": "Mrs", "HeadFirstName": "Nadia", "HeadLastName": "Hartnell",
    "HeadPreferredJobTitle": "Headteacher", "DistrictAdministrative (code)": "D01",
    "DistrictAdministrative (name)": "Lantern Bay", "Easting": "560100", "Northing": "170100",
}  # fmt: skip


def row(urn=900101, name="", **facts):
    """A school as the register has it; ``facts`` by the register's headings, or by a short name of them."""
    told = {SHORT.get(key, key): str(value) for key, value in facts.items()}
    return REEDBED | {"URN": str(urn), "EstablishmentName": name or f"School {urn}"} | told


SHORT = {
    "status": "EstablishmentStatus (code)", "status_name": "EstablishmentStatus (name)", "pupils": "NumberOfPupils",
    "trust": "Trusts (code)", "trust_name": "Trusts (name)", "trust_flag": "TrustSchoolFlag (name)",
    "federation": "Federations (code)", "federation_name": "Federations (name)", "first": "HeadFirstName",
    "last": "HeadLastName", "head_title": "HeadTitle (name)", "closed": "CloseDate", "opened": "OpenDate",
    "la": "LA (code)", "la_name": "LA (name)", "phone": "TelephoneNum", "street": "Street", "town": "Town",
}  # fmt: skip


def text(*rows, heading=HEADING):
    """The file's text, as the register writes it: everything quoted, lines ended by CR and LF."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([each.get(name, "") for name in heading] for each in rows)
    return out.getvalue()


def write(path, *rows, heading=HEADING, encoding="cp1252", packed=False):
    """A register file with these rows."""
    told = text(*rows, heading=heading).encode(encoding)
    path.write_bytes(gzip.compress(told) if packed else told)
    return path

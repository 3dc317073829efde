"""The register's columns that we keep, by the register's own headings. Pure.

Each fact is a field of ``School``. They stand in one order (``FACTS``), in which ``register_file``
reads them and ``actions`` writes them: texts, whole numbers, dates, groups.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """One fact of a school: its field, the register's heading, and what people call it."""

    name: str
    heading: str
    words: str


# The first six are three pairs of a code and its name, which complete each other.
TEXTS = (
    Fact("la_code", "LA (code)", "Local authority code"),
    Fact("la_name", "LA (name)", "Local authority"),
    Fact("status_code", "EstablishmentStatus (code)", "Status code"),
    Fact("status_name", "EstablishmentStatus (name)", "Status"),
    Fact("phase_code", "PhaseOfEducation (code)", "Phase code"),
    Fact("phase_name", "PhaseOfEducation (name)", "Phase of education"),
    Fact("name", "EstablishmentName", "Name"),
    Fact("establishment_number", "EstablishmentNumber", "Establishment number"),
    Fact("ukprn", "UKPRN", "UK provider reference number"),
    Fact("type_name", "TypeOfEstablishment (name)", "Type"),
    Fact("type_group", "EstablishmentTypeGroup (name)", "Group of types"),
    Fact("gender", "Gender (name)", "Boys or girls"),
    Fact("religious_character", "ReligiousCharacter (name)", "Religious character"),
    Fact("street", "Street", "Street"),
    Fact("locality", "Locality", "Locality"),
    Fact("address3", "Address3", "Address, third line"),
    Fact("town", "Town", "Town"),
    Fact("county", "County (name)", "County"),
    Fact("postcode", "Postcode", "Postcode"),
    Fact("district_code", "DistrictAdministrative (code)", "District code"),
    Fact("district_name", "DistrictAdministrative (name)", "District"),
    Fact("head_title", "HeadTitle (name)", "Headteacher’s title"),
    Fact("head_first_name", "HeadFirstName", "Headteacher’s first name"),
    Fact("head_last_name", "HeadLastName", "Headteacher’s last name"),
    Fact("head_job_title", "HeadPreferredJobTitle", "Headteacher’s job title"),
    Fact("website", "SchoolWebsite", "Website"),
    Fact("telephone", "TelephoneNum", "Telephone"),
    Fact("ofsted_rating", "OfstedRating (name)", "Ofsted rating"),
    Fact("reason_opened", "ReasonEstablishmentOpened (name)", "Reason for opening"),
    Fact("reason_closed", "ReasonEstablishmentClosed (name)", "Reason for closing"),
)


@dataclass(frozen=True)
class WholeFact(Fact):
    """A whole number of at most ``most``."""

    most: int


WHOLES = (
    WholeFact("low_age", "StatutoryLowAge", "Lowest age", most=99),
    WholeFact("high_age", "StatutoryHighAge", "Highest age", most=99),
    WholeFact("pupils", "NumberOfPupils", "Pupils", most=99_999),
    WholeFact("capacity", "SchoolCapacity", "Places", most=99_999),
    WholeFact("easting", "Easting", "Easting", most=700_000),
    WholeFact("northing", "Northing", "Northing", most=1_300_000),
)
DATES = (
    Fact("opened_on", "OpenDate", "Opened on"),
    Fact("closed_on", "CloseDate", "Closed on"),
    Fact("ofsted_last_inspected_on", "OfstedLastInsp", "Last Ofsted inspection"),
    Fact("last_changed_on", "LastChangedDate", "Last changed in the register"),
)


@dataclass(frozen=True)
class GroupFact(Fact):
    """Membership of a trust or federation. ``heading`` has its code; ``flag`` says in words whether there is one."""

    name_heading: str
    flag: str


GROUPS = (
    GroupFact("trust", "Trusts (code)", "Trust", name_heading="Trusts (name)", flag="TrustSchoolFlag (name)"),
    GroupFact("federation", "Federations (code)", "Federation", name_heading="Federations (name)",
              flag="FederationFlag (name)"),
)  # fmt: skip
FACTS: tuple[Fact, ...] = (*TEXTS, *WHOLES, *DATES, *GROUPS)
INDEX = {fact.name: number for number, fact in enumerate(FACTS)}
WORDS = {fact.name: fact.words for fact in FACTS}

# Names of people, places and bodies: here a damaged value never replaces a good one.
NAMES = frozenset({
    "name", "street", "locality", "address3", "town", "county", "district_name",
    "head_title", "head_first_name", "head_last_name", "head_job_title",
})  # fmt: skip
# Facts that are stated together: where one of the first is given, an empty cell among the rest is meant.
TOGETHER = (
    (("head_last_name", "head_first_name"), ("head_title", "head_first_name", "head_last_name", "head_job_title")),
    (("street", "town"), ("street", "locality", "address3", "town", "county", "postcode")),
)
# A code that a file may lack beside its name: where the name changes, the old code goes.
PAIRS = (("la_name", "la_code"), ("district_name", "district_code"))
# Codes beside which a name stands that tells people the same.
CODES = frozenset({"la_code", "status_code", "phase_code", "district_code"})
# The register's note about its own entry: kept, but a change of it changes nothing about the school.
HOUSEKEEPING = frozenset({"last_changed_on"})
# What may have been stated empty since: an older file does not bring it back.
MAY_END = frozenset({"closed_on", "trust", "federation"})

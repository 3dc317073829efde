"""A school's facts in groups. A fact that the newest file was silent about tells which file stated it last."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pharos.common.ui.filters import date, number
from pharos.schools.columns import DATES, WORDS
from pharos.schools.models import Area, School
from pharos.schools.states import Status

DATE_FIELDS = frozenset(fact.name for fact in DATES)
COUNTS = frozenset({"pupils", "capacity"})
ADDRESS = ("street", "locality", "address3", "town", "county", "postcode")
HEAD = ("head_title", "head_first_name", "head_last_name")


@dataclass(frozen=True)
class ShownFact:
    """One fact. ``source`` is told where it isn't that of the page."""

    label: str
    lines: list[str]
    href: str = ""
    source: str = ""


@dataclass(frozen=True)
class FactGroup:
    title: str
    facts: list[ShownFact]
    nothing: str = ""


def groups(school: School, area: Area | None) -> list[FactGroup]:
    """Groups of facts in the order in which people look for them; what the register leaves empty is left out."""
    return [
        FactGroup("About the school", _stated(_about(school))),
        FactGroup(
            "Headteacher",
            _stated([_fact(school, school.head_job_title or "Name", _head(school), *HEAD)]),
            nothing="The register names nobody.",
        ),
        FactGroup("Where it is and how to reach it", _stated(_place(school, area))),
        FactGroup("Trust or federation", _stated(_bodies(school)), nothing="The register names neither."),
        FactGroup("Ofsted", _stated(_ofsted(school)), nothing="The register states no inspection."),
    ]


def _about(school: School) -> list[ShownFact]:
    number_with_la = "/".join(part for part in (school.la_code, school.establishment_number) if part)
    return [
        _fact(school, "Status", school.get_status_code_display(), "status_code"),
        _fact(school, "Phase", school.phase, "phase_code", "type_name"),
        _of(school, "type_name"),
        _fact(school, "Ages", _ages(school), "low_age", "high_age"),
        _of(school, "gender"),
        _of(school, "religious_character"),
        _of(school, "pupils"),
        _of(school, "capacity"),
        _fact(school, _day(school, "opened_on"), date(school.opened_on), "opened_on"),
        _fact(school, _day(school, "closed_on"), date(school.closed_on), "closed_on"),
        _fact(school, "Number with the local authority", number_with_la if school.establishment_number else "",
              "establishment_number"),
        _of(school, "ukprn"),
        _of(school, "last_changed_on"),
    ]  # fmt: skip


def _place(school: School, area: Area | None) -> list[ShownFact]:
    return [
        _fact(school, "Address", school.address_lines, *ADDRESS),
        _of(school, "la_name"),
        _of(school, "district_name"),
        ShownFact("Area", [area.name] if area else [], source="By its district, as the programme has set it"),
        _of(school, "telephone"),
        _fact(school, "Website", school.website, "website", href=web_address(school.website)),
        _fact(school, "Easting and northing", _grid(school), "easting", "northing"),
    ]


def _bodies(school: School) -> list[ShownFact]:
    return [
        _fact(school, "Trust", school.trust.name if school.trust else "", "trust"),
        _fact(school, "Federation", school.federation.name if school.federation else "", "federation"),
    ]


def _ofsted(school: School) -> list[ShownFact]:
    return [_of(school, "ofsted_rating"), _of(school, "ofsted_last_inspected_on")]


def _of(school: School, field: str) -> ShownFact:
    """A fact that is one field, under the name that people have for it."""
    return _fact(school, words_of(field), shown_value(field, getattr(school, field)), field)


def _fact(school: School, label: str, value: str | list[str], *fields: str, href: str = "") -> ShownFact:
    lines = [value] if isinstance(value, str) else value
    return ShownFact(label, [line for line in lines if line], href, _older_source(school, fields))


def _older_source(school: School, fields: Iterable[str]) -> str:
    """The oldest file that the fact rests on, where that isn't the newest."""
    stated = [school.stated_on(field) for field in fields if field in school.older]
    oldest = min((on for on in stated if on), default=None)
    return f"As in the register’s file of {date(oldest)}; later files do not state it" if oldest else ""


def _stated(facts: Iterable[ShownFact]) -> list[ShownFact]:
    return [fact for fact in facts if fact.lines]


def _day(school: School, field: str) -> str:
    """A day that the register proposes has not made it open or closed."""
    proposed = {
        ("opened_on", Status.PROPOSED): "Proposed to open on",
        ("closed_on", Status.CLOSING): "Proposed to close on",
    }
    return proposed.get((field, Status(school.status_code)), words_of(field))


def _ages(school: School) -> str:
    if school.low_age is None or school.high_age is None:
        return ""
    return f"{school.low_age} to {school.high_age}"


def _grid(school: School) -> str:
    if school.easting is None or school.northing is None:
        return ""
    return f"{school.easting}, {school.northing}"


def _head(school: School) -> str:
    return f"{school.head_title} {school.head_name}".strip() if school.head_name else ""


def web_address(text: str) -> str:
    """Where a website's address leads; empty where it is none that a browser should follow."""
    whole = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and "." in parts.netloc and " " not in whole else ""


def words_of(field: str) -> str:
    """What people call a fact."""
    return WORDS.get(field, field)


def shown_value(field: str, value: Any) -> str:
    """A fact's value for people to read: dates and numbers in our words, all else in the register's."""
    if field in DATE_FIELDS and isinstance(value, str) and value:
        return date(dt.date.fromisoformat(value))
    if isinstance(value, dt.date):
        return date(value)
    if field in COUNTS and value not in (None, ""):
        return number(int(value))
    return "" if value is None else str(value)

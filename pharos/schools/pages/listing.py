"""The list of schools, as a page, as suggestions while somebody types, and as a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from pharos.common.pages import Tag, filtering
from pharos.common.pages.filtering import ActiveFilter, address
from pharos.schools import distance
from pharos.schools.criteria import Criteria, reason
from pharos.schools.models import Area, School

from . import status

FIRST_FILTERS = ("q", "phase", "area")
MORE_FILTERS = ("status", "near", "within")
# A limit of distance means nothing without the school that it is measured from.
TOGETHER = {"near": ("within",)}
HEADINGS = (
    "URN", "Name", "Status", "Phase", "Type", "Area", "District", "Local authority", "Street", "Town", "Postcode",
    "Telephone", "Website", "Headteacher", "Pupils", "Trust", "Kilometres", "As in the register’s file of",
)  # fmt: skip
# District, by code or name, to its area.
type Areas = Mapping[str, Area]


@dataclass(frozen=True)
class SchoolRow:
    """One school in a list."""

    href: str
    name: str
    tag: Tag | None
    facts: list[str]
    km: str
    reason: str = ""


@dataclass(frozen=True)
class SchoolsPage:
    rows: list[SchoolRow]
    active: list[ActiveFilter]
    relax: list[ActiveFilter]
    near: str
    first_filters: tuple[str, ...]
    more_filters: tuple[str, ...]
    unfold: bool


def area_of(school: School, areas: Areas) -> str:
    area = areas.get(school.district_code or school.district_name)
    return area.name if area else ""


def place(school: School) -> str:
    """ "Lantern Bay, ZW1 1AA"."""
    return ", ".join(part for part in (school.town, school.postcode) if part)


def row(school: School, areas: Areas, criteria: Criteria) -> SchoolRow:
    area = area_of(school, areas)
    facts = (school.phase, school.type_name, place(school), f"{area} area" if area else "", f"URN {school.urn}")
    return SchoolRow(
        href=reverse("schools:school", args=[school.urn]),
        name=school.name,
        tag=status.tag(school),
        facts=[fact for fact in facts if fact],
        km=_away(distance.km(school, criteria.near)) if criteria.near else "",
        reason=reason(school, criteria),
    )


def _away(km: float | None) -> str:
    if km is None:
        return "Where it is, the register does not say"
    return f"{distance.words(km)} away" if km else "Measured from here"


def schools(
    found: Iterable[School],
    criteria: Criteria,
    areas: Areas,
    *,
    form: forms.Form,
    asked: QueryDict,
    would_find: Mapping[str, int],
) -> SchoolsPage:
    path = reverse("schools:schools")
    relax = filtering.relaxed(form, asked, would_find, path=path, together=TOGETHER)
    if not criteria.status and would_find.get("status"):
        # Nobody chose to see open schools alone, so it is the first thing to let go of.
        among_all = address(path, asked, status="all")
        relax.insert(0, ActiveFilter("Look among: Open schools", among_all, would_find["status"]))
    return SchoolsPage(
        rows=[row(school, areas, criteria) for school in found],
        active=filtering.active(form, asked, path=path, together=TOGETHER),
        relax=relax,
        near=criteria.near.name if criteria.near else "",
        first_filters=FIRST_FILTERS,
        more_filters=MORE_FILTERS,
        unfold=any(asked.get(name) for name in MORE_FILTERS),
    )


def suggestions(found: Iterable[School]) -> list[dict[str, str]]:
    """What ``suggest.js`` offers: a line with a hint, the words that it puts into the box, and where it leads."""
    return [
        {
            "text": school.name,
            "hint": " · ".join(
                part for part in (_status(school), school.phase, place(school), str(school.urn)) if part
            ),
            "value": f"{school.name}, {school.urn}",
            "url": reverse("schools:school", args=[school.urn]),
        }
        for school in found
    ]


def _status(school: School) -> str:
    shown = status.tag(school)
    return shown.text if shown else ""


def line(school: School, areas: Areas, criteria: Criteria) -> list[Any]:
    """One line of the file."""
    km = distance.km(school, criteria.near) if criteria.near else None
    return [
        school.urn,
        school.name,
        school.get_status_code_display(),
        school.phase,
        school.type_name,
        area_of(school, areas),
        school.district_name,
        school.la_name,
        school.street,
        school.town,
        school.postcode,
        school.telephone,
        school.website,
        school.head_name,
        school.pupils,
        school.trust.name if school.trust else "",
        None if km is None else round(km, 1),
        school.last_seen_in.as_at.isoformat() if school.last_seen_in else "",
    ]

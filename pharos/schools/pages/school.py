"""One school: its facts in groups, each with its source and date; its neighbours; how its facts changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Tag
from pharos.common.ui.filters import date, sentence
from pharos.schools import distance
from pharos.schools.distance import Near
from pharos.schools.models import Area, FactChange, School
from pharos.schools.queries import Lineage

from . import status
from .facts import FactGroup, groups, shown_value, words_of
from .results import StageResults
from .standing import StandingPart

ALONE = Lineage()


@dataclass(frozen=True)
class Neighbour:
    """Another school, and why it stands here."""

    href: str
    name: str
    facts: str


@dataclass(frozen=True)
class SameGroup:
    """The other schools of a trust or federation. ``more`` are not listed."""

    title: str
    schools: list[Neighbour]
    more: int


@dataclass(frozen=True)
class Change:
    fact: str
    before: str
    after: str
    source: str


@dataclass(frozen=True)
class Kin:
    """A school that went before this one, or came after it."""

    href: str
    name: str
    facts: str


@dataclass(frozen=True)
class SchoolPage:
    name: str
    kind: str
    tag: Tag | None
    warning: str
    source: str
    groups: list[FactGroup]
    standing: StandingPart
    results: list[StageResults]
    same_group: SameGroup | None
    nearest: list[Neighbour]
    near_href: str
    map_href: str
    leaders_href: str
    ask_href: str
    measured: str
    has_place: bool
    changes: list[Change]
    came_from: list[Kin]
    became: list[Kin]


def school(
    shown: School,
    *,
    area: Area | None,
    same_group: Iterable[School],
    in_group: int,
    nearest: Iterable[School],
    measured_to: Near | None,
    changes: Iterable[FactChange],
    standing: StandingPart,
    results: list[StageResults],
    line: Lineage = ALONE,
) -> SchoolPage:
    near = {"near": str(shown.urn)}
    return SchoolPage(
        name=shown.name,
        kind=" · ".join(
            part for part in (shown.phase, f"{area.name} area" if area else "", f"URN {shown.urn}") if part
        ),
        tag=status.tag(shown),
        warning=status.warning(shown),
        source=_source(shown),
        groups=groups(shown, area),
        standing=standing,
        results=results,
        same_group=_same_group(shown, same_group, in_group),
        nearest=[neighbour(each, shown) for each in nearest],
        near_href=reverse("schools:schools", query=near),
        map_href=reverse("schools:map", query=near | {"within": "10"}),
        leaders_href=reverse("leaders:directory", query=near),
        ask_href=reverse("support:start") if shown.is_open else "",
        measured=_measured(shown, measured_to),
        has_place=shown.easting is not None and shown.northing is not None,
        changes=[change(each, shown) for each in changes],
        came_from=[_kin(each) for each in line.before],
        became=[_kin(each) for each in line.after],
    )


def _source(shown: School) -> str:
    if shown.last_seen_in is None:
        return "No file of the national register has stated these facts."
    return f"From the national register of schools, file of {date(shown.last_seen_in.as_at)}."


def neighbour(each: School, measured_from: School) -> Neighbour:
    km = distance.km(each, measured_from)
    parts = (each.phase, each.town, "" if km is None else f"{distance.words(km)} away")
    return Neighbour(
        href=reverse("schools:school", args=[each.urn]),
        name=each.name,
        facts=" · ".join(part for part in parts if part),
    )


def _same_group(shown: School, found: Iterable[School], count: int) -> SameGroup | None:
    bodies = [group.name for group in (shown.trust, shown.federation) if group]
    schools = [neighbour(each, shown) for each in found]
    return SameGroup(f"Other schools of {sentence(bodies)}", schools, count - len(schools)) if schools else None


def _measured(shown: School, to: Near | None) -> str:
    if to is None:
        return ""
    return f"{distance.words(distance.km(shown, to))} in a straight line from {shown.name} to {to.name}."


def _kin(each: School) -> Kin:
    when = (("opened", each.opened_on), ("closed", each.closed_on))
    facts = [f"URN {each.urn}", *(f"{what} on {date(on)}" for what, on in when if on)]
    return Kin(reverse("schools:school", args=[each.urn]), each.name, ", ".join(facts))


def change(each: FactChange, shown: School) -> Change:
    """Changes of a school before this one say whose they are."""
    return Change(
        fact=words_of(each.field),
        before=shown_value(each.field, each.before),
        after=shown_value(each.field, each.after),
        source=f"File of {date(each.register_import.as_at)}{_whose(each, shown)}",
    )


def _whose(each: FactChange, shown: School) -> str:
    return "" if each.school_id == shown.pk else f", of {each.school.name} (URN {each.school.urn})"

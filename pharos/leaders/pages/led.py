"""The schools that a leader leads, each with its standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Tag
from pharos.schools import standing
from pharos.schools.models import School
from pharos.schools.standing import Several, Standing
from pharos.schools.states import Outcome

STANDINGS = {Outcome.MEETS: "green", Outcome.PANEL: "yellow", Outcome.FAILS: "orange", Outcome.UNKNOWN: "grey"}


def standing_tag(found: Standing | None) -> Tag | None:
    return Tag(found.outcome.label, STANDINGS[found.outcome]) if found else None


@dataclass(frozen=True)
class LedSchool:
    """One of the schools that a leader leads."""

    href: str
    name: str
    tag: Tag
    why: str


@dataclass(frozen=True)
class LedSchools:
    """All of them, and what follows for the leader."""

    words: str
    schools: list[LedSchool]


def led_schools(schools: Sequence[School], standings: Mapping[int, Standing]) -> LedSchools:
    """One school that meets the standard suffices; the others are for the panel."""
    several = standing.of_several({school.urn: standings[school.urn] for school in schools})
    shown = [_led(school, standings[school.urn]) for school in schools]
    return LedSchools(_several(several, len(shown)), shown)


def _led(school: School, found: Standing) -> LedSchool:
    href = f"{reverse('schools:school', args=[school.urn])}#standing"
    return LedSchool(href, school.name, Tag(found.outcome.label, STANDINGS[found.outcome]), " ".join(found.why))


def _several(found: Several, schools: int) -> str:
    if schools < 2:
        return "" if schools else "No school is known that this leader leads."
    if not found.meeting:
        return "None of these schools meets the standard as far as we know. All of them are for the panel."
    others = "" if not found.others else " The others are for the panel."
    return f"One school that meets the standard suffices.{others}"

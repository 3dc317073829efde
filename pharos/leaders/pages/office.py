"""The office's pages about leaders."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.common.pages import Paging, Step, Tag, TimelineItem, timeline
from pharos.common.verdict import Verdict
from pharos.leaders import completeness, freshness, queries
from pharos.leaders.desk import Desk
from pharos.leaders.models import Designation, Photo, Profile, ProfileExpertise
from pharos.schools.standing import Standing

from . import upkeep
from .led import LedSchools, standing_tag
from .profile import DesignationRow, designation_row, holds, steps

HEADINGS = ("Name", "Email", "Designations", "School", "School’s standing", "Directory", "Still to do")


@dataclass(frozen=True)
class ManagedRow:
    href: str
    name: str
    email: str
    kinds: list[str]
    school: str
    standing: Tag | None
    tag: Tag
    still: list[str]


@dataclass(frozen=True)
class ManagePage:
    rows: list[ManagedRow]
    paging: Paging


@dataclass(frozen=True)
class ManagedLeaderPage:
    name: str
    email: str
    tag: Tag
    steps: list[Step]
    designations: list[DesignationRow]
    timeline: list[TimelineItem]
    led: LedSchools
    preview_href: str
    public_href: str
    designate_href: str
    remind: Verdict
    remind_href: str
    confirmed: str
    remove_photo_href: str


def manage(paged: Paging, standings: Mapping[int, Standing], *, day: dt.date) -> ManagePage:
    return ManagePage([managed_row(profile, standings, day) for profile in paged.rows], paged)


def managed_row(profile: Any, standings: Mapping[int, Standing], day: dt.date) -> ManagedRow:
    """A row of ``queries.managed``; ``standings`` are its schools', by URN."""
    designations: list[Designation] = list(profile.person.designations.all())
    current = [each for each in designations if holds(each, day)]
    states = completeness.sections(profile, profile.offers.all())
    return ManagedRow(
        href=reverse("leaders:manage_leader", args=[profile.reference]),
        name=profile.person.name,
        email=profile.person.email,
        kinds=sorted({each.kind for each in current}),
        school=(current or designations)[0].school.name if designations else "",
        standing=standing_tag(standings.get((current or designations)[0].school.urn)) if designations else None,
        tag=_tag(designated=profile.is_designated, published=profile.is_published),
        still=[state.name for state in states if not state.is_complete],
    )


def managed_line(row: ManagedRow) -> list[str]:
    """The row as a line of a file."""
    return [
        row.name,
        row.email,
        ", ".join(row.kinds),
        row.school,
        row.standing.text if row.standing else "",
        row.tag.text,
        ", ".join(row.still),
    ]


def known_answers(profile: Profile | None, *, at: dt.datetime) -> dict[str, Any]:
    """What an earlier designation already tells about a new one."""
    if profile is None:
        return {}
    school = queries.leader_school(profile.person, at=at)
    return {"name": profile.person.name, "email": profile.person.email, "school": school.urn if school else ""}


def _tag(*, designated: bool, published: bool) -> Tag:
    if not designated:
        return Tag("No designation now")
    return Tag("In the directory", "green") if published else Tag("Not in the directory", "yellow")


def managed_leader(
    profile: Profile,
    offers: Sequence[ProfileExpertise],
    designations: Sequence[Designation],
    activities: Iterable[Any],
    *,
    led: LedSchools,
    is_published: bool,
    remind: Verdict,
    day: dt.date,
    photo: Photo | None,
) -> ManagedLeaderPage:
    desk = Desk(profile.reference)
    designated = any(holds(each, day) for each in designations)
    return ManagedLeaderPage(
        name=profile.person.name,
        email=profile.person.email,
        tag=_tag(designated=designated, published=is_published),
        steps=steps(profile, offers, desk),
        designations=[designation_row(each, day, end_href=_end_href(each)) for each in designations],
        timeline=timeline(activities),
        led=led,
        preview_href=desk.preview if designated else "",
        public_href=reverse("leaders:leader", args=[profile.reference]) if is_published else "",
        designate_href=reverse("leaders:designate", query={"leader": profile.reference}),
        remind=remind,
        remind_href=reverse("leaders:remind", args=[profile.reference]),
        confirmed=upkeep.office_words(freshness.of(profile, day=day)),
        remove_photo_href=reverse("leaders:manage_remove_photo", args=[profile.reference]) if photo else "",
    )


def _end_href(designation: Designation) -> str:
    return "" if designation.ended_at else reverse("leaders:end_designation", args=[designation.reference])

"""The leader's own pages: what is done, what is missing, each part."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pharos.common.pages import Step, Tag
from pharos.leaders import completeness, freshness
from pharos.leaders.completeness import Progress, Section
from pharos.leaders.desk import Desk
from pharos.leaders.models import Designation, Photo, Profile, ProfileExpertise

from . import photos
from .upkeep import UpkeepNote, note, put_off_words

if TYPE_CHECKING:
    from pharos.leaders.forms import ExpertiseForm

TAGS = {
    Progress.NOT_STARTED: Tag("Not yet started", "blue"),
    Progress.IN_PROGRESS: Tag("In progress", "light-blue"),
    Progress.COMPLETE: None,
}

CONSOLE = "the console of the service"


@dataclass(frozen=True)
class DesignationRow:
    kind: str
    letters: str
    school: str
    from_on: dt.date
    until_on: dt.date | None
    tag: Tag
    why: str
    designated_by: str
    end_why: str
    ended_by: str
    end_href: str


@dataclass(frozen=True)
class ProfilePage:
    """The task list of a profile."""

    steps: list[Step]
    left: int
    is_published: bool
    is_designated: bool
    preview_href: str
    public_href: str
    designations: list[DesignationRow]
    note: UpkeepNote | None
    put_off: str
    extras: list[Step]


@dataclass(frozen=True)
class OptionGroup:
    """Areas under one heading, as the parameters of GOV.UK's checkboxes."""

    title: str
    items: list[dict[str, Any]]


@dataclass(frozen=True)
class SectionPage:
    """What stands round the question of a section."""

    section: str
    on_behalf: str  # the leader's name, where somebody else answers
    most_words: int = completeness.MOST_WORDS
    most_expertise: int = completeness.MOST_EXPERTISE
    is_published_text: bool = False
    groups: tuple[OptionGroup, ...] = ()
    evidence: tuple[Step, ...] = ()
    consented_at: dt.datetime | None = None
    withdrew_at: dt.datetime | None = None
    preview_href: str = ""


@dataclass(frozen=True)
class View:
    """One of the ways in which different people see the same page."""

    text: str
    href: str
    is_here: bool


def preview(profile: Profile, photo: Photo | None, desk: Desk, *, public: bool) -> dict[str, Any]:
    """What stands round the preview of a page."""
    says = []
    if profile.portrait_draft:
        says.append("It has the newest draft of the pen portrait, which is not published until it is finished.")
    if photo and not photo.agreed_at:
        says.append("It has the photo, which is not published without the agreement to it.")
    return {
        "says": says,
        "on_behalf": desk.on_behalf,
        "back": desk.home,
        "views": [
            View("As everybody sees it", desk.public_preview, public),
            View("As people who may ask for support see it", desk.preview, not public),
        ],
    }


def steps(profile: Profile, offers: Iterable[ProfileExpertise], desk: Desk) -> list[Step]:
    """The parts of a profile as a task list."""
    states = completeness.sections(profile, offers)
    return [_step(state.name, desk.section(state.section), state.progress, _hint(state, profile)) for state in states]


def _step(title: str, href: str, progress: Progress, hint: str = "") -> Step:
    return Step(title, href, "Completed", TAGS[progress], hint)


def _hint(state: completeness.SectionState, profile: Profile) -> str:
    if state.section == Section.PORTRAIT and state.is_complete and profile.portrait_draft:
        return "You have a newer draft that is not published"
    return completeness.sentence(state.still)


def profile(
    profile: Profile,
    offers: Sequence[ProfileExpertise],
    designations: Sequence[Designation],
    *,
    desk: Desk,
    is_published: bool,
    day: dt.date,
    public_href: str,
    photo: Photo | None = None,
) -> ProfilePage:
    shown = steps(profile, offers, desk)
    rows = [designation_row(each, day) for each in designations]
    return ProfilePage(
        steps=shown,
        left=sum(1 for step in shown if step.tag),
        is_published=is_published,
        is_designated=any(holds(each, day) for each in designations),
        preview_href=desk.preview,
        public_href=public_href if is_published else "",
        designations=rows,
        note=note(freshness.of(profile, day=day), is_complete=not any(step.tag for step in shown)),
        put_off=put_off_words(profile, day=day),
        extras=[photos.step(photo)],
    )


def holds(designation: Designation, day: dt.date) -> bool:
    return designation.from_on <= day and (designation.until_on is None or designation.until_on >= day)


def designation_row(designation: Designation, day: dt.date, *, end_href: str = "") -> DesignationRow:
    return DesignationRow(
        kind=designation.get_kind_display(),
        letters=designation.kind,
        school=designation.school.name,
        from_on=designation.from_on,
        until_on=designation.until_on,
        tag=_tag(designation, day),
        why=designation.why,
        designated_by=designation.designated_by.name if designation.designated_by else CONSOLE,
        end_why=designation.end_why,
        ended_by=designation.ended_by.name if designation.ended_by else "",
        end_href=end_href,
    )


def _tag(designation: Designation, day: dt.date) -> Tag:
    if holds(designation, day):
        return Tag("Current", "green")
    return Tag("From later", "blue") if designation.from_on > day else Tag("Ended")


def section(profile: Profile, part: Section, desk: Desk, *, may_preview: bool = False) -> SectionPage:
    return SectionPage(
        section=part.value,
        on_behalf=profile.person.name if desk.on_behalf else "",
        is_published_text=bool(profile.portrait and profile.portrait_draft),
        consented_at=profile.consented_at,
        withdrew_at=profile.withdrew_at,
        preview_href=desk.preview if may_preview else "",
    )


def expertise(profile: Profile, offers: Iterable[ProfileExpertise], form: "ExpertiseForm", desk: Desk) -> SectionPage:
    """The areas under their headings, and those chosen with what is said about them."""
    chosen = {str(code) for code in (form["areas"].value() or [])}
    groups = [
        OptionGroup(title, [{"value": a.code, "text": a.label, "checked": a.code in chosen} for a in areas])
        for title, areas in form.groups
    ]
    told = [_step(offer.expertise.label, desk.evidence(offer.expertise.code), _told(offer)) for offer in offers]
    return SectionPage(
        section=Section.EXPERTISE.value,
        on_behalf=profile.person.name if desk.on_behalf else "",
        groups=tuple(groups),
        evidence=tuple(told),
    )


def _told(offer: ProfileExpertise) -> Progress:
    return Progress.COMPLETE if offer.evidence else Progress.NOT_STARTED

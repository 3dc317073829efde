"""What a profile still needs before anybody can find it: derived from its answers, never set by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Profile, ProfileExpertise

MOST_WORDS = 300
MOST_EXPERTISE = 12


class Section(StrEnum):
    """The parts of a profile, in the order in which they are asked. Consent comes last."""

    PORTRAIT = "portrait"
    EXPERTISE = "expertise"
    PHASES = "phases"
    SUPPORT = "support"
    AVAILABILITY = "availability"
    CONSENT = "consent"


NAMES = {
    Section.PORTRAIT: "Pen portrait",
    Section.EXPERTISE: "Areas of expertise",
    Section.PHASES: "Phases you know",
    Section.SUPPORT: "What you can lead",
    Section.AVAILABILITY: "Availability",
    Section.CONSENT: "Consent to publish",
}


class Progress(StrEnum):
    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"


@dataclass(frozen=True)
class SectionState:
    section: Section
    progress: Progress
    still: str = ""  # what is missing, in words

    @property
    def name(self) -> str:
        return NAMES[self.section]

    @property
    def is_complete(self) -> bool:
        return self.progress == Progress.COMPLETE


def sections(profile: "Profile", offers: Iterable["ProfileExpertise"]) -> list[SectionState]:
    """How each part of the profile stands, in order."""
    return [
        _portrait(profile),
        _expertise(list(offers)),
        _answered(Section.PHASES, bool(profile.phases), "choose the phases you know"),
        _answered(Section.SUPPORT, bool(profile.can_lead), "choose what you can lead"),
        _answered(Section.AVAILABILITY, bool(profile.availability), "say how available you are"),
        _answered(Section.CONSENT, profile.consents, "agree that it is published"),
    ]


def is_complete(states: Iterable[SectionState]) -> bool:
    """Whether there is nothing left to answer; consent is a separate question."""
    return all(state.is_complete for state in states if state.section != Section.CONSENT)


def words(text: str) -> int:
    return len(text.split())


def words_over(text: str) -> int:
    """How many words a pen portrait is too long."""
    return max(0, words(text) - MOST_WORDS)


def _portrait(profile: "Profile") -> SectionState:
    if profile.portrait:
        return SectionState(Section.PORTRAIT, Progress.COMPLETE)
    if profile.portrait_draft:
        return SectionState(Section.PORTRAIT, Progress.IN_PROGRESS, "finish your pen portrait")
    return SectionState(Section.PORTRAIT, Progress.NOT_STARTED, "write your pen portrait")


def _expertise(offers: list["ProfileExpertise"]) -> SectionState:
    if not offers:
        return SectionState(Section.EXPERTISE, Progress.NOT_STARTED, "choose your areas of expertise")
    bare = sum(1 for offer in offers if not offer.evidence)
    if bare:
        areas = "area" if bare == 1 else "areas"
        return SectionState(Section.EXPERTISE, Progress.IN_PROGRESS, f"say what shows your expertise in {bare} {areas}")
    return SectionState(Section.EXPERTISE, Progress.COMPLETE)


def _answered(section: Section, done: bool, still: str) -> SectionState:
    return SectionState(section, Progress.COMPLETE) if done else SectionState(section, Progress.NOT_STARTED, still)


def sentence(still: str) -> str:
    """What is missing, to stand alone: "Write your pen portrait"."""
    return f"{still[:1].upper()}{still[1:]}"

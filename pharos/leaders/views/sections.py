"""The parts of a profile as pages: which question, which words, what is done with the answer, and where to next."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pharos.leaders import actions, queries
from pharos.leaders import forms as asking
from pharos.leaders.completeness import NAMES, Section
from pharos.leaders.desk import Desk
from pharos.leaders.models import Profile, ProfileExpertise
from pharos.leaders.pages import profile as pages
from pharos.people.models import Person

DRAFT_SAVED = "The draft has been saved. It is not published until it is finished."


@dataclass(frozen=True)
class Part:
    """One part of one profile."""

    profile: Profile
    desk: Desk
    section: Section
    form: type[asking.ProfileForm]
    act: Callable[..., Any]
    answers: Callable[[Any], dict[str, Any]]
    initial: dict[str, Any] = field(default_factory=dict)
    template: str = "leaders/section.html"
    title: str = ""
    saved: str = "Your answer has been saved."

    def save(self, form: Any, *, by: Person, at: dt.datetime) -> Any:
        return self.act(self.profile, by=by, at=at, **self.answers(form))

    def page(self, form: Any, *, at: dt.datetime) -> pages.SectionPage:
        return pages.section(self.profile, self.section, self.desk)

    def said(self, form: Any) -> str:
        return self.saved

    @property
    def back(self) -> str:
        return self.desk.home

    def onward(self) -> str:
        return self.desk.home


class PortraitPart(Part):
    def save(self, form: asking.PortraitForm, *, by: Person, at: dt.datetime) -> Any:
        act = actions.save_portrait_draft if form.is_draft else actions.finish_portrait
        return act(self.profile, text=form.cleaned_data["portrait"], by=by, at=at, why=form.why)

    def said(self, form: asking.PortraitForm) -> str:
        return DRAFT_SAVED if form.is_draft else self.saved


class ExpertisePart(Part):
    def page(self, form: asking.ExpertiseForm, *, at: dt.datetime) -> pages.SectionPage:
        return pages.expertise(self.profile, queries.offers_of(self.profile), form, self.desk)

    def onward(self) -> str:
        """To the first area that has nothing said about it."""
        return _bare_evidence(self.profile, self.desk)


class ConsentPart(Part):
    def page(self, form: Any, *, at: dt.datetime) -> pages.SectionPage:
        may_preview = queries.is_leader(self.profile.person, at=at)
        return pages.section(self.profile, self.section, self.desk, may_preview=may_preview)


class EvidencePart(Part):
    @property
    def back(self) -> str:
        return self.desk.section(Section.EXPERTISE)

    def onward(self) -> str:
        return _bare_evidence(self.profile, self.desk)


def _bare_evidence(profile: Profile, desk: Desk) -> str:
    bare = next((each for each in queries.offers_of(profile) if not each.evidence), None)
    return desk.evidence(bare.expertise.code) if bare else desk.home


def _portrait(profile: Profile, desk: Desk) -> Part:
    return PortraitPart(
        profile, desk, Section.PORTRAIT, asking.PortraitForm, actions.finish_portrait, lambda form: {},
        initial={"portrait": profile.portrait_draft or profile.portrait},
        template="leaders/portrait.html", title=NAMES[Section.PORTRAIT], saved="Your pen portrait has been saved.",
    )  # fmt: skip


def _expertise(profile: Profile, desk: Desk) -> Part:
    return ExpertisePart(
        profile, desk, Section.EXPERTISE, asking.ExpertiseForm, actions.choose_expertise,
        lambda form: {"areas": form.cleaned_data["areas"], "why": form.why},
        initial={"areas": [offer.expertise.code for offer in queries.offers_of(profile)]},
        template="leaders/expertise.html", title="Which areas of expertise do you offer?",
        saved="Your areas of expertise have been saved.",
    )  # fmt: skip


def evidence_part(profile: Profile, desk: Desk, offer: ProfileExpertise) -> Part:
    label = offer.expertise.label
    return EvidencePart(
        profile, desk, Section.EXPERTISE, asking.EvidenceForm, actions.save_evidence,
        lambda form: {"expertise": offer.expertise, "evidence": form.cleaned_data["evidence"], "why": form.why},
        initial={"evidence": offer.evidence}, title=f"Your expertise: {label}",
        saved=f"What shows your expertise has been saved: {label}.",
    )  # fmt: skip


def _phases(profile: Profile, desk: Desk) -> Part:
    return Part(
        profile, desk, Section.PHASES, asking.PhasesForm, actions.save_phases,
        lambda form: {"phases": form.cleaned_data["phases"], "why": form.why},
        initial={"phases": profile.phases}, title=NAMES[Section.PHASES],
    )  # fmt: skip


def _support(profile: Profile, desk: Desk) -> Part:
    return Part(
        profile, desk, Section.SUPPORT, asking.SupportForm, actions.save_support,
        lambda form: {"kinds": form.cleaned_data["kinds"], "why": form.why},
        initial={"kinds": profile.can_lead}, title=NAMES[Section.SUPPORT],
    )  # fmt: skip


def _availability(profile: Profile, desk: Desk) -> Part:
    return Part(
        profile, desk, Section.AVAILABILITY, asking.AvailabilityForm, actions.save_availability,
        lambda form: {**form.answers, "why": form.why},
        initial={
            "availability": profile.availability,
            "words": profile.availability_words,
            "from_on": profile.available_from_on,
        },
        title=NAMES[Section.AVAILABILITY], saved="Your availability has been saved.",
    )  # fmt: skip


def _consent(profile: Profile, desk: Desk) -> Part:
    """To agree, or, for somebody who has agreed, to take it back."""
    if profile.consents:
        return Part(
            profile, desk, Section.CONSENT, asking.WithdrawForm, actions.withdraw_consent,
            lambda form: {"why": form.why}, template="leaders/withdraw.html",
            title="Take your profile out of the directory", saved="Your profile is no longer in the directory.",
        )  # fmt: skip
    return ConsentPart(
        profile, desk, Section.CONSENT, asking.ConsentForm, actions.consent, lambda form: {},
        template="leaders/consent_of.html" if desk.on_behalf else "leaders/consent.html", title=NAMES[Section.CONSENT],
        saved="You have agreed that your profile is published.",
    )  # fmt: skip


SECTIONS: dict[Section, Callable[[Profile, Desk], Part]] = {
    Section.PORTRAIT: _portrait,
    Section.EXPERTISE: _expertise,
    Section.PHASES: _phases,
    Section.SUPPORT: _support,
    Section.AVAILABILITY: _availability,
    Section.CONSENT: _consent,
}

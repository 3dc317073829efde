"""Write a profile, a part at a time; agree that it is published, and take that back.

The leader needs no reason; somebody who writes on the leader's behalf gives one.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.errors import AlreadyDone, Refused
from pharos.people.models import Person
from pharos.taxonomy.models import Expertise
from pharos.taxonomy.states import Phase, SupportKind

from .. import completeness, rules
from ..models import Profile, ProfileExpertise
from ..states import Availability
from . import index


@transaction.atomic
def save_portrait_draft(profile: Profile, *, text: str, by: Person | None, at: dt.datetime, why: str = "") -> Profile:
    """Keep what is written so far, however long. What is published stays as it is."""
    profile = _opened(profile, by=by, at=at, why=why)
    if text.strip() == profile.portrait:
        return _saved(profile, by, at, why, "put the draft of the pen portrait aside", portrait_draft="")
    return _saved(profile, by, at, why, "saved a draft of the pen portrait", portrait_draft=text.strip())


@transaction.atomic
def finish_portrait(profile: Profile, *, text: str, by: Person | None, at: dt.datetime, why: str = "") -> Profile:
    """This is the pen portrait that people read."""
    profile = _opened(profile, by=by, at=at, why=why)
    if not text.strip():
        raise Refused("Write your pen portrait, or save what you have as a draft.")
    over = completeness.words_over(text)
    if over:
        long = "1 word" if over == 1 else f"{over:,} words"
        most = completeness.MOST_WORDS
        raise Refused(f"The pen portrait is {long} too long. Shorten it to {most} words, or save it as a draft.")
    return _saved(profile, by, at, why, "wrote the pen portrait", portrait=text.strip(), portrait_draft="")


@transaction.atomic
def choose_expertise(
    profile: Profile, *, areas: Sequence[Expertise], by: Person | None, at: dt.datetime, why: str = ""
) -> Profile:
    """Offer these areas and no others. What was written about an area that stays is kept."""
    profile = _opened(profile, by=by, at=at, why=why)
    if len(areas) > completeness.MOST_EXPERTISE:
        raise Refused(f"Choose up to {completeness.MOST_EXPERTISE} areas: those that you are strongest in.")
    wanted = {area.pk for area in areas}
    before = set(profile.offers.values_list("expertise_id", flat=True))
    if wanted == before:
        return profile
    profile.offers.exclude(expertise__in=wanted).delete()
    ProfileExpertise.objects.bulk_create(
        [ProfileExpertise(profile=profile, expertise_id=pk) for pk in sorted(wanted - before)]
    )
    return _saved(profile, by, at, why, "chose the areas of expertise", offers=sorted(area.code for area in areas))


@transaction.atomic
def save_evidence(
    profile: Profile, *, expertise: Expertise, evidence: str, by: Person, at: dt.datetime, why: str = ""
) -> Profile:
    """What shows this expertise."""
    profile = _opened(profile, by=by, at=at, why=why)
    offer = profile.offers.filter(expertise=expertise).first()
    if offer is None:
        raise Refused(f"Choose {expertise.label} as an area of expertise first.")
    if offer.evidence != evidence.strip():
        offer.evidence = evidence.strip()
        offer.save(update_fields=["evidence"])
        says = f"said what shows expertise in {expertise.label}"
        activity.record("change_evidence", profile, by=by, at=at, why=why, says=says)
        index.refresh(profile.person_id, at=at)
    return profile


@transaction.atomic
def save_phases(
    profile: Profile, *, phases: Iterable[str], by: Person | None, at: dt.datetime, why: str = ""
) -> Profile:
    profile = _opened(profile, by=by, at=at, why=why)
    chosen = [phase for phase in Phase.values if phase in set(phases)]
    return _saved(profile, by, at, why, "chose the phases", phases=chosen)


@transaction.atomic
def save_support(profile: Profile, *, kinds: Iterable[str], by: Person, at: dt.datetime, why: str = "") -> Profile:
    profile = _opened(profile, by=by, at=at, why=why)
    chosen = [kind for kind in SupportKind.values if kind in set(kinds)]
    return _saved(profile, by, at, why, "chose the kinds of support to lead", can_lead=chosen)


@transaction.atomic
def save_availability(
    profile: Profile, *, availability: Availability | str, by: Person, at: dt.datetime,
    words: str = "", from_on: dt.date | None = None, why: str = "",
) -> Profile:  # fmt: skip
    """How available the leader is: open, limited or paused, in words if need be, not before a day."""
    profile = _opened(profile, by=by, at=at, why=why)
    answers = {
        "availability": Availability(availability), "availability_words": words.strip(), "available_from_on": from_on,
    }  # fmt: skip
    return _saved(profile, by, at, why, "changed the availability", **answers)


@transaction.atomic
def consent(profile: Profile, *, by: Person, at: dt.datetime) -> Profile:
    """Agree that the profile is published, as it is and as it will be, until this is taken back."""
    profile = Profile.objects.select_for_update(of=("self",)).select_related("person").get(pk=profile.pk)
    rules.may_consent(by, profile).enforce()
    if profile.consents:
        raise AlreadyDone("You have already agreed to this.")
    answers = {"consented_at": at, "withdrew_at": None, "confirmed_at": at, "warned_at": None}
    return _saved(profile, by, at, "", "agreed that the profile is published", **answers)


@transaction.atomic
def confirm(profile: Profile, *, by: Person, at: dt.datetime) -> Profile:
    """Say that everything in the profile is still right. One that was hidden is found again from this moment on."""
    profile = Profile.objects.select_for_update(of=("self",)).select_related("person").get(pk=profile.pk)
    rules.may_confirm(by, profile, at=at).enforce()
    if profile.confirmed_at and clock.day_of(profile.confirmed_at) == clock.day_of(at):
        raise AlreadyDone("You have already confirmed your profile today.")
    return _saved(profile, by, at, "", "confirmed that the profile is still right", confirmed_at=at, warned_at=None)


@transaction.atomic
def withdraw_consent(profile: Profile, *, by: Person, at: dt.datetime, why: str = "") -> Profile:
    """Nobody finds the profile from this moment on. Everything in it is kept."""
    profile = _opened(profile, by=by, at=at, why=why)
    if not profile.consents:
        raise AlreadyDone("The profile is not published.")
    return _saved(profile, by, at, why, "took back the agreement to publish", withdrew_at=at)


def _opened(profile: Profile, *, by: Person | None, at: dt.datetime, why: str) -> Profile:
    """The profile, locked and fresh, for somebody who may change it."""
    profile = Profile.objects.select_for_update(of=("self",)).select_related("person").get(pk=profile.pk)
    rules.may_edit(by, profile, at=at).enforce()
    if by != profile.person and not why.strip():
        raise Refused("Give the reason why you change this for the leader.")
    return profile


def _saved(profile: Profile, by: Person | None, at: dt.datetime, why: str, says: str, **answers: Any) -> Profile:
    """Write the answers that differ; remember who changed what; let the directory follow."""
    chosen = answers.pop("offers", None)
    changed = {name: value for name, value in answers.items() if getattr(profile, name) != value}
    if not changed and chosen is None:
        return profile
    for name, value in changed.items():
        setattr(profile, name, value)
    profile.save(update_fields=[*changed])
    facts = {"expertise": chosen} if chosen is not None else {"changed": sorted(changed)}
    activity.record("change_profile", profile, by=by, at=at, says=says, why=why, **facts)
    index.refresh(profile.person_id, at=at)
    return profile

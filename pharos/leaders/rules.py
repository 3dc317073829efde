"""Who may designate, who may change a profile, and who may see more than the public."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from pharos.common import clock
from pharos.common.ui.filters import date
from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.people import queries as people
from pharos.people import rules as people_rules
from pharos.people.models import Person

from . import completeness, freshness, queries
from .models import Designation, Profile, SavedSearch

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def may_designate(person: Person | None, *, at: dt.datetime) -> Verdict:
    """An administrator designates, and ends designations."""
    return people_rules.may_administer(person, at=at)


def may_end(person: Person, designation: Designation, *, at: dt.datetime) -> Verdict:
    allowed = may_designate(person, at=at)
    if allowed and designation.ended_at is not None:
        return not_now("This designation has already been ended.")
    return allowed


def may_edit(person: Person | None, profile: Profile, *, at: dt.datetime) -> Verdict:
    """The leader writes their own profile; an administrator may on their behalf."""
    if person == profile.person or people_rules.may_administer(person, at=at):
        return YES
    return no("Only the leader or an administrator of the programme can change this profile.")


def may_consent(person: Person, profile: Profile) -> Verdict:
    """Nobody agrees for somebody else."""
    if person != profile.person:
        return no("Only the leader can agree that their profile is published.")
    return YES


def may_confirm(person: Person, profile: Profile, *, at: dt.datetime) -> Verdict:
    """The leader says that a profile is still right: one that has nothing missing, and is asked for."""
    if person != profile.person:
        return no("Only the leader can confirm that their profile is still right.")
    if queries.leader_of(person, at=at) is None:
        return not_now("You have no designation now, so there is nothing to confirm.")
    states = completeness.sections(profile, queries.offers_of(profile))
    if not all(state.is_complete for state in states):
        return not_now("Complete every part of your profile first.")
    return YES


def may_choose_photo(person: Person, profile: Profile) -> Verdict:
    """Whether there is a photo, and whether it is published, nobody decides for somebody else."""
    if person != profile.person:
        return no("Only the leader can choose their photo.")
    return YES


def may_put_off(person: Person, profile: Profile) -> Verdict:
    """When they want to be reminded, the leader alone says."""
    if person != profile.person:
        return no("Only the leader can say when they want to be reminded.")
    return YES


def may_remind(person: Person, profile: Profile, *, at: dt.datetime) -> Verdict:
    """An administrator may, while something is missing or waits to be confirmed, unless the leader said not now."""
    allowed = may_designate(person, at=at)
    if not allowed:
        return allowed
    if queries.leader_of(profile.person, at=at) is None:
        return not_now(f"{profile.person.name} is not a designated leader now.")
    states = completeness.sections(profile, queries.offers_of(profile))
    return may_be_reminded(profile, states, day=clock.day_of(at))


def may_be_reminded(profile: Profile, states: "list[completeness.SectionState]", *, day: dt.date) -> Verdict:
    """The same of a designated leader whose answers are at hand; asks the database nothing."""
    if all(state.is_complete for state in states):
        asked = freshness.of(profile, day=day).is_asked
        return YES if asked else not_now("There is nothing left to do on this profile.")
    later = profile.remind_from_on
    if later and later > day:
        return not_now(f"{profile.person.name} asked not to be reminded before {date(later)}.")
    return YES


def may_see_availability(person: "Person | AnonymousUser | Any", *, at: dt.datetime) -> Verdict:
    """Whoever may commission support, and the leaders themselves, see how available a leader is."""
    if isinstance(person, Person) and people.roles_of(person, at=at).held:
        return YES
    if isinstance(person, Person) and queries.is_leader(person, at=at):
        return YES
    return no("Sign in as a headteacher, governor, adviser or leader to see how available leaders are.")


def may_export(person: "Person | AnonymousUser | Any", *, at: dt.datetime) -> Verdict:
    """A list of everybody is for those who may commission support."""
    return may_see_availability(person, at=at)


def may_keep(person: Person, search: SavedSearch) -> Verdict:
    """A saved search is its owner's alone."""
    return YES if person == search.person else no("Only the person who saved a search can change it.")

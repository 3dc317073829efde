"""Profiles: for the leader, for the pages of the office, and what waits."""

import datetime as dt

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet

from pharos.common.waiting import Waiting
from pharos.leaders import completeness
from pharos.leaders.models import Designation, Profile, ProfileExpertise
from pharos.people import rules as people
from pharos.people.models import Person

from .designated import candidates, current, is_leader, leaders, publishable

GROUP = "Your place in the directory"
OFFICE = "Leaders"


def offers_of(profile: Profile) -> list[ProfileExpertise]:
    """The areas of expertise that a profile offers, in the order of the lists."""
    rows = ProfileExpertise.objects.filter(profile=profile).select_related("expertise")
    return list(rows.order_by("expertise__position", "pk"))


def profile_of(person: Person) -> Profile | None:
    return Profile.objects.filter(person=person).select_related("person").first()


def profiles() -> QuerySet[Profile]:
    """Every profile there ever was, for those who administer."""
    return Profile.objects.select_related("person")


def managed(*, at: dt.datetime, show: str = "", words: str = "") -> QuerySet[Profile]:
    """The office's list of leaders, by name: all, those without a complete profile, the published, the ended."""
    holding = Designation.objects.filter(current(at), person=OuterRef("person"))
    told = Designation.objects.select_related("school").order_by("-from_on", "-pk")
    offers = ProfileExpertise.objects.order_by("pk")
    rows = profiles().annotate(
        is_designated=Exists(holding),
        is_published=ExpressionWrapper(Exists(holding) & publishable(), output_field=BooleanField()),
    )
    narrowed = {
        "incomplete": {"is_designated": True, "is_published": False},
        "published": {"is_published": True},
        "ended": {"is_designated": False},
    }.get(show, {})
    if words.strip():
        rows = rows.filter(person__name__icontains=words.strip())
    rows = rows.filter(**narrowed).prefetch_related(
        Prefetch("person__designations", queryset=told), Prefetch("offers", queryset=offers)
    )
    return rows.order_by("person__name", "pk")


def visible_to(person: Person | None, *, at: dt.datetime) -> QuerySet[Designation]:
    """The leaders whose page this person may open: the published; their own; all, for an administrator."""
    rows = candidates(at)
    if person is None:
        return rows.filter(publishable("person__profile__"))
    if people.may_administer(person, at=at):
        return rows
    return rows.filter(publishable("person__profile__") | Q(person=person))


def waiting_for(person: Person, *, at: dt.datetime) -> list[Waiting]:
    """A profile to complete; for an administrator, how many leaders cannot be found yet."""
    return [*_own_profile(person, at), *_unpublished(person, at)]


def _own_profile(person: Person, at: dt.datetime) -> list[Waiting]:
    if not is_leader(person, at=at):
        return []
    unfinished = leaders(at).filter(person=person, person__profile__isnull=False)
    leader = unfinished.exclude(publishable("person__profile__")).select_related("person__profile").first()
    if leader is None:
        return []
    profile = leader.person.profile
    states = completeness.sections(profile, offers_of(profile))
    left = sum(1 for state in states if not state.is_complete)
    if not left:
        return []
    what = f"Complete your profile for the directory: {left} of {len(states)} parts to go"
    return [Waiting(what, "leaders:mine", leader.from_on, why=f"You are a {leader.get_kind_display()}", group=GROUP)]


def _unpublished(person: Person, at: dt.datetime) -> list[Waiting]:
    if not people.may_administer(person, at=at):
        return []
    rows = leaders(at).exclude(publishable("person__profile__"))
    dates = list(rows.order_by("from_on").values_list("from_on", flat=True))
    if not dates:
        return []
    count = "1 leader is" if len(dates) == 1 else f"{len(dates)} leaders are"
    why = "They have not completed their profile, or have not agreed that it is published"
    return [Waiting(f"{count} not yet in the directory", "leaders:incomplete", dates[0], why=why, group=OFFICE)]

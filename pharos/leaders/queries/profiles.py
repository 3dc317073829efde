"""Profiles: for the leader, for the pages of the office, and what waits."""

import datetime as dt

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, Min, OuterRef, Prefetch, Q, QuerySet

from pharos.common import clock
from pharos.common.ui.filters import date
from pharos.common.waiting import Waiting
from pharos.leaders import completeness, freshness
from pharos.leaders.models import Designation, Profile, ProfileExpertise
from pharos.people import rules as people
from pharos.people.models import Person

from .designated import candidates, current, is_leader, leaders, publishable, shown
from .upkeep import stale

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
        is_published=ExpressionWrapper(Exists(holding) & shown(at), output_field=BooleanField()),
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
        return rows.filter(shown(at, "person__profile__"))
    if people.may_administer(person, at=at):
        return rows
    return rows.filter(shown(at, "person__profile__") | Q(person=person))


def waiting_for(person: Person, *, at: dt.datetime) -> list[Waiting]:
    """A profile to complete or to confirm; for an administrator, how many leaders cannot be found, or are stale."""
    return [*_own_profile(person, at), *_unpublished(person, at), *_stale(person, at)]


def _own_profile(person: Person, at: dt.datetime) -> list[Waiting]:
    if not is_leader(person, at=at):
        return []
    rows = leaders(at).filter(person=person, person__profile__isnull=False).select_related("person__profile")
    is_whole = ExpressionWrapper(publishable("person__profile__"), output_field=BooleanField())
    leader = rows.annotate(is_whole=is_whole).first()
    if leader is None:
        return []
    return _to_confirm(leader, at) if leader.is_whole else _to_complete(leader)


def _to_complete(leader: Designation) -> list[Waiting]:
    profile = leader.person.profile
    states = completeness.sections(profile, offers_of(profile))
    left = sum(1 for state in states if not state.is_complete)
    if not left:
        return []
    what = f"Complete your profile for the directory: {left} of {len(states)} parts to go"
    return [Waiting(what, "leaders:mine", leader.from_on, why=f"You are a {leader.get_kind_display()}", group=GROUP)]


def _to_confirm(leader: Designation, at: dt.datetime) -> list[Waiting]:
    standing = freshness.of(leader.person.profile, day=clock.day_of(at))
    if not standing.is_asked or standing.due_on is None or standing.confirmed_on is None:
        return []
    told = f"You last confirmed it on {date(standing.confirmed_on)}"
    hides = f". It is hidden from {date(standing.hidden_on)}" if standing.hidden_on else ""
    return [
        Waiting(
            "Check that your profile is still right", "leaders:still_right", standing.due_on, due=standing.stale_on,
            why=f"{told}{hides}", urgent=standing.is_hidden, group=GROUP,
        )
    ]  # fmt: skip


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


def _stale(person: Person, at: dt.datetime) -> list[Waiting]:
    if not people.may_administer(person, at=at):
        return []
    rows = leaders(at).filter(publishable("person__profile__"), stale(at=at, path="person__profile__"))
    oldest = rows.aggregate(count=Count("pk"), since=Min("person__profile__confirmed_at"))
    if not oldest["count"]:
        return []
    spans, since = freshness.spans(), clock.day_of(oldest["since"])
    since_on = since + dt.timedelta(spans.holds + spans.to_answer)
    count = "1 leader has" if oldest["count"] == 1 else f"{oldest['count']} leaders have"
    why = "They were asked whether their profile is still right, and have not answered"
    return [Waiting(f"{count} a stale profile", "leaders:stale", since_on, why=why, group=OFFICE)]

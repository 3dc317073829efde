"""Who is a designated leader on a day, and who of them is published."""

import datetime as dt

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, QuerySet, Value

from pharos.common import clock
from pharos.common.spans import holding
from pharos.leaders import freshness
from pharos.leaders.models import Designation, Photo, ProfileExpertise
from pharos.people.models import Person
from pharos.schools.models import School

type Moment = dt.datetime | dt.date


def current(at: Moment) -> Q:
    """Designations whose dates take in that day."""
    return holding(clock.day_of(at) if isinstance(at, dt.datetime) else at)


def leaders(at: Moment) -> QuerySet[Designation]:
    """One row a designated leader: the newest of the designations that hold, whose school is the leader's school."""
    newer = Designation.objects.filter(current(at), person=OuterRef("person")).filter(
        Q(from_on__gt=OuterRef("from_on")) | Q(from_on=OuterRef("from_on"), pk__gt=OuterRef("pk"))
    )
    return Designation.objects.filter(current(at), ~Exists(newer), person__is_active=True)


def answered(path: str = "") -> Q:
    """Profiles with nothing missing but, perhaps, the consent; ``path`` leads to the profile."""
    offers = ProfileExpertise.objects.filter(profile=OuterRef(f"{path}pk"))
    bare = ProfileExpertise.objects.filter(evidence="").values("profile")
    empty = {f"{path}{field}": "" for field in ("portrait", "phases", "can_lead", "availability")}
    told = Q(*(~Q(**{lookup: value}) for lookup, value in empty.items()))
    return told & Exists(offers) & ~Q(**{f"{path}pk__in": bare})


def consenting(path: str = "") -> Q:
    """Profiles whose leader agrees that they are published."""
    return Q(**{f"{path}consented_at__isnull": False, f"{path}withdrew_at__isnull": True})


def publishable(path: str = "") -> Q:
    """Profiles with consent and nothing missing, as ``completeness`` says it of one; ``path`` leads to the profile."""
    return consenting(path) & answered(path)


def hidden(at: Moment, path: str = "") -> Q:
    """Profiles hidden because nobody has confirmed them after a warning, as ``freshness`` says it of one."""
    last = freshness.last_on(freshness.spans().notice, day=clock.day_of(at) if isinstance(at, dt.datetime) else at)
    return Q(**{f"{path}warned_at__lt": clock.begins(last + dt.timedelta(1))})


def shown(at: Moment, path: str = "") -> Q:
    """Profiles that anybody may find, of those who are designated: publishable, and not hidden."""
    return publishable(path) & ~hidden(at, path)


def published(at: Moment) -> QuerySet[Designation]:
    """Leaders whom anybody may find: designated today, profile complete and fresh enough, consent not withdrawn."""
    return leaders(at).filter(shown(at, "person__profile__")).annotate(is_published=Value(True))


def with_cards(rows: QuerySet[Designation], at: Moment) -> QuerySet[Designation]:
    """The rows with everything that a card shows: four queries, however many rows."""
    held = Designation.objects.filter(current(at)).order_by("from_on", "pk")
    offers = ProfileExpertise.objects.select_related("expertise").order_by("expertise__position", "pk")
    photos = Photo.objects.filter(removed_at__isnull=True, agreed_at__isnull=False).order_by("pk")
    return rows.select_related("person__profile", "school").prefetch_related(
        Prefetch("person__designations", queryset=held, to_attr="current_designations"),
        Prefetch("person__profile__offers", queryset=offers),
        Prefetch("person__profile__photos", queryset=photos, to_attr="agreed_photos"),
    )


def candidates(at: Moment) -> QuerySet[Designation]:
    """Every designated leader, published or not (``is_published`` tells), with what a card shows, by name."""
    rows = leaders(at).filter(person__profile__isnull=False)
    is_published = ExpressionWrapper(shown(at, "person__profile__"), output_field=BooleanField())
    return with_cards(rows.annotate(is_published=is_published), at).order_by("person__name", "pk")


def find(reference: str, *, at: Moment) -> Designation | None:
    """The published leader whom the directory knows by this reference."""
    return with_cards(published(at), at).filter(person__profile__reference=reference).first()


def leader_of(person: Person, *, at: Moment) -> Designation | None:
    """The designation that speaks for this person today, where there is one."""
    return leaders(at).filter(person=person).select_related("person", "school").first()


def leader_known_as(reference: str, *, at: Moment) -> Designation | None:
    """The same by the reference that the directory's address has, published or not."""
    return leaders(at).filter(person__profile__reference=reference).select_related("person", "school").first()


def is_leader(person: Person, *, at: Moment) -> bool:
    """Whether they are designated on that day; asked once a day for each instance, so once a request."""
    day = clock.day_of(at) if isinstance(at, dt.datetime) else at
    known: dict[dt.date, bool] = person.__dict__.setdefault("_is_leader_by_day", {})
    if day not in known:
        known[day] = Designation.objects.filter(current(day), person=person).exists()
    return known[day]


def leader_school(person: Person, *, at: Moment) -> School | None:
    """The school that this leader leads."""
    leader = leader_of(person, at=at)
    return leader.school if leader else None


def designations() -> QuerySet[Designation]:
    """Every designation there ever was, for those who administer."""
    return Designation.objects.select_related("person__profile", "school")


def designations_of(person: Person) -> QuerySet[Designation]:
    """Every designation of a person, newest first."""
    rows = Designation.objects.filter(person=person).select_related("school", "designated_by", "ended_by")
    return rows.order_by(F("from_on").desc(), "-pk")


def overlapping(person: Person, kind: str, *, from_on: dt.date, until_on: dt.date | None = None) -> Designation | None:
    """A designation of this kind that holds on any of these days."""
    rows = Designation.objects.filter(person=person, kind=kind).filter(
        Q(until_on__isnull=True) | Q(until_on__gte=from_on)
    )
    if until_on is not None:
        rows = rows.filter(from_on__lte=until_on)
    return rows.order_by("from_on", "pk").first()

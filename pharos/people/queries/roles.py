"""Who holds which role, on a day, and for whom a delegate or deputy stands in."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet

from pharos.common import clock
from pharos.common.spans import holding

from ..models import Organisation, Person, RoleGrant
from ..states import Role, ScopeKind


def _day(at: dt.datetime | dt.date) -> dt.date:
    return clock.day_of(at) if isinstance(at, dt.datetime) else at


def in_force(day: dt.date) -> Q:
    """Grants whose own dates take in ``day``, and, where lent, those of the grant that they lend."""
    lent = holding(day, "standing_in_for__") & Q(standing_in_for__person__is_active=True)
    return holding(day) & (Q(standing_in_for__isnull=True) | lent)


@dataclass(frozen=True)
class Roles:
    """What one person may act as on one day: (role, scope key). ``own`` leaves out what they only stand in for."""

    held: frozenset[tuple[str, str]]
    own: frozenset[tuple[str, str]] = frozenset()

    @property
    def administrator(self) -> bool:
        return (Role.ADMINISTRATOR, "") in self.held

    def holds(self, role: Role, key: str) -> bool:
        return (role, key) in self.held

    def keys(self, *roles: Role) -> frozenset[str]:
        """The scopes in which the person holds any of these roles: URNs, area codes or references."""
        return frozenset(key for role, key in self.held if role in roles)

    def own_keys(self, role: Role) -> frozenset[str]:
        """The scopes in which the role is the person's own."""
        return frozenset(key for held, key in self.own if held == role)

    @property
    def looks_after(self) -> bool:
        """Whether the person looks after the whole programme or an area of it."""
        return self.administrator or bool(self.keys(Role.SIA, Role.AREA_CHAIR))

    @property
    def schools_led(self) -> list[int]:
        """The schools, by URN, for which the person acts as headteacher or in a headteacher's place."""
        return [int(key) for key in self.keys(Role.HEADTEACHER)]


def roles_of(person: Person, *, at: dt.datetime | dt.date) -> Roles:
    """The roles that ``person`` holds on that day; asked once a day for each instance, so once a request."""
    day = _day(at)
    known: dict[dt.date, Roles] = person.__dict__.setdefault("_roles_by_day", {})
    if day not in known:
        rows = RoleGrant.objects.filter(in_force(day), person=person, person__is_active=True)
        found = list(rows.values_list("role", "scope_key", "standing_in_for"))
        known[day] = Roles(
            held=frozenset((role, key) for role, key, _ in found),
            own=frozenset((role, key) for role, key, lent in found if lent is None),
        )
    return known[day]


def holders(role: Role, keys: Iterable[str], *, at: dt.datetime | dt.date) -> list[Person]:
    """The people who hold ``role`` in any of these scopes on that day, deputies included, by name."""
    day = _day(at)
    grants = RoleGrant.objects.filter(in_force(day), role=role, scope_key__in=list(keys))
    return list(Person.objects.filter(is_active=True, grants__in=grants).distinct().order_by("name", "pk"))


def standing_for(person: Person, role: Role, key: str, *, at: dt.datetime | dt.date) -> Person | None:
    """The person for whom ``person`` acts as ``role`` there; nobody where the role is their own, or isn't held."""
    grants = list(
        RoleGrant.objects.filter(in_force(_day(at)), person=person, role=role, scope_key=key)
        .select_related("standing_in_for__person")
        .order_by("from_on", "pk")
    )
    lenders = [grant.standing_in_for.person for grant in grants if grant.standing_in_for]
    return lenders[0] if lenders and len(lenders) == len(grants) else None


def active(email: str) -> Person | None:
    """The person who may sign in with this address, whatever the case of its letters."""
    person = Person.objects.filter(email__iexact=email, is_active=True).first()
    # A database may hold more letters for alike than an email server does ("ı" and "i").
    return person if person and person.email.lower() == email.strip().lower() else None


def is_closed(email: str) -> bool:
    """Whether this is the address of an account that is shut: nobody signs in with it, and no letter goes to it."""
    return Person.objects.filter(email__iexact=email, is_active=False).exists()


def overlapping(
    person: Person, role: Role, key: str, *, from_on: dt.date, until_on: dt.date | None, lent: RoleGrant | None = None
) -> RoleGrant | None:
    """A grant of the same role and scope to the same person that shares a day with this span."""
    same = RoleGrant.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=from_on) & Q(until_on__gte=F("from_on")),
        person=person, role=role, scope_key=key, standing_in_for=lent,
    )  # fmt: skip
    if until_on is not None:
        same = same.filter(from_on__lte=until_on)
    return same.order_by("from_on", "pk").first()


def lasting_administrators(*, at: dt.datetime | dt.date, until: dt.date) -> QuerySet[RoleGrant]:
    """Administrators' own grants that hold now and beyond ``until``, so that the office is never left empty."""
    beyond = Q(until_on__isnull=True) | Q(until_on__gt=until)
    return RoleGrant.objects.filter(
        in_force(_day(at)), beyond,
        role=Role.ADMINISTRATOR, standing_in_for__isnull=True, person__is_active=True,
    )  # fmt: skip


def search(words: str = "", *, role: str = "", at: dt.datetime | dt.date) -> QuerySet[Person]:
    """People whose name or address holds each of the words and who hold the role now, with their grants, by name."""
    grants = RoleGrant.objects.select_related("standing_in_for__person").order_by("role", "from_on", "pk")
    found = Person.objects.prefetch_related(Prefetch("grants", queryset=grants))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if role:
        found = found.filter(pk__in=RoleGrant.objects.filter(in_force(_day(at)), role=role).values("person"))
    return found.order_by("name", "pk")


def grants_of(person: Person) -> list[RoleGrant]:
    """All that the person was ever given, the newest first, with who stands in for them under each."""
    lent = RoleGrant.objects.select_related("person").order_by("-from_on", "-pk")
    return list(
        person.grants.select_related("granted_by", "ended_by", "standing_in_for__person", "person")
        .prefetch_related(Prefetch("lent_grants", queryset=lent))
        .order_by("-from_on", "-pk")
    )


def grants_visible_to(person: Person, *, at: dt.datetime) -> QuerySet[RoleGrant]:
    """The grants that a person may look into: their own, those they lent and were lent; all for administrators."""
    grants = RoleGrant.objects.select_related("person", "standing_in_for__person")
    if roles_of(person, at=at).administrator:
        return grants
    return grants.filter(Q(person=person) | Q(standing_in_for__person=person))


def organisations() -> QuerySet[Organisation]:
    return Organisation.objects.order_by("name", "pk")


def holders_by_organisation(*, at: dt.datetime | dt.date) -> dict[str, int]:
    """How many people act for each organisation on that day, by its reference."""
    rows = RoleGrant.objects.filter(in_force(_day(at)), scope_kind=ScopeKind.ORGANISATION, person__is_active=True)
    counted = rows.values("scope_key").annotate(people=Count("person", distinct=True)).order_by("scope_key")
    return {each["scope_key"]: each["people"] for each in counted}

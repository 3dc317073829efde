"""A whole country around the made-up county, to see how the service bears it: its schools, its leaders and its stories
again and again, with other people, at other schools, in other years. Every row passes what the database asks of it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched, count, cycle, islice
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Max, Model

from pharos.common.calendar import academic_year
from pharos.common.errors import Refused
from pharos.days import queries as days
from pharos.days.models import Account, Entry
from pharos.days.states import EntryKind
from pharos.deployments.models import Deployment
from pharos.leaders import actions as leaders_actions
from pharos.leaders.models import Designation, Profile, ProfileExpertise
from pharos.outbox.models import Letter
from pharos.people.models import Person, RoleGrant
from pharos.people.states import Role, ScopeKind
from pharos.schools import queries as register
from pharos.schools import words
from pharos.schools.models import Federation, School, Trust
from pharos.support.models import SupportRequest

from .copying import Case, Original, Telling, originals, tell_again

FIRST_URN = 200_000
# One story with a deployment in eight is of this year; the others came to their end in the seven years before.
YEARS = 8
YEAR = dt.timedelta(weeks=52)
# For so many deployments, one more of each request that has led to none.
DEPLOYMENTS_FOR_A_REQUEST = 200
AT_ONCE = 500


@dataclass
class Country:
    """Every new school with its headteacher. The first of these are leaders, and support the schools of the others."""

    schools: list[School]
    heads: list[Person]
    leaders: int
    areas: dict[int, str]
    advisers: dict[str, int]
    accounts: dict[tuple[int, int], int] = field(default_factory=dict)


@transaction.atomic
def fill(*, leaders: int, schools: int, deployments: int, by: Person, at: dt.datetime) -> None:
    """So many more of each; the requests beside them."""
    if not 0 < leaders < schools:
        raise Refused(
            "Ask for at least one leader, and for more schools than leaders: each leads one, and helps others."
        )
    if School.objects.filter(urn=FIRST_URN).exists():
        raise Refused("The county has been filled already. Begin with a fresh one: pharos demo --fresh")
    cases = [Case(request) for request in SupportRequest.objects.order_by("pk")]
    country = _settle(leaders, schools, by=by, at=at)
    _lead(country)
    leaders_actions.refresh_all(at=at)
    _open_accounts(country, by=by, at=at)
    for told in batched(_stories(country, cases, deployments), AT_ONCE):
        for case in cases:
            tell_again(case.rows, [telling for of, telling in told if of is case])


def _settle(leaders: int, number: int, *, by: Person, at: dt.datetime) -> Country:
    schools = _build(number)
    areas = {urn: area.code for urn, area in register.areas_of(schools).items()}
    advisers = RoleGrant.objects.filter(role=Role.SIA, standing_in_for=None).order_by("-pk")
    heads = _appoint(schools, by=by, at=at)
    return Country(schools, heads, leaders, areas, dict(advisers.values_list("scope_key", "person")))


def _build(number: int) -> list[School]:
    """The county's schools again, each time in another of its towns, with trusts and federations of their own."""
    schools = list(School.objects.order_by("pk"))
    placed = register.areas_of(schools)
    known = [school for school in schools if school.urn in placed]
    counties = [Telling() for _ in range(0, number, len(known))]
    tell_again([originals(model.objects.order_by("pk")) for model in (Trust, Federation)], counties)
    towns = sorted({school.town for school in known})
    made = [
        _school(original, urn, towns[place % len(towns)], telling)
        for place, telling in enumerate(counties)
        for urn, original in enumerate(originals(known), FIRST_URN + place * len(known))
    ]
    return School.objects.bulk_create(made[:number], batch_size=1000)


def _school(original: Original, urn: int, town: str, county: Telling) -> School:
    name = f"{town} {original.stays['name']}"
    text = words.searchable(urn, name, town, original.stays["postcode"])
    told = {"urn": urn, "name": name, "town": town, "search_text": text}
    return School(**original.values(Telling(county.instead, {School: told})))


def _appoint(schools: list[School], *, by: Person, at: dt.datetime) -> list[Person]:
    """A headteacher for each school, named after two heads of the county; nobody can sign in with a password."""
    names = list(
        School.objects.exclude(head_last_name="").order_by("pk").values_list("head_first_name", "head_last_name")
    )
    people = []
    for place, school in enumerate(schools):
        (first, last), (_, other) = names[place % len(names)], names[place // len(names) % len(names)]
        email = f"head{school.urn}@wantsum.example"
        people.append(Person(name=f"{first} {last}-{other}", email=email, password=make_password(None)))
    heads = Person.objects.bulk_create(people, batch_size=1000)
    RoleGrant.objects.bulk_create(
        [
            RoleGrant(
                person=head, role=Role.HEADTEACHER, scope_kind=ScopeKind.SCHOOL, scope_key=str(school.urn),
                from_on=academic_year(at.date()).starts_on, granted_by=by, granted_at=at, reason="In post",
            )
            for head, school in zip(heads, schools, strict=True)
        ],
        batch_size=1000,
    )  # fmt: skip
    return heads


def _lead(country: Country) -> None:
    """The county's leaders again: the first heads are designated as they are, and write what they wrote."""
    patterns = list(Profile.objects.select_related("person").order_by("pk"))
    for place, pattern in enumerate(patterns):
        designations = list(Designation.objects.filter(person=pattern.person).order_by("pk"))
        led = range(place, country.leaders, len(patterns))
        tellings = [
            Telling(
                {(Person, pattern.person_id): country.heads[each].pk}
                | {(School, one.school_id): country.schools[each].pk for one in designations},
            )
            for each in led
        ]
        offers = ProfileExpertise.objects.filter(profile=pattern).order_by("pk")
        tell_again([originals(designations), originals([pattern]), originals(offers)], tellings)


def _open_accounts(country: Country, *, by: Person, at: dt.datetime) -> None:
    """Each leader's days of each year, with the free days that a year begins with."""
    this_year = academic_year(at.date()).key
    years = range(this_year - YEARS, this_year + 1)
    rows = [Account(person=head, year=year) for head in country.heads[: country.leaders] for year in years]
    for account in Account.objects.bulk_create(rows, batch_size=1000):
        country.accounts[account.person_id, account.year] = account.pk
    promised = [Entry(account=each, kind=EntryKind.COMMIT, half_days=days.promise(), by=by, at=at) for each in rows]
    Entry.objects.bulk_create(promised, batch_size=1000)


def _stories(country: Country, cases: list[Case], deployments: int) -> Iterator[tuple[Case, Telling]]:
    """Each story with the case that it tells again: first those that have led to a deployment, then the others."""
    highest = SupportRequest.objects.aggregate(highest=Max("number"))["highest"] or 0
    numbers = count(highest + 1)
    ended, started, others = (
        [case for case in cases if case.has_deployment and case.is_over],
        [case for case in cases if case.has_deployment and not case.is_over],
        [case for case in cases if not case.has_deployment],
    )
    for place in range(deployments):
        years = (place + place // country.leaders) % YEARS
        case = ended[place % len(ended)] if years else started[place % len(started)]
        yield case, _telling(country, case, place, next(numbers), years)
    wanted = deployments // DEPLOYMENTS_FOR_A_REQUEST * len(others)
    for place, case in enumerate(islice(cycle(others), wanted)):
        yield case, _telling(country, case, place, next(numbers), 0)


def _telling(country: Country, case: Case, place: int, number: int, years: int) -> Telling:
    """The case at another school, so many years ago. Letters of years ago have lost their words, as they do."""
    here = country.leaders + place % (len(country.schools) - country.leaders)
    school, head = country.schools[here], country.heads[here]
    area = country.areas[school.urn]
    instead: dict[tuple[type[Model], Any], Any] = {(School, case.request.school_id): school.pk}
    instead |= {(Person, pk): country.advisers[area] for pk in country.advisers.values()}
    instead |= {(Person, pk): country.heads[here - 1].pk for pk in case.chairs}
    instead |= {
        (Person, pk): country.heads[(place + other) % country.leaders].pk for other, pk in enumerate(case.leaders)
    }
    instead[Person, case.request.raised_by_id] = head.pk
    instead |= {
        (Account, each.pk): country.accounts[instead[Person, each.person_id], each.year - years]
        for each in case.accounts
    }
    erased = {"text": "", "html": ""} if years else {}
    told: dict[type[Model], dict[str, Any]] = {
        SupportRequest: {"number": number, "area_code": area},
        Deployment: {"area_code": area},
        Letter: {"to": head.email} | erased,
    }
    return Telling(instead, told, YEAR * years)

"""The one cast: a small made-up county of people, for tests of every area.

Fixtures hand out a ``World``. It makes what a test asks for through the service's own actions where
there is one, so that what tests see is what people would.
"""

import datetime as dt
from functools import cached_property
from typing import Any

from pharos.people.models import Person, RoleGrant
from pharos.people.states import SCOPE_OF, Role
from pharos.schools import words
from pharos.schools.columns import FACTS
from pharos.schools.models import Area, District, Federation, RegisterImport, School, Trust
from pharos.schools.states import ImportState
from tests.clock import NOW

DISTRICTS = {
    "north": ("D01", "Lantern Bay"),
    "east": ("D04", "Saltings"),
    "south": ("D07", "Windmill Downs"),
    "west": ("D10", "Hop Weald"),
}
PEOPLE = {
    "head": "Grace Okafor",
    "other_head": "Daniel Whitlock",
    "leader": "Amina Rahman",
    "other_leader": "Joseph Trent",
    "sia": "Tom Ashby",
    "other_sia": "Ruth Calloway",
    "area_chair": "Miriam Stone",
    "chair": "Peter Lindqvist",
    "administrator": "Helen Marsh",
    "delegate": "Priya Nair",
    "stranger": "Sam Fenwick",
}
SCHOOLS = {
    "marram": (900001, "Marram Primary School", "north", "Primary", 560000, 170000, "head"),
    "kestrel": (900002, "Kestrel Lane Primary School", "north", "Primary", 563000, 166000, "leader"),
    "saltmarsh": (900003, "Saltmarsh Academy", "east", "Secondary", 610000, 165000, "other_head"),
    "windmill": (900004, "Windmill Hill School", "south", "Primary", 600000, 140000, "other_leader"),
    "beacon": (900005, "Beacon Secondary School", "north", "Secondary", 566000, 172000, "area_chair"),
}
PHASE_CODES = {"Primary": "2", "Secondary": "4"}


class World:
    """The county as a test finds it: five schools, eleven people, their roles. ``world.leader`` is a Person."""

    def __init__(self) -> None:
        """Many tests begin here, so that rows of one kind go in together."""
        self.now = NOW
        self.areas = {code: Area(code=code, name=code.title()) for code in DISTRICTS}
        Area.objects.bulk_create(self.areas.values())
        District.objects.bulk_create(
            District(code=key, name=name, area=self.areas[code]) for code, (key, name) in DISTRICTS.items()
        )
        self.register = RegisterImport.objects.create(
            file_name="wantsum.csv", as_at=dt.date(2026, 11, 1), state=ImportState.DONE, requested_at=NOW,
            columns=sorted(fact.name for fact in FACTS),
        )  # fmt: skip
        self.people = {key: _person(name) for key, name in PEOPLE.items()}
        Person.objects.bulk_create(self.people.values())
        self.schools = {key: self._school(*facts[:-1], head=PEOPLE[facts[-1]]) for key, facts in SCHOOLS.items()}
        School.objects.bulk_create(self.schools.values())
        RoleGrant.objects.bulk_create(self._roles())
        RoleGrant.objects.bulk_create(self._loans())

    def __getattr__(self, name: str) -> Any:
        for shelf in ("people", "schools"):
            if name in self.__dict__.get(shelf, {}):
                return self.__dict__[shelf][name]
        raise AttributeError(name)

    def school(self, *facts: Any, **more: Any) -> School:
        """One more school of the made-up county, open, as if it had come in with the register."""
        school = self._school(*facts, **more)
        school.save()
        return school

    def _school(
        self, urn: int, name: str, area: str = "north", phase: str = "Primary",
        easting: int = 565000, northing: int = 168000, *, head: str = "Alex Morgan", **facts: Any,
    ) -> School:  # fmt: skip
        district, district_name = DISTRICTS[area]
        first, last = head.split(" ", 1)
        facts = {
            "la_code": "999", "la_name": "Wantsum", "status_code": "1", "status_name": "Open",
            "type_name": "Community school", "type_group": "Local authority maintained schools",
            "phase_code": PHASE_CODES[phase], "phase_name": phase, "town": district_name, "postcode": "ZW1 1AA",
            "head_first_name": first, "head_last_name": last, "head_job_title": "Headteacher",
            "first_seen_in": self.register, "last_seen_in": self.register,
        } | facts  # fmt: skip
        text = words.searchable(urn, name, str(facts["town"]), str(facts["postcode"]))
        return School(
            urn=urn, name=name, district_code=district, district_name=district_name,
            easting=easting, northing=northing, search_text=text, **facts,
        )  # fmt: skip

    def person(self, name: str) -> Person:
        return Person.objects.named(name, email_of(name))

    def grant(self, *facts: Any, **more: Any) -> RoleGrant:
        """A role in a scope: ``grant(person, Role.SIA, "north")``."""
        grant = _grant(*facts, **more)
        grant.save()
        return grant

    def _roles(self) -> list[RoleGrant]:
        return [
            _grant(self.people["administrator"], Role.ADMINISTRATOR),
            _grant(self.people["sia"], Role.SIA, "north"),
            _grant(self.people["other_sia"], Role.SIA, "south"),
            _grant(self.people["area_chair"], Role.AREA_CHAIR, "north"),
            _grant(self.people["chair"], Role.CHAIR_OF_GOVERNORS, 900001),
            *(_grant(self.people[head], Role.HEADTEACHER, urn) for urn, *_, head in SCHOOLS.values()),
        ]

    def _loans(self) -> list[RoleGrant]:
        """Priya stands in for Grace."""
        lent = RoleGrant.objects.get(person=self.people["head"])
        until = dt.date(2027, 8, 31)
        return [_grant(self.people["delegate"], Role.HEADTEACHER, 900001, standing_in_for=lent, until_on=until)]

    @cached_property
    def trust(self) -> Trust:
        return Trust.objects.create(code="T900", name="The Lantern Trust")

    @cached_property
    def federation(self) -> Federation:
        return Federation.objects.create(code="F900", name="The Downs Federation")


def _person(name: str) -> Person:
    person = Person(name=name, email=email_of(name))
    person.set_unusable_password()
    return person


def _grant(
    person: Person, role: Role, key: Any = "", *, from_on: dt.date = dt.date(2026, 9, 1), **more: Any
) -> RoleGrant:
    return RoleGrant(
        person=person, role=role, scope_kind=SCOPE_OF[role], scope_key=str(key), from_on=from_on,
        reason="Part of the cast", granted_at=NOW, **more,
    )  # fmt: skip


def email_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.').replace('’', '')}@wantsum.example"

"""The county before its stories begin: areas, schools, people and what each may act as, leaders and their profiles."""

import datetime as dt

from pharos.common import clock
from pharos.leaders import actions as leaders
from pharos.leaders.models import Profile
from pharos.people import actions as people
from pharos.people.models import Person, RoleGrant
from pharos.people.states import SCOPE_OF, Role, ScopeKind
from pharos.schools import actions as schools
from pharos.schools.models import Area, School
from pharos.taxonomy import actions as taxonomy
from pharos.taxonomy import queries as areas_of_expertise

from ..county import reading
from ..county.reading import LeaderSketch, Persona, email_of
from . import map, sources
from .telling import Story

YEAR_BEGAN = dt.date(2026, 9, 1)
YEAR_ENDS = dt.date(2027, 8, 31)
ADMINISTRATOR = "Helen Marsh"
# Advisers of the areas that the cast leaves out; chairs of governors get their accounts by being named.
ADVISERS = {"Yasmin Toledano": "east", "Gareth Whitcombe-Lee": "west"}
# Headteachers with a story who are neither of the cast nor leaders.
HEADS = {
    "Tamsin Polglaze": 900009, "Ffion Maddocks": 900010, "Declan Tierney-Walsh": 900011,
    "Rafael Quintero-Hale": 900017, "Danuta Brzeska": 900021, "Oliver Fazakerley": 900023,
    "Parveen Sandhu-Clarke": 900032, "Nathaniel Abbiss": 900033, "Piotr Zawadowski": 900037,
    "Concepta Maloney-Hart": 900044, "Ranjit Birdi-Cole": 900046, "Bartholomew Nkemelu": 900054,
    "Quentin Quarmby": 900080, "Bogdan Clutterbuck": 900091, "Jovita Hollinrake": 900102, "Tegwen Rainbird": 900112,
    "Kerensa Greenhalge": 900132, "Lorcan Hollinrake": 900133, "Soumik Oddingley": 900140, "Ulric Quarmby": 900142,
}  # fmt: skip
# Whoever leads no school: a specialist leader, a chair of governors.
NO_HEADS = {"Imogen Tsang", "Judith Lavender"}


def prepare() -> None:
    """The county as the school year begins."""
    at = clock.now()
    schools.load_areas(reading.DISTRICTS)
    taxonomy.load_default()
    chief = people.add_person(name=ADMINISTRATOR, email=email_of(ADMINISTRATOR), by=None, at=at)
    _grant(chief, Role.ADMINISTRATOR, "", by=None, at=at)
    schools.import_register(reading.SEPTEMBER, by=chief, at=at)
    sources.bring_in(by=chief, at=at)
    map.draw(by=chief, at=at)
    for persona in reading.cast():
        _settle(persona, by=chief, at=at)
    for name, area in ADVISERS.items():
        _grant(_person(name, by=chief, at=at), Role.SIA, area, by=chief, at=at)
    for name, urn in HEADS.items():
        _grant(_person(name, by=chief, at=at), Role.HEADTEACHER, str(urn), by=chief, at=at)
    for sketch in reading.leaders():
        _introduce(sketch, by=chief, at=at)


def _person(name: str, *, by: Person, at: dt.datetime) -> Person:
    return people.add_person(name=name, email=email_of(name), by=by, at=at)


def _grant(person: Person, role: Role, key: str, *, by: Person | None, at: dt.datetime) -> RoleGrant:
    return people.grant(
        person, role, key, by=by, at=at, from_on=YEAR_BEGAN, scope=_scope(role, key),
        reason="In post as the school year began",
    )  # fmt: skip


def _scope(role: Role, key: str) -> str:
    if SCOPE_OF[role] == ScopeKind.SCHOOL:
        return School.objects.get(urn=int(key)).name
    return Area.objects.get(code=key).name if SCOPE_OF[role] == ScopeKind.AREA else ""


def _settle(persona: Persona, *, by: Person, at: dt.datetime) -> None:
    person = _person(persona.name, by=by, at=at)
    for role, key in persona.grants:
        if persona.lent_by:
            lender = RoleGrant.objects.get(person__email=email_of(persona.lent_by), role=role, scope_key=key)
            people.lend(
                lender, to_name=person.name, to_email=person.email, from_on=YEAR_BEGAN, until_on=YEAR_ENDS, by=by,
                at=at, scope=_scope(Role(role), key), reason="The school business manager deals with requests",
            )  # fmt: skip
        elif person != by:
            _grant(person, Role(role), key, by=by, at=at)


def _introduce(sketch: LeaderSketch, *, by: Person, at: dt.datetime) -> None:
    """A leader who was designated before the year began, with the profile that they have written since."""
    person = _person(sketch.name, by=by, at=at)
    if sketch.name not in {*NO_HEADS, *(persona.name for persona in reading.cast())}:
        _grant(person, Role.HEADTEACHER, str(sketch.urn), by=by, at=at)
    if sketch.portrait:
        designate(sketch, person, by=by, at=at)
        _write_profile(sketch, person, at=at)


def designate(sketch: LeaderSketch, person: Person, *, by: Person, at: dt.datetime) -> None:
    school = School.objects.get(urn=sketch.urn)
    for kind in sketch.kinds:
        leaders.designate(person, kind=kind, school=school, from_on=sketch.from_on, why=sketch.why, by=by, at=at)


def _write_profile(sketch: LeaderSketch, person: Person, *, at: dt.datetime) -> None:
    mine = Profile.objects.get(person=person)
    leaders.save_phases(mine, phases=sketch.phases, by=person, at=at)
    leaders.save_support(mine, kinds=sketch.can_lead, by=person, at=at)
    offered = {each.code: each.evidence for each in sketch.expertise}
    chosen = list(areas_of_expertise.by_codes(offered))
    leaders.choose_expertise(mine, areas=chosen, by=person, at=at)
    for each in chosen:
        leaders.save_evidence(mine, expertise=each, evidence=offered[each.code], by=person, at=at)
    leaders.save_availability(
        mine, availability=sketch.availability, words=sketch.availability_words, from_on=sketch.available_from_on,
        by=person, at=at,
    )  # fmt: skip
    leaders.finish_portrait(mine, text=sketch.portrait.strip(), by=person, at=at)
    leaders.consent(mine, by=person, at=at)


def newly_designated() -> Story:
    """The panel of October appoints one more, who has not written her profile yet."""
    at = yield "2026-11-02 11:05"
    chief = Person.objects.get(email=email_of(ADMINISTRATOR))
    for sketch in reading.leaders():
        if not sketch.portrait:
            designate(sketch, Person.objects.get(email=email_of(sketch.name)), by=chief, at=at)

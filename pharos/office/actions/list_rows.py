"""Bring one row of a list of leaders in: which school, which person, which designation; then what is empty is filled.

All or nothing: a row that is refused half-way leaves nothing behind. What stands in a profile is never overwritten.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction

from pharos.common.errors import Refused
from pharos.common.ui.filters import date
from pharos.leaders import actions as leaders
from pharos.leaders import completeness
from pharos.leaders import queries as known_leaders
from pharos.leaders.leaders_file import Line
from pharos.leaders.models import Designation, Profile
from pharos.people import actions as people
from pharos.people.models import Person
from pharos.people.names import are_alike
from pharos.schools.models import School
from pharos.taxonomy import queries as taxonomy

from .. import queries
from ..rows import Outcome, sentences
from ..states import Answer, Doubt, RowResult
from . import list_schools


@dataclass
class Desk:
    """Who brings a list in, when and why, and whom a letter has gone to in its course."""

    by: Person | None
    at: dt.datetime
    why: str
    letters: bool = False
    told: set[int] = field(default_factory=set)


class _NeedsALook(Exception):
    """Nothing is done: somebody must decide."""

    def __init__(self, doubt: Doubt, words: str, person: Person) -> None:
        super().__init__(words)
        self.doubt, self.person = doubt, person


def bring_in(line: Line, desk: Desk, *, answer: str = "", decided: Person | None = None) -> Outcome:
    """What became of the row. ``decided`` is whom an earlier decision was about."""
    if line.problem:
        return Outcome(RowResult.REJECTED, line.problem)
    if answer == Answer.LEAVE:
        return Outcome(RowResult.UNCHANGED, "Left out, as was decided.", person=decided)
    try:
        with transaction.atomic():
            return _bring_in(line, desk, answer, decided)
    except _NeedsALook as look:
        return Outcome(RowResult.NEEDS_A_LOOK, str(look), look.doubt, look.person)
    except Refused as refusal:
        return Outcome(RowResult.REJECTED, str(refusal))


def _bring_in(line: Line, desk: Desk, answer: str, decided: Person | None) -> Outcome:
    school = list_schools.find(line.school)
    person = _who(line, school, answer, decided)
    is_new = person is None
    if person is None:
        person = people.add_person(name=line.name, email=line.email, by=desk.by, at=desk.at)
    was_leader = not is_new and Designation.objects.filter(person=person).exists()
    designation = _designate(person, line, school, desk)
    filled, left = _fill(person, line, desk)
    notes = _notes(line, person, is_new, designation, filled, left)
    made = {
        "person": person.reference if is_new else "", "designation": designation.reference if designation else "",
        "filled": filled,
    }  # fmt: skip
    return Outcome(_result(designation, was_leader, filled), sentences(notes), person=person, made=made)


def _result(designation: Designation | None, was_leader: bool, filled: list[str]) -> RowResult:
    if designation and not was_leader:
        return RowResult.ADDED
    return RowResult.CHANGED if designation or filled else RowResult.UNCHANGED


def _who(line: Line, school: School, answer: str, decided: Person | None) -> Person | None:
    """Whom we know already: by address, or by name and school. Nobody, where this is somebody new."""
    known = queries.with_address(line.email)
    if known is not None:
        if answer == Answer.SAME or _are_one(known, line):
            return known
        raise _NeedsALook(
            Doubt.ADDRESS, f"{known.name} has the address {line.email} here. Decide whether it is the same person; "
            "two people need an address each.", known,
        )  # fmt: skip
    if answer == Answer.ANOTHER:
        return None
    before = decided if answer == Answer.SAME else queries.decided_before(line.name, line.email)
    if before is not None:
        return before
    alike = next((each for each in queries.people_at(school) if are_alike(each.name, line.name)), None)
    if alike is not None and answer != Answer.SAME:
        raise _NeedsALook(
            Doubt.NAMESAKE, f"{alike.name} of {school.name} is known here by the address {alike.email}. "
            "Decide whether it is the same person.", alike,
        )  # fmt: skip
    return alike


def _are_one(known: Person, line: Line) -> bool:
    return are_alike(known.name, line.name) or queries.decided_before(line.name, line.email) == known


def _designate(person: Person, line: Line, school: School, desk: Desk) -> Designation | None:
    """The new designation; none where it stands already."""
    assert line.kind is not None
    assert line.from_on is not None
    other = known_leaders.overlapping(person, line.kind, from_on=line.from_on)
    if other is None:
        tell = desk.letters and person.pk not in desk.told
        made = leaders.designate(
            person, kind=line.kind, school=school, from_on=line.from_on, why=desk.why, by=desk.by, at=desk.at, tell=tell
        )
        if tell:
            desk.told.add(person.pk)
        return made
    if (other.from_on, other.school_id) == (line.from_on, school.pk):
        return None
    until = f" until {date(other.until_on)}" if other.until_on else ""
    raise _NeedsALook(
        Doubt.DATE, f"{person.name} is a {line.kind} at {other.school.name} from {date(other.from_on)}{until} here; "
        f"the list says {school.name} from {date(line.from_on)}. If the list is right, end that designation first, and "
        "hand the list in again.", person,
    )  # fmt: skip


def _fill(person: Person, line: Line, desk: Desk) -> tuple[list[str], list[str]]:
    """Fill what is empty in the profile: the parts that were filled, and those that stand otherwise and were left."""
    profile = known_leaders.profile_of(person)
    assert profile is not None
    filled, left = [], []
    for name, part in (("phases", _phases), ("areas of expertise", _areas), ("pen portrait", _portrait)):
        has, same, write = part(profile, line, desk)
        if write is None or same:
            continue
        if has:
            left.append(name)
        else:
            write()
            filled.append(name)
    return filled, left


type _Part = tuple[bool, bool, Callable[[], object] | None]


def _phases(profile: Profile, line: Line, desk: Desk) -> _Part:
    def write() -> None:
        leaders.save_phases(profile, phases=line.phases, by=desk.by, at=desk.at, why=desk.why)

    return bool(profile.phases), set(profile.phases) == set(line.phases), write if line.phases else None


def _areas(profile: Profile, line: Line, desk: Desk) -> _Part:
    if not line.areas:
        return False, False, None
    held = {offer.expertise.code for offer in known_leaders.offers_of(profile)}

    def write() -> None:
        areas = list(taxonomy.by_codes(line.areas))
        leaders.choose_expertise(profile, areas=areas, by=desk.by, at=desk.at, why=desk.why)

    return bool(held), held == set(line.areas), write


def _portrait(profile: Profile, line: Line, desk: Desk) -> _Part:
    """One that is too long is kept as the draft."""
    if not line.portrait:
        return False, False, None
    keep = leaders.save_portrait_draft if completeness.words_over(line.portrait) else leaders.finish_portrait

    def write() -> None:
        keep(profile, text=line.portrait, by=desk.by, at=desk.at, why=desk.why)

    stands = {profile.portrait.strip(), profile.portrait_draft.strip()}
    return stands != {""}, line.portrait in stands, write


def _notes(
    line: Line, person: Person, is_new: bool, designation: Designation | None, filled: list[str], left: list[str]
) -> list[str]:
    """What was done and left, and how the row was read."""
    notes = [f"{line.kind} from {date(designation.from_on)} at {designation.school.name}"] if designation else []
    if not is_new and line.email != person.email.lower():
        notes.append(f"known here by the address {person.email}, which stays")
    if not is_new and line.name != person.name:
        notes.append(f"the name stays as {person.name}")
    if filled:
        notes.append(f"filled in: {', '.join(filled)}")
    over = completeness.words_over(line.portrait)
    if over and "pen portrait" in filled:
        notes.append(
            f"the pen portrait is {over:,} {'word' if over == 1 else 'words'} too long and was kept as a draft"
        )
    if left:
        notes.append(f"left as they stand in the profile: {', '.join(left)}")
    return [*notes, *line.notes]

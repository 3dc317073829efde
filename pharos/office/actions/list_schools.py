"""Which school a row of a list means; refused, with what to do, where nobody can tell."""

from pharos.common.errors import Refused
from pharos.common.ui.filters import date
from pharos.schools import queries as schools
from pharos.schools import words
from pharos.schools.models import School


def find(typed: str) -> School:
    found = schools.known_as(typed)
    if not found:
        raise Refused(_unknown(typed))
    if len(found) > 1:
        told = ", ".join(map(_named, found))
        raise Refused(f"{len(found)} schools are called “{typed}”: {told}. Enter the URN of the one that is meant.")
    if not found[0].is_open:
        raise Refused(_closed(found[0]))
    return found[0]


def _named(school: School) -> str:
    return f"{school.urn} ({school.town})" if school.town else str(school.urn)


def _unknown(typed: str) -> str:
    if urn := words.urn(typed):
        return f"No school in the register has the URN {urn}. Check it, or import the newest register first."
    near = [f"{each.name} ({each.urn})" for each in schools.near_to(typed)]
    proposal = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"No school in the register is called “{typed[:80]}”. Enter its URN.{proposal}"


def _closed(school: School) -> str:
    when = f" on {date(school.closed_on)}" if school.closed_on else ""
    if not school.closed_on and "clos" not in school.status_name.lower():
        return (
            f"{school.name} ({school.urn}) is not open: {school.status_name.lower()}. Enter the URN of an open school."
        )
    told = f"{school.name} ({school.urn}) closed{when}.{_after(school)}"
    return f"{told} Enter the URN of the school that the leader leads now."


def _after(closed: School) -> str:
    """The open schools that came after it: as the register's links tell, else those that stand at its address."""
    later = [each.urn for each in schools.successors_of([closed.urn]).get(closed.urn, [])]
    held = [each for each in schools.with_urns(later) if each.is_open]
    if held:
        return f" {' and '.join(map(_with_urn, held))} came after it."
    here = schools.at_the_place_of(closed)
    return f" At its address there is now {' and '.join(map(_with_urn, here))}." if here else ""


def _with_urn(school: School) -> str:
    return f"{school.name} ({school.urn})"

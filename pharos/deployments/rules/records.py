"""Who reads, writes and signs the support record."""

import datetime as dt

from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.states import Role

from ..models import Deployment, SupportRecord, Visit
from ..states import Keeping, Party, Reader, VisitState
from .deployments import OVER, acts_for_school, is_headteacher

WRITERS = "Only the leader and the headteacher write the support record."


def signing_party(person: Person, deployment: Deployment, *, at: dt.datetime) -> Party | None:
    """As whom this person writes and signs: the leader or the headteacher in person."""
    if person.pk == deployment.leader_id:
        return Party.LEADER
    return Party.HEADTEACHER if is_headteacher(person, deployment, at=at) else None


def may_read_record(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    """The leader and the headteacher always; others as the agreement in force says. Not by role alone."""
    if signing_party(person, deployment, at=at):
        return YES
    readers = deployment.agreement.record_readers
    allowed = (
        (Reader.CHAIR in readers and person.pk == deployment.agreement.chair_id)
        or (Reader.SIA in readers and people.roles_of(person, at=at).holds(Role.SIA, deployment.area_code))
        or (Reader.COMMISSIONER in readers and acts_for_school(person, deployment, at=at))
    )
    return YES if allowed else no("Only those whom the agreement names can read the support record.")


def _may_write(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    if signing_party(person, deployment, at=at) is None:
        return no(WRITERS)
    return YES if deployment.is_running else not_now(OVER)


def may_start_record(person: Person, visit: Visit, *, at: dt.datetime) -> Verdict:
    """Begin the sheet of a visit, also before it takes place."""
    deployment = visit.deployment
    verdict = _may_write(person, deployment, at=at)
    if not verdict:
        return verdict
    if visit.state == VisitState.CANCELLED:
        return not_now("This visit was cancelled.")
    if deployment.keeping in {Keeping.ELSEWHERE, Keeping.NONE}:
        return not_now("You have said that you do not keep your record here.")
    return YES


def may_edit_record(person: Person, record: SupportRecord, *, at: dt.datetime) -> Verdict:
    return _may_write(person, record.deployment, at=at)


def may_sign(person: Person, record: SupportRecord, signed_by: set[str], *, at: dt.datetime) -> Verdict:
    """Sign the newest version, which ``signed_by`` have signed; also when the support is over."""
    party = signing_party(person, record.deployment, at=at)
    if party is None:
        return no("Only the leader and the headteacher sign the support record.")
    return not_now("You have signed this version.") if party in signed_by else YES

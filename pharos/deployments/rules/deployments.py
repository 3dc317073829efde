"""Who may carry support on, and who may stop it."""

import datetime as dt

from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.people.models import Person
from pharos.support import rules as support

from .. import queries
from ..models import Deployment
from ..states import DEPLOYMENT, VisitState

WORKERS = "Only the leader and the school can do this."
OVER = "This support is over. What was recorded stays as it is."


def acts_for_school(person: Person, deployment: Deployment, *, at: dt.datetime) -> bool:
    return support.acts_for_school(person, deployment.request, at=at)


def is_headteacher(person: Person, deployment: Deployment, *, at: dt.datetime) -> bool:
    """The headteacher in person, not somebody who stands in."""
    return deployment.school.urn in queries.led_in_person(person, at=at)


def works_on(person: Person, deployment: Deployment, *, at: dt.datetime) -> bool:
    """The leader, the headteacher and those who stand in for them."""
    return person.pk == deployment.leader_id or acts_for_school(person, deployment, at=at)


def advises(person: Person, deployment: Deployment, *, at: dt.datetime) -> bool:
    return support.advises(person, deployment.request, at=at)


def _may_move(person: Person, deployment: Deployment, verb: str, *, at: dt.datetime, adviser: bool) -> Verdict:
    may = works_on(person, deployment, at=at) or (adviser and advises(person, deployment, at=at))
    if not may:
        return no("Only the leader, the school and the adviser of its area can do this." if adviser else WORKERS)
    if not deployment.is_running:
        return not_now(OVER)
    if not DEPLOYMENT.allows(verb, deployment.state):
        return not_now("This support is paused." if verb == "pause" else "This support is under way.")
    return YES


def may_pause(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    return _may_move(person, deployment, "pause", at=at, adviser=True)


def may_resume(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    return _may_move(person, deployment, "resume", at=at, adviser=True)


def may_end_early(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    return _may_move(person, deployment, "end_early", at=at, adviser=True)


def may_complete(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    """Nothing may be left that has been planned: each such visit either took place or is cancelled."""
    verdict = _may_move(person, deployment, "complete", at=at, adviser=False)
    if verdict and any(visit.state == VisitState.PLANNED for visit in deployment.visits.all()):
        return not_now("A visit is still planned. Say whether it took place, or cancel it.")
    return verdict


def may_say_where_record_is(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    if not (person.pk == deployment.leader_id or is_headteacher(person, deployment, at=at)):
        return no("Only the leader and the headteacher can say how they record their work.")
    return YES if deployment.is_running else not_now(OVER)

"""Who may plan visits and say what became of them."""

import datetime as dt

from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.people.models import Person

from ..models import Deployment, Visit
from ..states import DeploymentState, VisitState
from .deployments import OVER, WORKERS, works_on


def may_plan_visit(person: Person, deployment: Deployment, *, at: dt.datetime) -> Verdict:
    if not works_on(person, deployment, at=at):
        return no(WORKERS)
    if not deployment.is_running:
        return not_now(OVER)
    if deployment.state == DeploymentState.PAUSED:
        return not_now("This support is paused. Take it up again before you plan a visit.")
    return YES


def _may_with(person: Person, visit: Visit, state: VisitState, otherwise: str, *, at: dt.datetime) -> Verdict:
    if not works_on(person, visit.deployment, at=at):
        return no(WORKERS)
    if not visit.deployment.is_running:
        return not_now(OVER)
    return YES if visit.state == state else not_now(otherwise)


def may_change_visit(person: Person, visit: Visit, *, at: dt.datetime) -> Verdict:
    verdict = may_plan_visit(person, visit.deployment, at=at)
    if not verdict:
        return verdict
    return _may_with(person, visit, VisitState.PLANNED, "This visit is no longer planned.", at=at)


def may_record_visit(person: Person, visit: Visit, *, at: dt.datetime) -> Verdict:
    """Say that it took place; also while the support is paused, for a visit from before."""
    return _may_with(person, visit, VisitState.PLANNED, "This visit is no longer planned.", at=at)


def may_cancel_visit(person: Person, visit: Visit, *, at: dt.datetime) -> Verdict:
    return _may_with(person, visit, VisitState.PLANNED, "This visit is no longer planned.", at=at)


def may_correct_visit(person: Person, visit: Visit, *, at: dt.datetime) -> Verdict:
    otherwise = "Only a visit that took place can be corrected."
    return _may_with(person, visit, VisitState.TOOK_PLACE, otherwise, at=at)

"""Pausing, taking up again, completing and ending support."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.states import Role
from pharos.support import actions as support

from .. import emails, queries, rules
from ..models import Deployment
from ..states import AgreementState, Keeping, VisitState
from . import ledger
from .once import once


def stands_for(deployment: Deployment, by: Person, at: dt.datetime) -> Person | None:
    """The headteacher for whom a delegate acts."""
    return people.standing_for(by, Role.HEADTEACHER, str(deployment.school.urn), at=at)


def read_afresh(deployment: Deployment) -> None:
    """Hold the request and with it everything that hangs on it, and read the support as it now stands."""
    support.lock(deployment.request)
    deployment.refresh_from_db(from_queryset=queries.whole_deployments())


@transaction.atomic
def pause(deployment: Deployment, *, by: Person, at: dt.datetime, why: str) -> None:
    """Stop for a while. The days stay reserved."""
    read_afresh(deployment)
    once(deployment, "pause", by=by)
    rules.may_pause(by, deployment, at=at).enforce()
    activity.move(deployment, "pause", by=by, at=at, why=why, standing_for=stands_for(deployment, by, at))
    emails.paused(deployment, why=why, by=by, at=at)


@transaction.atomic
def resume(deployment: Deployment, *, by: Person, at: dt.datetime) -> None:
    read_afresh(deployment)
    once(deployment, "resume", by=by)
    rules.may_resume(by, deployment, at=at).enforce()
    activity.move(deployment, "resume", by=by, at=at, standing_for=stands_for(deployment, by, at))
    emails.resumed(deployment, by=by, at=at)


@transaction.atomic
def complete(deployment: Deployment, *, by: Person, at: dt.datetime, words: str = "") -> None:
    """The support has done what it was for. Days that were not needed are released, and the request closes."""
    _end(deployment, "complete", by=by, at=at, why=words)


@transaction.atomic
def end_early(deployment: Deployment, *, by: Person, at: dt.datetime, why: str) -> None:
    """The support stops before its time. Planned visits are cancelled, the days that are left are released."""
    _end(deployment, "end_early", by=by, at=at, why=why)


def _end(deployment: Deployment, verb: str, *, by: Person, at: dt.datetime, why: str) -> None:
    read_afresh(deployment)
    once(deployment, verb, by=by)
    may = rules.may_complete if verb == "complete" else rules.may_end_early
    may(by, deployment, at=at).enforce()
    for_whom = stands_for(deployment, by, at)
    for visit in deployment.visits.filter(state=VisitState.PLANNED).order_by("pk"):
        activity.move(visit, "cancel", by=by, at=at, why="The support ended early")
    waiting = queries.proposed_of(deployment.request)
    if waiting is not None:
        verb_of_terms = "withdraw" if waiting.state == AgreementState.PROPOSED else "supersede"
        activity.move(waiting, verb_of_terms, by=by, at=at, why="The support is over")
    deployment.ended_at = at
    deployment.save(update_fields=["ended_at"])
    activity.move(deployment, verb, by=by, at=at, why=why, standing_for=for_whom)
    released = ledger.release(deployment.agreement, by=by, at=at, why="The support is over")
    activity.move(deployment.request, "close", by=by, at=at)
    emails.ended(deployment, released=released, why=why, by=by, at=at)


@transaction.atomic
def say_where_record_is(
    deployment: Deployment, *, keeping: Keeping, words: str = "", by: Person, at: dt.datetime
) -> None:
    """Say whether the record is kept here, elsewhere or not at all: each is an answer."""
    read_afresh(deployment)
    rules.may_say_where_record_is(by, deployment, at=at).enforce()
    deployment.keeping, deployment.keeping_words = keeping, words
    deployment.save(update_fields=["keeping", "keeping_words"])
    says = {
        Keeping.HERE: "said that the support record is kept here",
        Keeping.ELSEWHERE: "said that the support record is kept elsewhere",
        Keeping.NONE: "said that no support record is kept",
    }
    activity.record("say_where_record_is", deployment, by=by, at=at, says=says[keeping])

"""Planning visits, and saying what became of them."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import NotAllowed, Refused
from pharos.common.ui.filters import date
from pharos.common.ui.filters import days as in_days
from pharos.people.models import Person

from .. import emails, rules
from ..models import Deployment, Visit
from ..states import VisitState
from ..visit_dates import Window
from . import ledger
from .deployments import read_afresh, stands_for
from .once import once


@transaction.atomic
def plan_visit(
    deployment: Deployment, *, on: dt.date, half_days: int, words: str, by: Person, at: dt.datetime, form_key: str
) -> Visit:
    """Plan a visit within what was agreed; the same form posted twice plans it once."""
    read_afresh(deployment)
    found = Visit.objects.filter(form_key=form_key).first()
    if found:
        if found.deployment_id != deployment.pk:
            raise NotAllowed("This form belongs to other support.")
        return found
    rules.may_plan_visit(by, deployment, at=at).enforce()
    Window.of(deployment.agreement, deployment.started_at, at).may_plan(on).enforce()
    _refuse_more_than_agreed(deployment, half_days)
    visit = Visit.objects.create(
        deployment=deployment, number=_next_number(deployment), on=on, half_days=half_days, words=words,
        planned_by=by, planned_at=at, form_key=form_key,
    )  # fmt: skip
    says = f"planned visit {visit.number} for {date(on)}"
    activity.record("plan_visit", visit, by=by, at=at, says=says, standing_for=stands_for(deployment, by, at))
    emails.visit_planned(visit, by=by, at=at)
    return visit


@transaction.atomic
def change_visit(visit: Visit, *, on: dt.date, half_days: int, words: str, by: Person, at: dt.datetime) -> None:
    """Move a planned visit, or plan it longer or shorter."""
    _read_afresh(visit)
    rules.may_change_visit(by, visit, at=at).enforce()
    deployment = visit.deployment
    Window.of(deployment.agreement, deployment.started_at, at).may_plan(on).enforce()
    _refuse_more_than_agreed(deployment, half_days, without=visit)
    before = (visit.on, visit.half_days, visit.words)
    if before == (on, half_days, words):
        return
    visit.on, visit.half_days, visit.words = on, half_days, words
    visit.save(update_fields=["on", "half_days", "words"])
    says = f"changed visit {visit.number}: now {date(on)}, {in_days(half_days)}"
    activity.record("change_visit", visit, by=by, at=at, says=says, standing_for=stands_for(deployment, by, at))
    emails.visit_planned(visit, by=by, at=at, changed=True)


@transaction.atomic
def record_visit(visit: Visit, *, on: dt.date, half_days: int, by: Person, at: dt.datetime) -> None:
    """The visit took place: its days are delivered."""
    _read_afresh(visit)
    once(visit, "take_place", by=by)
    rules.may_record_visit(by, visit, at=at).enforce()
    deployment = visit.deployment
    Window.of(deployment.agreement, deployment.started_at, at).may_have_taken_place(on).enforce()
    _keep(visit, on, half_days)
    activity.move(
        visit, "take_place", by=by, at=at, says=f"recorded that visit {visit.number} took place",
        standing_for=stands_for(deployment, by, at), on=on.isoformat(), half_days=half_days,
    )  # fmt: skip
    ledger.deliver(visit, half_days=half_days, by=by, at=at)
    emails.visit_took_place(visit, by=by, at=at)


@transaction.atomic
def cancel_visit(visit: Visit, *, by: Person, at: dt.datetime, why: str) -> None:
    _read_afresh(visit)
    once(visit, "cancel", by=by)
    rules.may_cancel_visit(by, visit, at=at).enforce()
    activity.move(
        visit, "cancel", by=by, at=at, says=f"cancelled visit {visit.number}", why=why,
        standing_for=stands_for(visit.deployment, by, at),
    )  # fmt: skip
    emails.visit_cancelled(visit, why=why, by=by, at=at)


@transaction.atomic
def correct_visit(visit: Visit, *, on: dt.date, half_days: int, by: Person, at: dt.datetime, why: str) -> None:
    """It took place, but on another date or for another time: what was delivered is reversed and entered anew."""
    _read_afresh(visit)
    rules.may_correct_visit(by, visit, at=at).enforce()
    deployment = visit.deployment
    if (visit.on, visit.half_days) == (on, half_days):
        raise Refused("Nothing is different from what was recorded. Change the date or the days.")
    Window.of(deployment.agreement, deployment.started_at, at).may_have_taken_place(on).enforce()
    says = (
        f"corrected visit {visit.number}: {date(on)}, {in_days(half_days)}, in place of "
        f"{date(visit.on)}, {in_days(visit.half_days)}"
    )
    ledger.take_back(visit, by=by, at=at, why=why)
    _keep(visit, on, half_days)
    ledger.deliver(visit, half_days=half_days, by=by, at=at)
    activity.record("correct", visit, by=by, at=at, says=says, why=why, standing_for=stands_for(deployment, by, at))
    emails.visit_corrected(visit, why=why, by=by, at=at)


@transaction.atomic
def strike_out_visit(visit: Visit, *, by: Person, at: dt.datetime, why: str) -> None:
    """It did not take place after all: its days are reserved again."""
    _read_afresh(visit)
    once(visit, "strike_out", by=by)
    rules.may_correct_visit(by, visit, at=at).enforce()
    activity.move(
        visit, "strike_out", by=by, at=at, says=f"corrected the record: visit {visit.number} did not take place",
        why=why, standing_for=stands_for(visit.deployment, by, at),
    )  # fmt: skip
    ledger.take_back(visit, by=by, at=at, why=why)
    emails.visit_corrected(visit, why=why, by=by, at=at)


def _read_afresh(visit: Visit) -> None:
    read_afresh(visit.deployment)
    visit.refresh_from_db(fields=["state", "on", "half_days", "words"])


def _keep(visit: Visit, on: dt.date, half_days: int) -> None:
    _refuse_less_than_half(half_days)
    visit.on, visit.half_days = on, half_days
    visit.save(update_fields=["on", "half_days"])


def _next_number(deployment: Deployment) -> int:
    standing = deployment.visits.exclude(state=VisitState.CANCELLED)
    return max(standing.values_list("number", flat=True), default=0) + 1


def _refuse_more_than_agreed(deployment: Deployment, half_days: int, *, without: Visit | None = None) -> None:
    """Planned and delivered days together stay within what was agreed."""
    _refuse_less_than_half(half_days)
    standing = deployment.visits.exclude(state=VisitState.CANCELLED)
    if without is not None:
        standing = standing.exclude(pk=without.pk)
    agreed, taken = deployment.agreement.half_days, sum(standing.values_list("half_days", flat=True))
    left = max(agreed - taken, 0)
    if half_days > left:
        raise Refused(
            f"You agreed {in_days(agreed)}, and {in_days(left)} can still be planned. Plan less, or agree more."
            if left
            else f"All of the {in_days(agreed)} that you agreed are delivered or planned. Agree more first."
        )


def _refuse_less_than_half(half_days: int) -> None:
    if half_days < 1:
        raise Refused("Days are counted from half a day up.")

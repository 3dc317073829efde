"""The letters about agreements, visits, records and the end of support. Whoever acts gets none."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from pharos.matching import queries as matching
from pharos.outbox import actions as outbox
from pharos.people.models import Person

from . import queries, rules
from .models import Agreement, Deployment, SupportRecord, Visit
from .states import Ground


def _write(
    to: Iterable[Person], template: str, about: Agreement | Deployment | Visit | SupportRecord, *,
    by: Person, at: dt.datetime, key: str = "", **context: Any,
) -> None:  # fmt: skip
    """One letter each, in working hours. ``key`` names an occasion for which one letter is enough."""
    for person in dict.fromkeys(to):
        if person != by:
            outbox.write(
                to=person, template=f"deployments/emails/{template}.txt", about=about, by=by, at=at, routine=True,
                key=f"{key}:{person.pk}" if key else None, context={"to": person, **context},
            )  # fmt: skip


def _everybody(agreement: Agreement, *, at: dt.datetime) -> list[Person]:
    return queries.parties_of(agreement.request, agreement.offer.leader, agreement.chair, at=at)


def _proposer(agreement: Agreement, *, at: dt.datetime) -> list[Person]:
    """Whoever proposed the terms; all parties where that person has no part in it any more."""
    still = rules.writes_terms(agreement.drafted_by, agreement.offer, at=at)
    return [agreement.drafted_by] if still else _everybody(agreement, at=at)


def proposed(agreement: Agreement, *, by: Person, at: dt.datetime) -> None:
    """Terms wait: to those who confirm, to a school whose governors do, to the adviser where the ground is open."""
    about: dict[str, Any] = {"by": by, "at": at, "agreement": agreement}
    heads = queries.heads_of(agreement.request.school, at=at)
    _write([agreement.offer.leader], "to_confirm_leader", agreement, **about)
    if agreement.chair is not None:
        _write([agreement.chair], "to_confirm_chair", agreement, **about)
        _write(heads, "proposed", agreement, **about)
    else:
        _write(heads, "to_confirm_school", agreement, **about)
    if agreement.ground == Ground.NO_FUNDED_ROUTE and agreement.request.ground_needs_confirming:
        _write(matching.advisers(agreement.request, at=at), "ground_to_confirm", agreement, **about)


def one_confirmed(agreement: Agreement, *, by: Person, at: dt.datetime) -> None:
    """One party has confirmed: to whoever proposed the terms."""
    _write(_proposer(agreement, at=at), "one_confirmed", agreement, by=by, at=at, agreement=agreement)


def in_force(deployment: Deployment, *, by: Person, at: dt.datetime) -> None:
    """Both have confirmed: to all parties, and to the adviser."""
    agreement = deployment.agreement
    about: dict[str, Any] = {"by": by, "at": at, "agreement": agreement, "deployment": deployment}
    _write(_everybody(agreement, at=at), "in_force", agreement, **about)
    _write(matching.advisers(agreement.request, at=at), "in_force_adviser", agreement, **about)


def change_asked(agreement: Agreement, *, why: str, by: Person, at: dt.datetime) -> None:
    """Something should be different: to whoever proposed the terms, and the other party."""
    to = [*_proposer(agreement, at=at), *_everybody(agreement, at=at)]
    _write(to, "change_asked", agreement, by=by, at=at, agreement=agreement, why=why)


def declined(agreement: Agreement, *, why: str, by: Person, at: dt.datetime) -> None:
    """A party does not agree: to the others, and to the adviser."""
    to = [*_proposer(agreement, at=at), *_everybody(agreement, at=at), *matching.advisers(agreement.request, at=at)]
    _write(to, "declined", agreement, by=by, at=at, agreement=agreement, why=why)


def withdrawn(agreement: Agreement, *, by: Person, at: dt.datetime) -> None:
    """The proposed terms were taken back."""
    _write(_everybody(agreement, at=at), "withdrawn", agreement, by=by, at=at, agreement=agreement)


def _to_other(
    template: str, deployment: Deployment, about: Visit | SupportRecord, *, by: Person, at: dt.datetime, **context: Any
) -> None:
    to = queries.other_party(deployment.school, deployment.leader, by=by, at=at)
    _write(to, template, about, by=by, at=at, deployment=deployment, **context)


def visit_planned(visit: Visit, *, by: Person, at: dt.datetime, changed: bool = False) -> None:
    """A visit has a date, or another one."""
    _to_other("visit_planned", visit.deployment, visit, by=by, at=at, visit=visit, changed=changed)


def visit_took_place(visit: Visit, *, by: Person, at: dt.datetime) -> None:
    _to_other("visit_took_place", visit.deployment, visit, by=by, at=at, visit=visit)


def visit_cancelled(visit: Visit, *, why: str, by: Person, at: dt.datetime) -> None:
    _to_other("visit_cancelled", visit.deployment, visit, by=by, at=at, visit=visit, why=why)


def visit_corrected(visit: Visit, *, why: str, by: Person, at: dt.datetime) -> None:
    _to_other("visit_corrected", visit.deployment, visit, by=by, at=at, visit=visit, why=why)


def record_saved(record: SupportRecord, *, by: Person, at: dt.datetime) -> None:
    """The record changed: one letter a day to the other of the two, however often it is saved."""
    key = f"record_saved:{record.pk}:{by.pk}:{at:%Y-%m-%d}"
    _to_other("record_saved", record.deployment, record, by=by, at=at, record=record, key=key)


def record_signed(record: SupportRecord, *, by: Person, at: dt.datetime) -> None:
    _to_other("record_signed", record.deployment, record, by=by, at=at, record=record)


def _to_all(template: str, deployment: Deployment, *, by: Person, at: dt.datetime, **context: Any) -> None:
    agreement = deployment.agreement
    to = [*_everybody(agreement, at=at), *matching.advisers(agreement.request, at=at)]
    _write(to, template, deployment, by=by, at=at, deployment=deployment, **context)


def paused(deployment: Deployment, *, why: str, by: Person, at: dt.datetime) -> None:
    _to_all("paused", deployment, by=by, at=at, why=why)


def resumed(deployment: Deployment, *, by: Person, at: dt.datetime) -> None:
    _to_all("resumed", deployment, by=by, at=at)


def ended(deployment: Deployment, *, released: int, why: str, by: Person, at: dt.datetime) -> None:
    """Completed, or ended early with a reason; says how many days went back."""
    _to_all("ended", deployment, by=by, at=at, released=released, why=why)

"""What an agreement asks of the ledger of days."""

import datetime as dt

from pharos.common.errors import Refused
from pharos.common.ui.filters import days as in_days
from pharos.days import actions as days
from pharos.days import queries as ledger
from pharos.days.actions import Support
from pharos.people.models import Person

from .. import queries
from ..models import Agreement, Visit


def support_of(agreement: Agreement) -> Support:
    """How the ledger names what these days are for: the request, which stays the same through every version."""
    request = agreement.request
    return Support(
        subject=request, purpose=request.kind, school=request.school, from_on=agreement.starts_on,
        until_on=agreement.ends_on, pool=agreement.pool, ground=agreement.ground, payer=agreement.payer,
        rate_pence=agreement.rate_pence,
    )  # fmt: skip


def settle(agreement: Agreement, *, by: Person, at: dt.datetime, why: str) -> None:
    """Make the reservation what the terms in force say: all that was agreed, less what has been delivered.

    Whatever was reserved before is released first, so that each entry carries the terms under which it was made.
    """
    leader, year = agreement.offer.leader, agreement.year.key
    if queries.is_promised_free_days(leader, agreement):
        days.commit(leader, year, by=by, at=at)
    days.release_all(agreement.request, by=by, at=at, why=why)
    delivered = ledger.of_support(agreement.request).all_delivered
    left = agreement.half_days - delivered
    if left < 0:
        raise Refused(f"{in_days(delivered)} have been delivered. Agree at least that.")
    if left:
        days.reserve(leader, year, half_days=left, support=support_of(agreement), by=by, at=at)


def deliver(visit: Visit, *, half_days: int, by: Person, at: dt.datetime) -> None:
    """Enter the days of a visit that took place."""
    agreement = visit.deployment.agreement
    days.deliver(
        visit.deployment.leader, agreement.year.key, half_days=half_days, support=support_of(agreement), visit=visit,
        by=by, at=at,
    )  # fmt: skip


def take_back(visit: Visit, *, by: Person, at: dt.datetime, why: str) -> None:
    """Reverse the days of a visit, and reserve them again under the terms in force."""
    days.reverse_visit(visit, by=by, at=at, why=why)
    settle(visit.deployment.agreement, by=by, at=at, why=why)


def release(agreement: Agreement, *, by: Person, at: dt.datetime, why: str) -> int:
    """Give back what has not been delivered; says how many half days that was."""
    return days.release_all(agreement.request, by=by, at=at, why=why)

"""Whether the ledger can bear the terms that somebody proposes."""

from pharos.common.ui.filters import days as in_days
from pharos.common.verdict import YES, Verdict, not_now
from pharos.days import queries as days
from pharos.days.states import Pool

from .. import queries
from ..models import Agreement


def hold(agreement: Agreement) -> Verdict:
    """Enough for what has been delivered, in the school year in which it was, and no more free days than are left.

    The ledger decides when the agreement comes into force; this says it before anybody has to read the terms.
    """
    delivered = days.of_support(agreement.request).all_delivered
    if agreement.half_days < delivered:
        return not_now(f"{in_days(delivered)} have been delivered. Agree at least that.")
    before = queries.in_force(agreement.request)
    if delivered and before and before.year != agreement.year:
        return not_now(
            f"Days have been delivered in {before.year}, and an agreement lies within one school year. "
            f"Keep the dates in {before.year}, and make a second agreement for the next."
        )
    return _free_days_left(agreement, delivered)


def _free_days_left(agreement: Agreement, delivered: int) -> Verdict:
    if agreement.pool != Pool.FREE:
        return YES
    leader, year = agreement.offer.leader, agreement.year
    promised = queries.is_promised_free_days(leader, agreement)
    left = days.balance(leader, year.key, promised=promised).free_left
    left += days.reserved_for(agreement.request, leader, year.key).reserved
    wanted = agreement.half_days - delivered
    if wanted > left:
        return not_now(
            f"{leader} has {in_days(left)} of free time left in {year}, not {in_days(wanted)}. "
            "Agree fewer days, or funded ones."
        )
    return YES

"""Who may write, propose and confirm terms, and when days may be free."""

import datetime as dt

from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.days.states import Pool
from pharos.matching.models import Offer
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.support import rules as support
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState

from .. import queries
from ..models import Agreement
from ..states import FIRST_GROUNDS, AgreementState, Ground, Party
from . import terms

WRITERS = "Only the leader, the school and the adviser of its area can propose terms."
NOT_YET_CONFIRMED = not_now(
    "The adviser has yet to confirm that no other funded route exists. You can confirm the agreement after that."
)
PARTIES = "Only the leader and whoever confirms for the school can do this."


def writes_terms(person: Person, offer: Offer, *, at: dt.datetime) -> bool:
    """Whether this person has a part in which terms are written: the leader, the school, the adviser of its area."""
    return (
        person.pk == offer.leader_id
        or support.acts_for_school(person, offer.request, at=at)
        or support.advises(person, offer.request, at=at)
    )


def may_write_terms(person: Person, offer: Offer, *, at: dt.datetime) -> Verdict:
    """Write terms for an accepted offer, or new ones for support that is under way."""
    if not writes_terms(person, offer, at=at):
        return no(WRITERS)
    if not offer.is_accepted():
        return not_now("There is no leader who has accepted this request, so there is nothing to agree.")
    if offer.request.state == RequestState.CLOSED:
        return not_now("This support is over. Its terms stay as they were.")
    return YES


def may_propose(person: Person, agreement: Agreement, *, at: dt.datetime) -> Verdict:
    if agreement.drafted_by_id != person.pk:
        return no("Only the person who wrote these terms can propose them.")
    if agreement.state != AgreementState.DRAFT:
        return not_now("These terms have been proposed.")
    for verdict in (may_write_terms(person, agreement.offer, at=at), _chair(agreement, at=at), free_days(agreement)):
        if not verdict and verdict != NOT_YET_CONFIRMED:
            return verdict
    return terms.hold(agreement)


def _chair(agreement: Agreement, *, at: dt.datetime) -> Verdict:
    """Who confirms for the governing body is neither of the two whom the agreement is about."""
    if not agreement.request.is_mentoring:
        return YES
    parties = [agreement.offer.leader, *queries.heads_of(agreement.request.school, at=at)]
    if agreement.chair_email.lower() in {each.email.lower() for each in parties}:
        return not_now(
            "The chair of governors confirms for the governing body, so it must be somebody other than the leader, the "
            "headteacher and those who stand in for them. Change the chair’s email address."
        )
    if people.is_closed(agreement.chair_email):
        return not_now(
            "The account with the chair’s email address is closed, so nobody could confirm for the governing body. "
            "Change the address, or ask an administrator to reopen the account."
        )
    return YES


def party_of(person: Person, agreement: Agreement, *, at: dt.datetime) -> Party | None:
    """As whom this person confirms; for mentoring the chair of governors confirms in the school's place."""
    if person.pk == agreement.offer.leader_id:
        return Party.LEADER
    if agreement.request.is_mentoring:
        return Party.GOVERNORS if person.pk == agreement.chair_id else None
    return Party.COMMISSIONER if support.acts_for_school(person, agreement.request, at=at) else None


def may_answer(person: Person, agreement: Agreement, *, at: dt.datetime) -> Verdict:
    """Confirm it, ask for a change or decline: while it is the one that waits, and the leader's offer stands."""
    if party_of(person, agreement, at=at) is None:
        return no(PARTIES)
    if agreement.state == AgreementState.SUPERSEDED:
        return not_now("These terms have been replaced by newer ones. Read those before you answer.")
    if agreement.state != AgreementState.PROPOSED:
        return not_now("These terms do not wait for an answer.")
    if not agreement.offer.is_accepted():
        return not_now("The leader’s offer no longer stands, so there is nothing to agree.")
    return YES


def may_confirm(person: Person, agreement: Agreement, *, at: dt.datetime) -> Verdict:
    verdict = may_answer(person, agreement, at=at)
    if not verdict:
        return verdict
    party = party_of(person, agreement, at=at)
    if any(each.party == party for each in agreement.confirmations.all()):
        return not_now("You have confirmed this agreement. It waits for the other party.")
    return free_days(agreement)


def may_ask_for_change(person: Person, agreement: Agreement, *, at: dt.datetime) -> Verdict:
    return may_answer(person, agreement, at=at)


def may_decline(person: Person, agreement: Agreement, *, at: dt.datetime) -> Verdict:
    return may_answer(person, agreement, at=at)


def may_withdraw(person: Person, agreement: Agreement, *, at: dt.datetime) -> Verdict:
    if agreement.drafted_by_id != person.pk:
        return no("Only the person who proposed these terms can withdraw them.")
    if not writes_terms(person, agreement.offer, at=at):
        return no(WRITERS)
    if agreement.state != AgreementState.PROPOSED:
        return not_now("These terms can no longer be withdrawn.")
    return YES


def free_days(agreement: Agreement) -> Verdict:
    """Whether these days may be free: first for the two grounds, then for others while nobody waits on either."""
    if agreement.pool != Pool.FREE:
        return YES
    request = agreement.request
    if agreement.ground == Ground.NO_FUNDED_ROUTE:
        return _no_funded_route(request)
    if agreement.ground == Ground.NEW_HEADTEACHER and not request.is_mentoring:
        return not_now("Only mentoring of a new headteacher is free on this ground.")
    if agreement.ground in FIRST_GROUNDS:
        return YES
    waiting = queries.others_waiting_for_free_days(request)
    if waiting:
        schools = "another school of the area waits" if waiting == 1 else f"{waiting} other schools of the area wait"
        return not_now(
            "Free days go first to mentoring new headteachers and to schools with no other funded route, and "
            f"{schools} for that. Agree funded days, or wait until they have been served."
        )
    return YES


def _no_funded_route(request: SupportRequest) -> Verdict:
    if request.ground_denied_at:
        return not_now("The adviser has said that the school has another funded route. Agree funded days.")
    if not request.ground_confirmed_at:
        return NOT_YET_CONFIRMED
    return YES

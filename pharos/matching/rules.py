"""Who may offer, answer and take back: who first, then the state."""

import datetime as dt

from pharos.common.ui.filters import date
from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.leaders import queries as leaders
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.states import Role
from pharos.support import rules as support
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState

from .eligibility import Row, Rule
from .models import Offer
from .states import LIVE, OfferState

NOT_THE_LEADER = "Only the leader to whom the offer was made can answer it."

may_see_triage = support.may_see_triage
may_send = support.may_submit


def looks_after(person: Person, request: SupportRequest, *, at: dt.datetime) -> bool:
    """Whether this person reads the request for its area, or for the programme, and not for the school that asks."""
    roles = people.roles_of(person, at=at)
    for_area = roles.administrator or request.area_code in roles.keys(Role.SIA, Role.AREA_CHAIR)
    return for_area and not support.acts_for_school(person, request, at=at)


def may_see_leaders(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    """Look at the leaders who could: those who look after the area, but never for their own school."""
    if looks_after(person, request, at=at):
        return YES
    return no("Only the adviser and the area chair of the school’s area can see the leaders who could.")


def may_go_to_agreement(person: Person, request: SupportRequest, live: Offer | None, *, at: dt.datetime) -> Verdict:
    """See what was agreed; before that, go and agree it, which only the parties and the adviser do."""
    acts = support.acts_for_school(person, request, at=at)
    if request.state in {RequestState.AGREED, RequestState.CLOSED}:
        return YES if acts or looks_after(person, request, at=at) else no("You have no part in this support.")
    if live is None or not live.is_accepted():
        return not_now("No leader has accepted this request yet.")
    if acts or support.advises(person, request, at=at):
        return YES
    return no("The school, the leader and the adviser of the area agree the terms.")


def may_offer(person: Person, request: SupportRequest, row: Row, *, at: dt.datetime, reason: str) -> Verdict:
    """Offer the request to this leader; a rule is set aside only with a reason."""
    looking = support.may_find_leaders(person, request, at=at)
    if not looking:
        return looking
    if row.barred:
        return not_now(f"{row.candidate.name} cannot be asked. {row.barred.words}.")
    if row.to_explain and not reason:
        return not_now(f"Enter why you ask {row.candidate.name} all the same.")
    return YES


def may_name(row: Row | None, name: str) -> Verdict:
    """A school names this leader itself: it hears that it cannot, and no more about others’ interests than that."""
    advice = "Name somebody else, or let the adviser find a leader."
    if row is None:
        return not_now(f"{name} is no longer a designated leader. {advice}")
    bar = row.bar_to_naming
    if bar is None:
        return YES
    if bar.rule == Rule.CONFLICT:
        return not_now(f"{name} cannot support your school because of a conflict of interest. {advice}")
    return not_now(f"{name} is not taking requests for the dates you want. {advice}")


def may_accept(person: Person, offer: Offer, *, at: dt.datetime) -> Verdict:
    if person.pk != offer.leader_id:
        return no(NOT_THE_LEADER)
    if not offer.is_open(at):
        return not_now(why_closed(offer))
    if not leaders.is_leader(person, at=at):
        return not_now("You are not designated as a leader any more, so you can only decline.")
    return YES


def may_decline(person: Person, offer: Offer, *, at: dt.datetime) -> Verdict:
    if person.pk != offer.leader_id:
        return no(NOT_THE_LEADER)
    return YES if offer.is_open(at) else not_now(why_closed(offer))


def may_step_back(person: Person, offer: Offer, *, at: dt.datetime) -> Verdict:
    """Say, after accepting and before anything is agreed, that one can no longer do it."""
    if person.pk != offer.leader_id:
        return no(NOT_THE_LEADER)
    if offer.state != OfferState.ACCEPTED or offer.request.state != RequestState.OFFERED:
        return not_now(why_closed(offer))
    return YES


def may_withdraw_offer(person: Person, offer: Offer, *, at: dt.datetime) -> Verdict:
    """The adviser who looks after the request takes the offer back; of a direct offer, the school too."""
    request = offer.request
    by_school = offer.direct and support.acts_for_school(person, request, at=at)
    by_owner = request.owner_id == person.pk and support.advises(person, request, at=at)
    if not (by_school or by_owner):
        return no("Only the adviser who looks after the request can withdraw this offer.")
    if offer.state not in LIVE or request.state != RequestState.OFFERED:
        return not_now(why_closed(offer))
    return YES


def why_closed(offer: Offer) -> str:
    """Why an offer can no longer be answered, in words for whoever tries."""
    if offer.request.state == RequestState.WITHDRAWN:
        return f"{offer.request.school.name} has withdrawn its request. There is nothing left to do."
    if offer.state == OfferState.OFFERED:
        return f"This offer ran out on {date(offer.lapses_on)}."
    return {
        OfferState.ACCEPTED: "This offer has been accepted.",
        OfferState.DECLINED: "This offer has been declined.",
        OfferState.LAPSED: f"This offer ran out on {date(offer.lapses_on)}.",
        OfferState.WITHDRAWN: "This offer has been withdrawn. There is nothing left to do.",
    }[OfferState(offer.state)]

"""Who may do what with a request: who first, then the state."""

import datetime as dt

from pharos.common import clock
from pharos.common.verdict import YES, Verdict, no, not_now
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.states import Role

from . import answers
from .models import SupportRequest
from .states import REQUEST, TRIAGE, WRITABLE, Funding, RequestState

ADVISERS = "Only the senior improvement adviser of the school’s area, or their deputy, can do this."


def acts_for_school(person: Person, request: SupportRequest, *, at: dt.datetime) -> bool:
    """Whether this person leads the school that asks, or stands in for its headteacher."""
    return people.roles_of(person, at=at).holds(Role.HEADTEACHER, str(request.school.urn))


def advises(person: Person, request: SupportRequest, *, at: dt.datetime) -> bool:
    """Whether this person is the adviser of the request's area; an administrator is for a school in no area."""
    roles = people.roles_of(person, at=at)
    return roles.holds(Role.SIA, request.area_code) if request.area_code else roles.administrator


def may_start(person: Person, *, at: dt.datetime) -> Verdict:
    if people.roles_of(person, at=at).keys(Role.HEADTEACHER):
        return YES
    return no("Only a headteacher, or somebody who stands in for one, can ask for support for a school.")


def may_open_questions(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    if acts_for_school(person, request, at=at):
        return YES
    return no("Only the headteacher of the school, or somebody who stands in for them, can change this request.")


def may_write(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    opening = may_open_questions(person, request, at=at)
    if not opening:
        return opening
    if request.state not in WRITABLE:
        return not_now("This request has been sent. You can no longer change its answers.")
    return YES


def may_submit(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    writing = may_write(person, request, at=at)
    if not writing:
        return writing
    missing = answers.still_missing(request, today=clock.day_of(at))
    return not_now(f"{missing[0]} before you send the request.") if missing else YES


def may_withdraw(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    if not acts_for_school(person, request, at=at):
        return no("Only the headteacher of the school, or somebody who stands in for them, can withdraw this request.")
    if request.state in {RequestState.AGREED, RequestState.CLOSED}:
        return not_now("The support has been agreed. Speak to the leader if it should end.")
    if not REQUEST.allows("withdraw", request.state):
        return not_now("This request is over.")
    return YES


def may_see_triage(person: Person, *, at: dt.datetime) -> Verdict:
    roles = people.roles_of(person, at=at)
    if roles.administrator or roles.keys(Role.SIA, Role.AREA_CHAIR):
        return YES
    return no("Only senior improvement advisers, area chairs and administrators can see requests by area.")


def may_take_up(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    """Become the request’s owner: where it has none, or from another adviser."""
    if not advises(person, request, at=at):
        return no(ADVISERS)
    if request.owner_id == person.pk and request.state != RequestState.SUBMITTED:
        return not_now("You are already looking after this request.")
    if request.state not in {*TRIAGE, RequestState.OFFERED}:
        return not_now("This request does not need an adviser now.")
    if request.state == RequestState.OFFERED and request.owner_id is None:
        return not_now("The school named a leader, who has been asked. There is nothing to take up.")
    return YES


def _may_as_owner(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    """Nothing moves without an owner, and only the owner moves it."""
    if not advises(person, request, at=at):
        return no(ADVISERS)
    if request.state == RequestState.SUBMITTED:
        return not_now("Take up this request first.")
    if request.state != RequestState.IN_TRIAGE:
        return not_now("This request is not waiting for a leader.")
    if request.owner_id != person.pk:
        return no(f"{request.owner} is looking after this request. Take it over first.")
    return YES


def may_send_back(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    return _may_as_owner(person, request, at=at)


def may_leave_unfilled(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    return _may_as_owner(person, request, at=at)


def may_find_leaders(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    return _may_as_owner(person, request, at=at)


def may_answer_ground(person: Person, request: SupportRequest, *, at: dt.datetime) -> Verdict:
    """Confirm or deny that there is no other funded route. The answer can be changed until the support is agreed."""
    if not advises(person, request, at=at):
        return no(ADVISERS)
    if request.funding != Funding.NO_FUNDED_ROUTE:
        return not_now("The school has not asked for free days on this ground.")
    if request.state not in {*TRIAGE, RequestState.OFFERED}:
        return not_now("This can be answered only while the request is open.")
    return YES

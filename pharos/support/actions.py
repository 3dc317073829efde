"""What can be done with a request. Sending and withdrawing it reach as far as offers: see ``matching.actions``."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from pharos.activity import actions as activity
from pharos.activity import queries as happened
from pharos.common.errors import AlreadyDone
from pharos.people import queries as people
from pharos.people.states import Role
from pharos.schools import queries as schools
from pharos.schools.models import School

from . import answers, emails, queries, rules
from .models import SupportRequest
from .states import LeaderChoice, RequestState

if TYPE_CHECKING:
    from pharos.people.models import Person

# What a new answer about funding asks the adviser afresh.
GROUND = ("ground_confirmed_by", "ground_confirmed_at", "ground_denied_by", "ground_denied_at")


def lock(request: SupportRequest) -> None:
    """Hold the request's row until the transaction ends, and read it afresh. Whoever moves it locks it first."""
    request.refresh_from_db(from_queryset=queries.whole().select_for_update(of=("self",)))


def once(request: SupportRequest, verb: str, *, by: "Person") -> None:
    """A second press of the same button by the same person has nothing left to do."""
    if happened.was_last_done_by(request, verb, by):
        raise AlreadyDone("You have already done this.")


@transaction.atomic
def start(
    school: School, *, by: "Person", at: dt.datetime, form_key: str, leader: "Person | None" = None
) -> SupportRequest:
    """Begin a draft; the same form posted twice begins it once."""
    rules.may_start(by, at=at).enforce()
    head = people.standing_for(by, Role.HEADTEACHER, str(school.urn), at=at)
    first = {
        "school": school, "raised_by": by, "raised_for": head, "created_at": at, "saved_at": at,
        "named_leader": leader, "leader_choice": LeaderChoice.NAMED if leader else "",
    }  # fmt: skip
    request, is_new = SupportRequest.objects.get_or_create(form_key=form_key, defaults=first)
    rules.may_write(by, request, at=at).enforce()
    if is_new:
        activity.record(
            "start", request, by=by, at=at, standing_for=request.raised_for, says="started a request for support"
        )
    return request


@transaction.atomic
def answer(
    request: SupportRequest, question: answers.Question, given: dict[str, Any], *, by: "Person", at: dt.datetime
) -> None:
    """Keep the answers of one page of questions. What changes in a returned request is remembered."""
    lock(request)
    rules.may_write(by, request, at=at).enforce()
    given = {name: given[name] for name in question.fields}
    if given == queries.answers_of(request, question):
        return
    changed = [*_keep(request, given), "saved_at"]
    if question.key == "funding":
        changed += _ask_ground_again(request)
    request.saved_at = at
    request.save(update_fields=changed)
    if request.state == RequestState.RETURNED:
        says, standing_for = f"changed an answer: {question.title.lower()}", queries.standing_for(by, request, at=at)
        activity.record("answer", request, by=by, at=at, says=says, standing_for=standing_for)


def _keep(request: SupportRequest, given: dict[str, Any]) -> list[str]:
    """Put the answers on the request; which of its own fields are to be saved."""
    plain = {name: value for name, value in given.items() if name != "expertise"}
    for name, value in plain.items():
        setattr(request, name, value)
    if "expertise" in given:
        request.expertise.set(given["expertise"])
    return list(plain)


def _ask_ground_again(request: SupportRequest) -> list[str]:
    for name in GROUND:
        setattr(request, name, None)
    request.ground_words = ""
    return [*GROUND, "ground_words"]


@transaction.atomic
def submit(request: SupportRequest, *, by: "Person", at: dt.datetime) -> None:
    """Hand the request in, with its case number and the area in which the school lies today."""
    lock(request)
    once(request, "submit", by=by)
    rules.may_submit(by, request, at=at).enforce()
    _drop_what_was_not_asked(request)
    area = schools.area_of(request.school)
    code = area.code if area else ""
    if code != request.area_code:
        request.owner = None
    request.area_code, request.sent_at, request.saved_at = code, at, at
    request.save()
    _give_number(request)
    standing_for = queries.standing_for(by, request, at=at)
    activity.move(request, "submit", by=by, at=at, standing_for=standing_for)


def _drop_what_was_not_asked(request: SupportRequest) -> None:
    """Answers to questions that a later answer made needless are not handed on."""
    asked = {name for question in answers.questions(request) for name in question.fields}
    for question in answers.QUESTIONS:
        for name in set(question.fields) - asked:
            setattr(request, name, "")
    if not request.has_other_support:
        request.other_support = ""
    if request.leader_choice != LeaderChoice.NAMED:
        request.named_leader = None


def _give_number(request: SupportRequest) -> None:
    """The next case number. Two that are sent at once reach for the same one: the later tries again."""
    while request.number is None:
        highest = SupportRequest.objects.aggregate(highest=Max("number"))["highest"] or 0
        try:
            with transaction.atomic():
                SupportRequest.objects.filter(pk=request.pk).update(number=highest + 1)
        except IntegrityError:
            continue
        request.number = highest + 1


@transaction.atomic
def withdraw(request: SupportRequest, *, by: "Person", at: dt.datetime, why: str = "") -> None:
    """The school no longer wants it. A draft needs no reason."""
    lock(request)
    once(request, "withdraw", by=by)
    rules.may_withdraw(by, request, at=at).enforce()
    standing_for = queries.standing_for(by, request, at=at)
    activity.move(request, "withdraw", by=by, at=at, why=why, standing_for=standing_for)
    emails.withdrawn(request, why=why, by=by, at=at)


@transaction.atomic
def take_up(request: SupportRequest, *, by: "Person", at: dt.datetime) -> None:
    """Become the owner: of a request that waits for an adviser, or in the place of another one."""
    lock(request)
    if request.owner_id == by.pk and request.state != RequestState.SUBMITTED:
        raise AlreadyDone("You are already looking after this request.")
    rules.may_take_up(by, request, at=at).enforce()
    previous, standing_for = request.owner, queries.standing_for(by, request, at=at)
    request.owner = by
    request.save(update_fields=["owner"])
    if request.state == RequestState.SUBMITTED:
        activity.move(request, "take_up", by=by, at=at, standing_for=standing_for)
    else:
        says = f"took over the request from {previous}"
        activity.record("take_over", request, by=by, at=at, says=says, standing_for=standing_for)
    if previous is not None and previous != by:
        emails.taken_over(request, previous, by=by, at=at)
    emails.taken_up(request, by=by, at=at)


@transaction.atomic
def send_back(request: SupportRequest, *, by: "Person", at: dt.datetime, why: str) -> None:
    """Ask the school for more."""
    lock(request)
    once(request, "send_back", by=by)
    rules.may_send_back(by, request, at=at).enforce()
    standing_for = queries.standing_for(by, request, at=at)
    activity.move(request, "send_back", by=by, at=at, why=why, standing_for=standing_for)
    emails.sent_back(request, why=why, by=by, at=at)


@transaction.atomic
def leave_unfilled(request: SupportRequest, *, by: "Person", at: dt.datetime, why: str) -> None:
    """Close the request without a leader, and say why."""
    lock(request)
    once(request, "leave_unfilled", by=by)
    rules.may_leave_unfilled(by, request, at=at).enforce()
    standing_for = queries.standing_for(by, request, at=at)
    activity.move(request, "leave_unfilled", by=by, at=at, why=why, standing_for=standing_for)
    emails.left_unfilled(request, why=why, by=by, at=at)


@transaction.atomic
def confirm_ground(request: SupportRequest, *, by: "Person", at: dt.datetime, words: str = "") -> None:
    """Say that the school has no other funded route, so that it may have free days."""
    _answer_ground(request, confirmed=True, by=by, at=at, words=words)


@transaction.atomic
def deny_ground(request: SupportRequest, *, by: "Person", at: dt.datetime, words: str) -> None:
    """Say that there is another funded route, and which."""
    _answer_ground(request, confirmed=False, by=by, at=at, words=words)


def _answer_ground(request: SupportRequest, *, confirmed: bool, by: "Person", at: dt.datetime, words: str) -> None:
    lock(request)
    rules.may_answer_ground(by, request, at=at).enforce()
    if (request.ground_confirmed_by if confirmed else request.ground_denied_by) == by:
        raise AlreadyDone("You have already said so.")
    _ask_ground_again(request)
    kept = "confirmed" if confirmed else "denied"
    setattr(request, f"ground_{kept}_by", by)
    setattr(request, f"ground_{kept}_at", at)
    request.ground_words = words
    request.save(update_fields=[*GROUND, "ground_words"])
    says = "confirmed that there is no other funded route" if confirmed else "said that there is another funded route"
    activity.record(
        "confirm_ground" if confirmed else "deny_ground", request, by=by, at=at, says=says, why=words,
        standing_for=queries.standing_for(by, request, at=at),
    )  # fmt: skip
    emails.ground_answered(request, by=by, at=at)

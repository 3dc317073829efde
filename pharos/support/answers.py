"""The questions that a request asks, in their order, and what still has to be answered. Pure.

Whether a question is done is derived from its answers each time, never kept: an answer that another one
has made impossible asks for itself again.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .states import Funding, LeaderChoice, MenteeStage

if TYPE_CHECKING:
    from .models import SupportRequest


class Progress(StrEnum):
    """How far a question has come."""

    TO_DO = "Not yet started"
    WRONG = "Needs changing"
    OPTIONAL = "Optional"
    DONE = "Completed"


type Missing = Callable[["SupportRequest", dt.date], str]


@dataclass(frozen=True)
class Question:
    """One page of questions. ``fields`` are those of the request that it answers; ``missing`` what it still lacks."""

    key: str
    title: str
    group: str
    fields: tuple[str, ...]
    missing: Missing
    mentoring_only: bool = False
    optional: bool = False


def _kind(request: "SupportRequest", today: dt.date) -> str:
    return "" if request.kind else "Choose the kind of support"


def _mentee(request: "SupportRequest", today: dt.date) -> str:
    return "" if request.mentee_stage and request.mentee_name else "Say whom the mentoring is for"


def _need(request: "SupportRequest", today: dt.date) -> str:
    return "" if request.need else "Say what you need"


def _dates(request: "SupportRequest", today: dt.date) -> str:
    if not (request.wanted_from_on and request.wanted_until_on):
        return "Say when you want the support"
    if request.wanted_until_on < today:
        return "The dates have passed: say when you want the support"
    return ""


def _days(request: "SupportRequest", today: dt.date) -> str:
    return "" if request.half_days else "Say how many days you want"


def _success(request: "SupportRequest", today: dt.date) -> str:
    return "" if request.success else "Say what success would look like"


def _other(request: "SupportRequest", today: dt.date) -> str:
    return "" if request.has_other_support is not None else "Say whether you have other support"


def _funding(request: "SupportRequest", today: dt.date) -> str:
    if not request.funding:
        return "Say how the support will be paid for"
    if request.funding == Funding.NEW_HEADTEACHER and not for_new_headteacher(request):
        return "Free days for a new headteacher are only for mentoring somebody who is new to headship"
    return ""


def _chair(request: "SupportRequest", today: dt.date) -> str:
    return "" if request.chair_name and request.chair_email else "Give the chair of governors’ name and email address"


def _leader(request: "SupportRequest", today: dt.date) -> str:
    if not request.leader_choice:
        return "Say whether you want to name a leader"
    named = request.leader_choice != LeaderChoice.NAMED or request.named_leader_id
    return "" if named else "Name a leader, or let the adviser find one"


def _nothing(request: "SupportRequest", today: dt.date) -> str:
    return ""


WHAT, WHEN, WHO = "What you need", "When, and how it is paid for", "People"

QUESTIONS = (
    Question("kind", "Kind of support", WHAT, ("kind",), _kind),
    Question("mentee", "Who the mentoring is for", WHAT, ("mentee_stage", "mentee_name"), _mentee, mentoring_only=True),
    Question("need", "What you need", WHAT, ("need",), _need),
    Question("areas", "Areas of need", WHAT, ("expertise",), _nothing, optional=True),
    Question("success", "What success would look like", WHAT, ("success",), _success),
    Question("other-support", "Other support you have", WHAT, ("has_other_support", "other_support"), _other),
    Question("dates", "Dates", WHEN, ("wanted_from_on", "wanted_until_on"), _dates),
    Question("days", "Days", WHEN, ("half_days",), _days),
    Question("funding", "How it will be paid for", WHEN, ("funding", "funding_words"), _funding),
    Question("chair", "Chair of governors", WHO, ("chair_name", "chair_email"), _chair, mentoring_only=True),
    Question("leader", "Naming a leader", WHO, ("leader_choice", "named_leader"), _leader),
)
GROUPS = (WHAT, WHEN, WHO)


def for_new_headteacher(request: "SupportRequest") -> bool:
    """Whether this is the first ground for free days: mentoring somebody who is new to headship."""
    return request.is_mentoring and request.mentee_stage == MenteeStage.NEW


def questions(request: "SupportRequest") -> list[Question]:
    """The questions that this request has to answer."""
    return [each for each in QUESTIONS if request.is_mentoring or not each.mentoring_only]


def find(request: "SupportRequest", key: str) -> Question | None:
    return next((each for each in questions(request) if each.key == key), None)


def progress(question: Question, request: "SupportRequest", *, today: dt.date, areas: int = 0) -> Progress:
    """How far this question has come; ``areas`` is the number of areas of need chosen."""
    if question.optional:
        return Progress.DONE if areas else Progress.OPTIONAL
    if not question.missing(request, today):
        return Progress.DONE
    return (
        Progress.WRONG if any(getattr(request, name) not in (None, "") for name in question.fields) else Progress.TO_DO
    )


def still_missing(request: "SupportRequest", *, today: dt.date) -> list[str]:
    """What has to be answered before the request can be sent, in the order of the questions."""
    return [words for each in questions(request) if (words := each.missing(request, today))]


def first_missing(request: "SupportRequest", *, today: dt.date) -> Question | None:
    """The first question that has to be answered before the request can be sent; none where all are."""
    return next((each for each in questions(request) if each.missing(request, today)), None)


def after(question: Question, request: "SupportRequest", *, today: dt.date) -> Question | None:
    """The next question that still has something to answer; none where the rest is done."""
    asked = questions(request)
    later = asked[asked.index(question) + 1 :] if question in asked else asked
    return next((each for each in later if each.optional or each.missing(request, today)), None)

"""What a school wrote in its request, ready to read: by itself, by its area, by a leader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Fact
from pharos.common.ui.filters import date, days
from pharos.support import answers
from pharos.support.answers import Question
from pharos.support.models import SupportRequest
from pharos.support.states import Funding, LeaderChoice
from pharos.taxonomy.models import Expertise

# The headings of the questions, as others than the school read them.
HEADINGS = {
    answers.WHAT: "What the school needs",
    answers.WHEN: answers.WHEN,
    answers.WHO: answers.WHO,
}
NO_ROUTE = "Why there is no other funded route"
GROUND = "What the adviser says about it"
# The answers in people's own words keep their line breaks.
TYPED = ("What is needed", "What success would look like", "Other support at the moment", NO_ROUTE)
# What a leader needs to decide; of an offer that is over, only what it was about.
FOR_LEADERS = {"kind", "mentee", "need", "areas", "success", "other-support", "dates", "days", "funding"}
WHAT_IT_WAS = {"kind", "dates", "days"}


@dataclass(frozen=True)
class AnswerGroup:
    title: str
    facts: list[Fact]


type Said = tuple[str, str]
type Read = Callable[[SupportRequest, Sequence[Expertise]], list[Said]]


def groups(request: SupportRequest, areas: Sequence[Expertise], *, change: bool = False) -> list[AnswerGroup]:
    """Every answer under its heading; ``change`` leads each one back to its question."""
    asked = answers.questions(request)
    found = {title: [each for each in asked if each.group == title] for title in answers.GROUPS}
    return [
        AnswerGroup(
            HEADINGS[title], [fact for each in questions for fact in _facts(request, each, areas, change=change)]
        )
        for title, questions in found.items()
    ]


def for_leader(request: SupportRequest, areas: Sequence[Expertise], *, over: bool) -> list[Fact]:
    """Enough to decide, and no more: neither how to reach the chair of governors nor why the school cannot pay."""
    wanted = WHAT_IT_WAS if over else FOR_LEADERS
    asked = [each for each in answers.questions(request) if each.key in wanted]
    facts = [fact for each in asked for fact in _facts(request, each, areas)]
    return [fact for fact in facts if fact.label != NO_ROUTE]


def _facts(
    request: SupportRequest, question: Question, areas: Sequence[Expertise], *, change: bool = False
) -> list[Fact]:
    href = reverse("support:question", args=[request.reference, question.key], query={"from": "check"})
    said = READ[question.key](request, areas)
    if not change:
        return [Fact(label, value) for label, value in said]
    own = [(label, value) for label, value in said if label != GROUND]
    return [
        Fact(label, value, href=href, what=_aloud(label), action="Change" if value else "Answer")
        for label, value in own
    ]


def _aloud(label: str) -> str:
    return label[:1].lower() + label[1:]


def _kind(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    return [("Kind of support", request.get_kind_display())]


def _mentee(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    stage = _aloud(request.get_mentee_stage_display())
    return [("Who the mentoring is for", ", ".join(filter(None, (request.mentee_name, stage))))]


def _need(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    return [("What is needed", request.need)]


def _areas(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    return [("Areas of need", "; ".join(each.label for each in areas) or "None chosen")]


def _success(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    return [("What success would look like", request.success)]


def _other(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    none = "None" if request.has_other_support is False else ""
    return [("Other support at the moment", request.other_support if request.has_other_support else none)]


def _dates(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    return [("Dates", dates(request))]


def dates(request: SupportRequest) -> str:
    """From when until when; empty while it has not been said."""
    if not (request.wanted_from_on and request.wanted_until_on):
        return ""
    return f"{date(request.wanted_from_on)} to {date(request.wanted_until_on)}"


def _days(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    return [("Days", days(request.half_days))]


def _funding(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    said = [("How it will be paid for", funding(request))]
    if request.funding == Funding.NO_FUNDED_ROUTE:
        said += [(NO_ROUTE, request.funding_words), (GROUND, ground(request))]
    return said


def funding(request: SupportRequest) -> str:
    """How the school expects it to be paid for, as others read it."""
    return "The school is not sure yet" if request.funding == Funding.NOT_SURE else request.get_funding_display()


def ground(request: SupportRequest) -> str:
    """Whether the adviser has confirmed that there is no other funded route."""
    by, at = request.ground_confirmed_by, request.ground_confirmed_at
    if by and at:
        return f"{by} confirmed on {date(at)} that there is no other funded route"
    by, at = request.ground_denied_by, request.ground_denied_at
    if by and at:
        return f"{by} said on {date(at)} that there is another funded route"
    return "Not confirmed yet"


def _chair(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    return [("Chair of governors", ", ".join(filter(None, (request.chair_name, request.chair_email))))]


def _leader(request: SupportRequest, areas: Sequence[Expertise]) -> list[Said]:
    if request.leader_choice == LeaderChoice.FOUND:
        return [("Leader", "The adviser finds a leader")]
    named = request.leader_choice == LeaderChoice.NAMED and request.named_leader
    return [("Leader", named.name if named else "")]


READ: dict[str, Read] = {
    "kind": _kind, "mentee": _mentee, "need": _need, "areas": _areas, "success": _success, "other-support": _other,
    "dates": _dates, "days": _days, "funding": _funding, "chair": _chair, "leader": _leader,
}  # fmt: skip

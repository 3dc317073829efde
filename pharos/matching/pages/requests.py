"""One request, for each of its readers; and the answers once more before they are sent."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.common.pages import Crumb, Tag, TimelineItem, timeline
from pharos.common.ui.filters import date
from pharos.common.verdict import Verdict
from pharos.matching import rules
from pharos.matching.models import Offer
from pharos.matching.states import LIVE, OfferState
from pharos.matching.wording import TAGS
from pharos.people.models import Person
from pharos.support import wording
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState
from pharos.support.wording import Audience
from pharos.taxonomy.models import Expertise

from . import answers, verbs
from .answers import AnswerGroup
from .offers import OfferLine, offer_line
from .standing import Seen, Standing, standing
from .verbs import Verb


@dataclass(frozen=True)
class OtherRequest:
    """Another request of the same school that is not over."""

    title: str
    tag: Tag
    href: str


@dataclass(frozen=True)
class CheckPage:
    """Everything once more, what happens next, and whether it can be sent."""

    school: str
    groups: list[AnswerGroup]
    typed: tuple[str, ...]
    send: Verdict
    next: list[str]
    others: list[OtherRequest]
    answers_href: str


@dataclass(frozen=True)
class RequestPage:
    """``awaited`` says whom everybody waits for, and since when; ``contacts`` are the other side, once it is sent."""

    reference: str
    title: str
    caption: str
    school: str
    school_href: str
    crumbs: list[Crumb]
    tag: Tag
    standing: Standing
    awaited: str
    why_returned: str
    verbs: list[Verb]
    more_verbs: list[Verb]
    groups: list[AnswerGroup]
    typed: tuple[str, ...]
    offers: list[OfferLine]
    nothing_offered: str
    others: list[OtherRequest]
    people: list[tuple[str, str]]
    contacts: list[Person]
    who_sees: list[tuple[str, str]]
    timeline: list[TimelineItem]


def audience_of(person: Person, request: SupportRequest, *, at: dt.datetime) -> Audience:
    return Audience.ADVISER if rules.looks_after(person, request, at=at) else Audience.SCHOOL


def check(
    request: SupportRequest, areas: Sequence[Expertise], others: Iterable[SupportRequest], *, person: Person,
    at: dt.datetime,
) -> CheckPage:  # fmt: skip
    return CheckPage(
        school=request.school.name,
        groups=answers.groups(request, areas, change=True),
        typed=answers.TYPED,
        send=rules.may_send(person, request, at=at),
        next=_what_follows(request),
        others=[_other(each, Audience.SCHOOL) for each in others],
        answers_href=reverse("support:answers", args=[request.reference]),
    )


def _what_follows(request: SupportRequest) -> list[str]:
    """What sending sets going, in its order."""
    adviser = "the senior improvement adviser of your area"
    named = request.named_leader.name if request.named_leader else ""
    if named:
        first = [
            f"We ask {named} straight away, who reads what you wrote and accepts or declines.",
            f"We tell {adviser}. If {named} cannot do it, the adviser looks for somebody else.",
        ]
    else:
        first = [
            f"Your request goes to {adviser}, who reads it and may ask you for more.",
            "The adviser looks for a leader who fits your need and has no conflict of interest, and asks them.",
        ]
    chair = ", and the chair of governors confirms it" if request.is_mentoring else ""
    return [
        *first,
        f"When a leader accepts, you agree the days, the dates and who pays{chair}. Nothing starts before that.",
    ]


def lost(request: SupportRequest) -> list[str]:
    """What withdrawing it means."""
    if not request.number:
        return ["What you have written will be gone. Nobody outside the school has read it."]
    told = "The adviser is told why. A leader who was asked is told that there is nothing left to do."
    return [told, "You can still read the request, and ask again at any time."]


def _other(request: SupportRequest, audience: Audience) -> OtherRequest:
    return OtherRequest(
        title=f"{request.case_number}, {request.get_kind_display()}",
        tag=wording.tag(request.state, audience),
        href=reverse("matching:request", args=[request.reference]),
    )


def request(
    asked: SupportRequest, *, person: Person, areas: Sequence[Expertise], offers: Sequence[Offer],
    others: Iterable[SupportRequest], activities: Sequence[Any], contacts: list[Person], area: str,
    at: dt.datetime,
) -> RequestPage:  # fmt: skip
    side = audience_of(person, asked, at=at)
    seen = Seen(asked, person, side, next((each for each in offers if each.state in LIVE), None), at)
    now = standing(seen)
    return RequestPage(
        reference=asked.reference,
        title=f"Support for {asked.school.name}",
        caption=", ".join(filter(None, (asked.case_number, asked.get_kind_display()))) or "Not sent yet",
        school=asked.school.name,
        school_href=reverse("schools:school", args=[asked.school.urn]),
        crumbs=_crumbs(asked, side),
        tag=TAGS[OfferState.ACCEPTED] if seen.accepted_at else wording.tag(asked.state, side),
        standing=now,
        awaited=_awaited(now, activities, seen),
        why_returned=_why_returned(asked, activities),
        verbs=verbs.main(seen),
        more_verbs=verbs.more(seen),
        groups=answers.groups(asked, areas),
        typed=answers.TYPED,
        offers=[offer_line(each, seen) for each in offers],
        nothing_offered=_nothing_offered(asked),
        others=[_other(each, side) for each in others],
        people=_people(asked, area),
        contacts=contacts if asked.number else [],
        who_sees=_who_sees(asked),
        timeline=_timeline(activities, seen),
    )


def _crumbs(asked: SupportRequest, side: Audience) -> list[Crumb]:
    """Back to the list from which each side comes."""
    lists = {
        Audience.SCHOOL: Crumb("Requests for support", reverse("support:requests")),
        Audience.ADVISER: Crumb("Triage", reverse("matching:triage")),
    }
    return [lists[side], Crumb(asked.case_number or "Draft")]


def _awaited(now: Standing, activities: Iterable[Any], seen: Seen) -> str:
    """Whom everybody waits for since the request came where it stands."""
    label = seen.request._meta.label
    moved = (each.at for each in activities if each.after and each.subject_label == label)
    since = seen.accepted_at or next(moved, None)
    return f"Waiting for {now.awaited} since {date(since)}." if now.awaited and since else ""


def _why_returned(asked: SupportRequest, activities: Iterable[Any]) -> str:
    if asked.state != RequestState.RETURNED:
        return ""
    return next((each.why for each in activities if each.verb == "send_back"), "")


def _nothing_offered(asked: SupportRequest) -> str:
    """Said in the place of offers; a draft has no such place."""
    if not asked.number:
        return ""
    over = asked.state in {RequestState.WITHDRAWN, RequestState.UNFILLED}
    return "No leader was asked." if over else "No leader has been asked yet."


def _people(asked: SupportRequest, area: str) -> list[tuple[str, str]]:
    by = f"{asked.raised_by}, for {asked.raised_for}" if asked.raised_for else str(asked.raised_by)
    if not asked.sent_at:
        return [("Started by", by)]
    return [
        ("Asked by", by),
        ("Sent", date(asked.sent_at)),
        ("Area", area or "None"),
        ("Adviser", str(asked.owner) if asked.owner else "Nobody yet"),
    ]


def _who_sees(asked: SupportRequest) -> list[tuple[str, str]]:
    """Nothing about a school that asks is ever public."""
    if not asked.number:
        return [("This draft", "The headteacher, and whoever stands in for them. Nobody else.")]
    return [
        ("The request", "The school, the adviser and chair of its area, and the administrators of the programme."),
        ("A leader who is asked", "What is needed, the dates, the days and how it is paid for."),
        ("Why a leader declined", "The area and the administrators. The school is not told."),
        ("Everybody else", "Nothing. Nothing about a school that asks is public."),
    ]


def _timeline(activities: Iterable[Any], seen: Seen) -> list[TimelineItem]:
    """The area reads the offers’ own story, which names the leaders; the school reads the request’s."""
    told_by_offers = set() if seen.by_school else {"offer", "accepted"}
    label = seen.request._meta.label
    return timeline(
        each for each in activities if not (each.subject_label == label and each.verb in told_by_offers)
    )  # fmt: skip

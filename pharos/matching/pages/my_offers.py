"""A leader’s own offers: the list, and what they need to decide."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse

from pharos.common import clock
from pharos.common.pages import Fact, Figure, Paging, Tag
from pharos.common.ui.filters import date, days
from pharos.common.verdict import Verdict
from pharos.matching import rules, wording
from pharos.matching.models import Offer
from pharos.matching.states import OfferState
from pharos.people.models import Person
from pharos.schools import distance
from pharos.schools.models import School
from pharos.taxonomy.models import Expertise

from . import answers

HEADINGS = {0: "To answer", 1: "Answered, or over"}
COLUMNS = (
    "Case number", "School", "URN", "Kind of support", "Days", "From", "Until", "Status", "Why", "Offered on",
    "Answer by",
)  # fmt: skip


@dataclass(frozen=True)
class OfferRow:
    school: str
    kind: str
    case_number: str
    tag: Tag
    why: str
    facts: str
    href: str


@dataclass(frozen=True)
class OffersPage:
    paging: Paging
    groups: list[tuple[str, list[OfferRow]]]


@dataclass(frozen=True)
class LeaderOfferPage:
    """What a leader needs to decide, and no more. An offer that is over keeps only what it was about."""

    reference: str
    title: str
    caption: str
    school: str
    school_href: str
    tag: Tag
    next: list[str]
    message: str
    asks: str
    answer_by: str
    where: str
    figures: list[Figure]
    facts: list[Fact]
    typed: tuple[str, ...]
    accept: Verdict
    step_back: Verdict
    terms_href: str


def offers(paging: Paging, *, at: dt.datetime) -> OffersPage:
    grouped = groupby(paging.rows, key=lambda each: each.place)
    return OffersPage(paging, [(HEADINGS[place], [_row(each, at) for each in rows]) for place, rows in grouped])


def _row(offer: Offer, at: dt.datetime) -> OfferRow:
    asked = offer.request
    return OfferRow(
        school=asked.school.name,
        kind=asked.get_kind_display(),
        case_number=asked.case_number,
        tag=wording.tag(offer.state, ran_out=offer.has_run_out(at), mine=True),
        why=_why(offer, at),
        facts=f"{days(asked.half_days)}, {answers.dates(asked)}",
        href=reverse("matching:offer", args=[offer.reference]),
    )


def line(offer: Offer, at: dt.datetime) -> list[Any]:
    """The row as a line of a file."""
    row, asked = _row(offer, at), offer.request
    return [
        row.case_number, row.school, asked.school.urn, row.kind, (asked.half_days or 0) / 2, asked.wanted_from_on,
        asked.wanted_until_on, row.tag.text, row.why, clock.day_of(offer.offered_at),
        offer.lapses_on if offer.is_open(at) else None,
    ]  # fmt: skip


def _why(offer: Offer, at: dt.datetime) -> str:
    """Why it stands where it does in the leader’s list."""
    if offer.is_open(at):
        return f"The school waits for your answer. Answer by {date(offer.lapses_on)}"
    if offer.is_accepted():
        return f"You accepted on {date(offer.answered_at)}"
    if offer.state == OfferState.DECLINED:
        return f"You declined on {date(offer.answered_at)}"
    return rules.why_closed(offer).split(". ")[0].rstrip(".")


def for_leader(
    offer: Offer, areas: Sequence[Expertise], *, person: Person, own_school: School | None, at: dt.datetime
) -> LeaderOfferPage:
    asked = offer.request
    reads = offer.is_open(at) or offer.is_accepted()
    return LeaderOfferPage(
        reference=offer.reference,
        title=f"{asked.school.name} {'asks' if reads else 'asked'} for your support",
        caption=f"{asked.case_number}, {asked.get_kind_display()}",
        school=asked.school.name,
        school_href=reverse("schools:school", args=[asked.school.urn]),
        tag=wording.tag(offer.state, ran_out=offer.has_run_out(at), mine=True),
        next=_next_for_leader(offer, at),
        message=offer.message if reads else "",
        asks=_who_asks(offer) if reads else "",
        answer_by=date(offer.lapses_on) if offer.is_open(at) else "",
        where=", ".join(filter(None, (asked.school.phase, asked.school.town))),
        figures=_figures(offer, own_school),
        facts=answers.for_leader(asked, areas, over=not reads),
        typed=answers.TYPED,
        accept=rules.may_accept(person, offer, at=at),
        step_back=rules.may_step_back(person, offer, at=at),
        terms_href=reverse("deployments:of_request", args=[asked.reference]) if offer.is_accepted() else "",
    )


def _next_for_leader(offer: Offer, at: dt.datetime) -> list[str]:
    school = offer.request.school.name
    if offer.is_open(at):
        return [
            f"Without an answer by {date(offer.lapses_on)} the request goes to somebody else.",
            f"If you accept, you and {school} agree the days, the dates and who pays. Nothing starts before that.",
        ]
    if not offer.is_accepted():
        return [rules.why_closed(offer), f"You can no longer read what {school} wrote."]
    return [f"You accepted on {date(offer.answered_at)}. Next, you and {school} agree the terms."]


def _who_asks(offer: Offer) -> str:
    asked = offer.request
    if offer.direct:
        return f"{asked.raised_by} of {asked.school.name} named you."
    return f"{offer.offered_by} thinks of you for this request of {asked.school.name}."


def _figures(offer: Offer, own_school: School | None) -> list[Figure]:
    """What decides most: how much, and how far."""
    school = offer.request.school
    km = distance.km(own_school, school) if own_school else None
    far = Figure(distance.words(km).capitalize(), "From your school, as the crow flies")
    return [Figure(days(offer.request.half_days), "Asked for"), far]

"""What others than the leader see of an offer: a line of its request, and a page of its own."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Fact, Tag
from pharos.common.ui.filters import date
from pharos.common.verdict import Verdict
from pharos.matching import rules, wording
from pharos.matching.models import Offer
from pharos.people.models import Person

from .standing import Seen

TYPED = ("Message to the leader", "Why this leader all the same", "In the leader’s own words")


@dataclass(frozen=True)
class OfferLine:
    """An offer beside its request. A school reads nobody’s reasons, and no name before it may know it."""

    who: str
    href: str
    tag: Tag
    facts: list[str]
    reason: str
    words: str


@dataclass(frozen=True)
class ShownCheck:
    """A rule’s result as it stood when the leader was chosen."""

    rule: str
    tag: Tag
    words: str


@dataclass(frozen=True)
class OfferPage:
    """What those who look after the request, or the school that named the leader, see of an offer."""

    reference: str
    title: str
    caption: str
    tag: Tag
    facts: list[Fact]
    typed: tuple[str, ...]
    checks: list[ShownCheck]
    withdraw: Verdict
    request_href: str


def offer_line(offer: Offer, seen: Seen) -> OfferLine:
    """One line of a request’s page, in the words of whoever reads it."""
    ran_out = offer.has_run_out(seen.at)
    known = not seen.by_school or offer.direct or offer.is_accepted()
    by = "" if seen.by_school else f" by {offer.offered_by}"
    return OfferLine(
        who=offer.leader.name if known else "A leader",
        href=reverse("matching:offer", args=[offer.reference]) if known else "",
        tag=(wording.tag_for_school if seen.by_school else wording.tag)(offer.state, ran_out=ran_out),
        facts=[f"Asked on {date(offer.offered_at)}{by}", *_until(offer, seen.at)],
        reason="" if seen.by_school or not offer.decline_reason else offer.get_decline_reason_display(),
        words="" if seen.by_school else offer.decline_words,
    )


def _until(offer: Offer, at: dt.datetime) -> list[str]:
    if offer.is_open(at):
        return [f"can answer until {date(offer.lapses_on)}"]
    return [f"answered on {date(offer.answered_at)}"] if offer.answered_at else []


def offer(found: Offer, *, person: Person, at: dt.datetime) -> OfferPage:
    """For the area, all of it; for the school that may know of it, who was asked and what came of it."""
    for_area = rules.looks_after(person, found.request, at=at)
    told = [Fact("Leader", found.leader.name), *_course(found, at)]
    ran_out = found.has_run_out(at)
    return OfferPage(
        reference=found.reference,
        title=f"Offer to {found.leader.name}",
        caption=f"{found.request.case_number}, {found.request.school.name}",
        tag=(wording.tag if for_area else wording.tag_for_school)(found.state, ran_out=ran_out),
        facts=[*told, *(_confidential(found) if for_area else [])],
        typed=TYPED,
        checks=_checks(found) if for_area else [],
        withdraw=rules.may_withdraw_offer(person, found, at=at),
        request_href=reverse("matching:request", args=[found.request.reference]),
    )


def _course(found: Offer, at: dt.datetime) -> list[Fact]:
    asked = [Fact("Asked", f"{date(found.offered_at)}, by {found.offered_by}")]
    if found.is_open(at):
        return [*asked, Fact("Last day to answer", date(found.lapses_on))]
    return [*asked, Fact("Answered", date(found.answered_at))] if found.answered_at else asked


def _confidential(found: Offer) -> Iterable[Fact]:
    """What is between the leader and the area."""
    said = [
        ("Message to the leader", found.message), ("Why this leader all the same", found.override_words),
        ("Why the leader cannot do it", found.get_decline_reason_display() if found.decline_reason else ""),
        ("In the leader’s own words", found.decline_words),
    ]  # fmt: skip
    return [Fact(label, value) for label, value in said if value]


def _checks(found: Offer) -> list[ShownCheck]:
    """The rules as they stood on the leader’s card; what was offered outside this service has none."""
    kept = found.shown.get("checks", [])
    return [ShownCheck(wording.RULES[rule], wording.OUTCOME_TAGS[outcome], words) for rule, outcome, words in kept]

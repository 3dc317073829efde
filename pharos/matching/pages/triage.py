"""What waits in one’s areas, under the heading of what there is to do."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from pharos.common import clock
from pharos.common.pages import Paging, Tag
from pharos.common.pages.filtering import address
from pharos.common.ui.filters import date, days
from pharos.matching import wording as offers
from pharos.matching.models import Offer
from pharos.matching.states import OfferState
from pharos.people.models import Person
from pharos.support import wording
from pharos.support.states import RequestState
from pharos.support.wording import Audience

HEADINGS = {
    0: "Take up",
    1: "Find a leader",
    2: "Say whether there is another funded route",
    3: "With a leader",
    4: "With the school",
}
COLUMNS = (
    "Case number", "School", "URN", "Area", "Kind of support", "Days", "From", "Until", "To do", "Status", "Sent",
    "There since", "Adviser", "Leader", "Answer by",
)  # fmt: skip


@dataclass(frozen=True)
class TriageRow:
    title: str
    href: str
    kind: str
    area: str
    tag: Tag
    why: str
    since: str
    owner: str


@dataclass(frozen=True)
class TriagePage:
    """``tabs`` are words, address, and whether it is this one."""

    paging: Paging
    groups: list[tuple[str, list[TriageRow]]]
    tabs: list[tuple[str, str, bool]]
    mine: bool
    nothing: str


def triage(
    paging: Paging, *, person: Person, areas: dict[str, str], mine: bool, asked: QueryDict, at: dt.datetime
) -> TriagePage:
    grouped = groupby(paging.rows, key=lambda each: each.place)
    here = reverse("matching:triage")
    return TriagePage(
        paging=paging,
        groups=[(HEADINGS[place], [_row(each, person, areas, at) for each in rows]) for place, rows in grouped],
        tabs=[
            ("All requests", address(here, asked, show=""), not mine),
            ("Those you look after", address(here, asked, show="mine"), mine),
        ],
        mine=mine,
        nothing="You look after no open request" if mine else "No request is open here",
    )


def _row(request: Any, person: Person, areas: dict[str, str], at: dt.datetime) -> TriageRow:
    return TriageRow(
        title=f"{request.case_number}, {request.school.name}",
        href=reverse("matching:request", args=[request.reference]),
        kind=f"{request.get_kind_display()}, {days(request.half_days)}",
        area=areas.get(request.area_code, "") if len(areas) > 1 else "",
        tag=_tag(request, at),
        why=_why(request, at),
        since=f"Since {date(request.since)}",
        owner=_owner(request, person),
    )


def _tag(request: Any, at: dt.datetime) -> Tag:
    """Where a leader has been asked, how far that has come."""
    offer = _live(request)
    if request.state != RequestState.OFFERED or offer is None:
        return wording.tag(request.state, Audience.ADVISER)
    return offers.tag(offer.state, ran_out=offer.has_run_out(at))


def _owner(request: Any, person: Person) -> str:
    if request.owner is None:
        return "No adviser yet"
    return "You look after it" if request.owner == person else f"{request.owner} looks after it"


def _live(request: Any) -> Offer | None:
    """The offer that waits or was accepted, as ``queries.triage`` fetched it."""
    offer: Offer | None = next(iter(request.live_offers), None)
    if offer is not None:
        offer.request = request
    return offer


def _why(request: Any, at: dt.datetime) -> str:
    """Why it is in the list, and whom it waits for."""
    if request.state == RequestState.SUBMITTED:
        return "It waits for an adviser to take it up"
    if request.state == RequestState.IN_TRIAGE:
        return "It waits for a leader to be asked"
    if request.state == RequestState.RETURNED:
        return "The school has been asked for more"
    return _why_offered(request, _live(request), at)


def _why_offered(request: Any, offer: Offer | None, at: dt.datetime) -> str:
    if request.ground_needs_confirming:
        return "The agreement cannot be confirmed before you say whether there is another funded route"
    if offer is None:
        return "It goes back to the adviser"
    if offer.state == OfferState.ACCEPTED:
        return f"{offer.leader} has accepted; the terms are not agreed yet"
    verb = "did not answer by" if offer.has_run_out(at) else "can answer until"
    return f"{offer.leader} {verb} {date(offer.lapses_on)}"


def line(request: Any, areas: dict[str, str]) -> list[Any]:
    """The row as a line of a file."""
    offer = _live(request)
    waits = offer is not None and offer.state == OfferState.OFFERED
    return [
        request.case_number, request.school.name, request.school.urn, areas.get(request.area_code, ""),
        request.get_kind_display(), (request.half_days or 0) / 2, request.wanted_from_on,
        request.wanted_until_on, HEADINGS[request.place], wording.tag(request.state, Audience.ADVISER).text,
        clock.day_of(request.sent_at), clock.day_of(request.since),
        request.owner, offer.leader if offer else None, offer.lapses_on if offer and waits else None,
    ]  # fmt: skip

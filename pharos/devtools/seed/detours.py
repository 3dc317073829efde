"""The stories that do not go straight: support that pauses or stops, terms that are changed, declined or taken back.

Together with ``cases`` they leave something in every state that there is.
"""

import datetime as dt
from collections.abc import Callable, Generator

from pharos.deployments import actions as deployments
from pharos.deployments.models import Agreement, Deployment
from pharos.matching import actions as matching
from pharos.matching.models import Offer
from pharos.matching.states import DeclineReason
from pharos.support import actions as support
from pharos.support.models import SupportRequest

from .county import County
from .telling import Story

# Moments in London, as a story yields them.
type Told[Result] = Generator[str, dt.datetime, Result]


def _asked(county: County, case: str, adviser: str, on: str) -> Told[SupportRequest]:
    """A school asks on a day, and the adviser of its area takes the request up at once."""
    at = yield f"{on} 09:05"
    request = county.draft(case, at=at)
    county.send(request, at=at)
    at = yield f"{on} 10:40"
    support.take_up(request, by=county.person(adviser), at=at)
    return request


def _accepted(county: County, case: str, adviser: str, leader: str, on: str, answered: str) -> Told[Offer]:
    """… and asks a leader, who says yes."""
    request = yield from _asked(county, case, adviser, on)
    at = yield f"{on} 11:15"
    matching.offer(request, county.person(leader), by=county.person(adviser), at=at)
    at = yield f"{answered} 08:25"
    offer = county.offer_of(request)
    matching.accept(offer, by=county.person(leader), at=at)
    return offer


def _proposed(
    county: County, case: str, adviser: str, leader: str, on: str, answered: str, proposed: str
) -> Told[Agreement]:
    """… and proposes terms."""
    offer = yield from _accepted(county, case, adviser, leader, on, answered)
    at = yield f"{proposed} 15:50"
    return county.propose(case, offer, by=county.person(leader), at=at)


def _agreed(county: County, agreement: Agreement, on: str) -> Told[Deployment]:
    """… and the school confirms them."""
    at = yield f"{on} 12:20"
    deployment = deployments.confirm(agreement, by=agreement.request.raised_by, at=at)
    assert deployment is not None
    return deployment


def medlar_is_paused(county: County) -> Story:
    leader = "Zebedee Anstruther-Bell"
    terms = yield from _proposed(
        county, "medlar_behaviour", "Ruth Calloway", leader, "2026-09-21", "2026-09-23", "2026-09-29"
    )
    deployment = yield from _agreed(county, terms, "2026-10-01")
    at = yield "2026-10-05 09:30"
    first = county.visit(deployment, "2026-10-13", 1, "A morning on the corridor, with the team", at=at)
    second = county.visit(deployment, "2026-11-17", 1, "Routines in Year 4", at=at)
    at = yield "2026-10-13 16:00"
    county.took_place(first, at=at)
    at = yield "2026-11-12 10:10"
    deployments.cancel_visit(
        second, by=county.person(leader), at=at, why="The school is without heating and closed until Thursday."
    )
    at = yield "2026-11-13 09:00"
    why = "Until the building is open again. We begin anew in January."
    deployments.pause(deployment, by=county.person("Quentin Quarmby"), at=at, why=why)


def gorse_ended_early(county: County) -> Story:
    leader = "Gethin Eggleshaw"
    terms = yield from _proposed(
        county, "gorse_reading", "Ruth Calloway", leader, "2026-09-22", "2026-09-24", "2026-09-30"
    )
    deployment = yield from _agreed(county, terms, "2026-10-05")
    at = yield "2026-10-06 08:45"
    visit = county.visit(deployment, "2026-10-15", 1, "Listening to ten children read", at=at)
    at = yield "2026-10-15 15:40"
    county.took_place(visit, at=at)
    at = yield "2026-11-09 11:30"
    why = "The trust has appointed a reading lead of its own, who takes over what Gethin began."
    deployments.end_early(deployment, by=county.person("Jovita Hollinrake"), at=at, why=why)


def juniper_agreed_again(county: County) -> Story:
    leader = "Anwen Zouch"
    terms = yield from _proposed(
        county, "juniper_attendance", "Tom Ashby", leader, "2026-09-28", "2026-09-30", "2026-10-06"
    )
    yield from _agreed(county, terms, "2026-10-08")
    at = yield "2026-11-10 14:30"
    again = county.propose("juniper_attendance_shorter", terms.offer, by=county.person(leader), at=at)
    yield from _agreed(county, again, "2026-11-12")


def cobblewick_asks_for_fewer_days(county: County) -> Story:
    terms = yield from _proposed(
        county, "cobblewick_curriculum", "Tom Ashby", "Fenella Fernyhough", "2026-10-19", "2026-10-21", "2026-11-02"
    )
    at = yield "2026-11-04 17:10"
    why = "Two days are what the budget allows before April. Could we begin with history alone?"
    deployments.ask_for_change(terms, by=county.person("Tegwen Rainbird"), at=at, why=why)


def ropeham_did_not_agree(county: County) -> Story:
    terms = yield from _proposed(
        county, "ropeham_governors", "Ruth Calloway", "Marguerite Inchbald", "2026-11-02", "2026-11-04", "2026-11-09"
    )
    at = yield "2026-11-13 13:15"
    why = "The governing body would like to wait for its new chair, who begins in February."
    deployments.decline(terms, by=county.person("Kerensa Greenhalge"), at=at, why=why)


def damson_way_had_its_terms_taken_back(county: County) -> Story:
    leader = "Joseph Trent"
    terms = yield from _proposed(
        county, "damson_way_maths", "Ruth Calloway", leader, "2026-11-09", "2026-11-10", "2026-11-16"
    )
    at = yield "2026-11-18 16:20"
    deployments.withdraw(terms, by=county.person(leader), at=at)


def quincey_waits_for_its_terms(county: County) -> Story:
    leader = "Patience Mutasa"
    offer = yield from _accepted(
        county, "quincey_send", "Gareth Whitcombe-Lee", leader, "2026-11-16", "2026-11-19"
    )  # fmt: skip
    at = yield "2026-11-20 12:45"
    county.draft_terms("quincey_send", offer, by=county.person(leader), at=at)


def codlingford_was_asked_of_two(county: County) -> Story:
    adviser = county.person("Gareth Whitcombe-Lee")
    request = yield from _asked(county, "codlingford_small", "Gareth Whitcombe-Lee", "2026-11-11")
    at = yield "2026-11-11 11:30"
    matching.offer(request, county.person("Carys Entwhistle-Rao"), by=adviser, at=at)
    at = yield "2026-11-13 09:20"
    matching.withdraw_offer(
        county.offer_of(request), by=adviser, at=at,
        why="Soumik would rather work with somebody nearer, so that he can visit as well.",
    )  # fmt: skip
    at = yield "2026-11-13 09:35"
    matching.offer(request, county.person("Wilfred Saltonstall"), by=adviser, at=at)
    at = yield "2026-11-16 08:10"
    offer, leader = county.offer_of(request), county.person("Wilfred Saltonstall")
    matching.accept(offer, by=leader, at=at)
    at = yield "2026-11-19 18:05"
    words = "My deputy leaves at Christmas, and I cannot be away from the school as I had thought."
    matching.step_back(offer, by=leader, at=at, reason=DeclineReason.OWN_SCHOOL, words=words)


STORIES: list[Callable[[County], Story]] = [
    medlar_is_paused,
    gorse_ended_early,
    juniper_agreed_again,
    cobblewick_asks_for_fewer_days,
    ropeham_did_not_agree,
    damson_way_had_its_terms_taken_back,
    quincey_waits_for_its_terms,
    codlingford_was_asked_of_two,
]

"""The eligibility table of a request, from everything that is known of its leaders: a constant number of queries."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from pharos.common import clock
from pharos.common.calendar import academic_year
from pharos.days import queries as ledger
from pharos.days.tally import Balance
from pharos.interests.conflict import Conflict
from pharos.leaders import queries as leaders
from pharos.leaders.cards import Card, card
from pharos.leaders.models import Designation
from pharos.leaders.states import DesignationKind
from pharos.matching import eligibility
from pharos.matching.eligibility import Ask, Candidate, Row
from pharos.matching.models import Offer
from pharos.matching.states import LIVE, DeclineReason, OfferState
from pharos.schools import distance, phases
from pharos.support import queries as support
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState

if TYPE_CHECKING:
    from pharos.people.models import Person


@dataclass(frozen=True)
class Choice:
    """A leader beside a request: the table's row, and what a card shows."""

    row: Row
    card: Card
    balance: Balance
    lapsed_on: dt.date | None = None


def ask(request: SupportRequest, *, at: dt.datetime) -> Ask:
    """What the rules need to know of this request."""
    today = clock.day_of(at)
    return Ask(
        kind=request.kind,
        phase=phases.key(request.school.phase_code, request.school.type_name),
        half_days=request.half_days or 1,
        wants_free=bool(request.free_ground),
        from_on=request.wanted_from_on or today,
        until_on=request.wanted_until_on or today,
        areas=tuple((each.code, each.label) for each in support.areas_of(request)),
    )


def choices(request: SupportRequest, *, at: dt.datetime) -> tuple[Ask, list[Choice]]:
    """Every designated leader beside this request, in no order."""
    return _choices(request, list(leaders.candidates(at)), at)


def choice_of(request: SupportRequest, person: "Person", *, at: dt.datetime) -> Choice | None:
    """One leader beside this request; none who is not designated today."""
    _, found = _choices(request, list(leaders.candidates(at).filter(person=person)), at)
    return found[0] if found else None


def _choices(request: SupportRequest, rows: list[Designation], at: dt.datetime) -> tuple[Ask, list[Choice]]:
    wanted = ask(request, at=at)
    people, cards = [each.person for each in rows], [card(each) for each in rows]
    year = academic_year(wanted.from_on).key
    promised = [each.person.pk for each in cards if DesignationKind.KLE in each.kinds]
    known = _Known(
        request=request,
        conflicts=leaders.conflicts_with(people, request.school, at=at),
        balances=ledger.balances(people, year, promised=promised),
        asked=_asked_elsewhere(people, request),
        before={offer.leader_id: offer for offer in _before(request)},
    )
    return wanted, [known.choice(wanted, each) for each in cards]


def _asked_elsewhere(people: "list[Person]", request: SupportRequest) -> dict[int, int]:
    """How many other requests wait for each leader: offered, or accepted and not agreed yet."""
    rows = Offer.objects.filter(leader__in=people, state__in=LIVE, request__state=RequestState.OFFERED)
    return dict(rows.exclude(request=request).values_list("leader").annotate(Count("pk")).order_by("leader"))


def _before(request: SupportRequest) -> list[Offer]:
    """What became of earlier offers of this request, oldest first."""
    rows = Offer.objects.filter(request=request, state__in=[OfferState.DECLINED, OfferState.LAPSED])
    return list(rows.order_by("offered_at", "pk"))


@dataclass(frozen=True)
class _Known:
    """What was read at once about all of them."""

    request: SupportRequest
    conflicts: Mapping[int, list[Conflict]]
    balances: Mapping[int, Balance]
    asked: Mapping[int, int]
    before: Mapping[int, Offer]

    def choice(self, wanted: Ask, each: Card) -> Choice:
        pk, balance = each.person.pk, self.balances[each.person.pk]
        earlier = self.before.get(pk)
        lapsed = earlier.lapses_on if earlier and earlier.state == OfferState.LAPSED else None
        return Choice(eligibility.row(wanted, self._candidate(each, balance, earlier)), each, balance, lapsed)

    def _candidate(self, each: Card, balance: Balance, earlier: Offer | None) -> Candidate:
        reason = earlier.decline_reason if earlier else ""
        return Candidate(
            key=each.reference,
            name=each.name,
            conflicts=tuple((found.is_known, found.words) for found in self.conflicts[each.person.pk]),
            phases=frozenset(each.phases),
            kinds=frozenset(each.can_lead),
            availability=each.availability,
            available_from_on=each.available_from_on,
            free_left=balance.free_left,
            declined=DeclineReason(reason).label if reason else "",
            areas=each.expertise_codes,
            km=distance.km(each.school, self.request.school),
            load=balance.open,
            asked_elsewhere=self.asked.get(each.person.pk, 0),
        )

"""The eligibility table of a request, from everything that is known of its leaders: seven queries, however many."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from pharos.common import clock
from pharos.common.calendar import academic_year
from pharos.common.keyed import among
from pharos.days import queries as ledger
from pharos.days.tally import Balance
from pharos.interests.conflict import Conflict
from pharos.leaders import queries as leaders
from pharos.leaders.cards import Brief
from pharos.leaders.models import Designation
from pharos.leaders.states import DesignationKind
from pharos.matching import eligibility
from pharos.matching.eligibility import Ask, Candidate, Row
from pharos.matching.models import Offer
from pharos.matching.states import LIVE, DeclineReason, OfferState
from pharos.schools import distance
from pharos.support import queries as support
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState
from pharos.taxonomy.models import Expertise

if TYPE_CHECKING:
    from pharos.people.models import Person


@dataclass(frozen=True)
class Choice:
    """A leader beside a request: the table's row, and what a card shows."""

    row: Row
    card: Brief
    balance: Balance
    lapsed_on: dt.date | None = None


def ask(request: SupportRequest, *, at: dt.datetime) -> Ask:
    """What the rules need to know of this request."""
    return _ask(request, [(each.code, each.label) for each in support.areas_of(request)], at)


def _ask(request: SupportRequest, areas: Iterable[tuple[str, str]], at: dt.datetime) -> Ask:
    today = clock.day_of(at)
    return Ask(
        kind=request.kind,
        phase=request.school.phase_key,
        half_days=request.half_days or 1,
        wants_free=bool(request.free_ground),
        from_on=request.wanted_from_on or today,
        until_on=request.wanted_until_on or today,
        areas=tuple(areas),
    )


def choices(request: SupportRequest, *, at: dt.datetime, words: str = "") -> tuple[Ask, list[Choice]]:
    """Every designated leader beside this request, in no order; with ``words``, those whose name or school has them."""
    rows = leaders.leaders(at)
    for word in words.split():
        rows = rows.filter(Q(person__name__icontains=word) | Q(school__name__icontains=word))
    return _choices(request, rows, at)


def choice_of(request: SupportRequest, person: "Person", *, at: dt.datetime) -> Choice | None:
    """One leader beside this request; none who is not designated today."""
    _, found = _choices(request, leaders.leaders(at).filter(person=person), at)
    return found[0] if found else None


def _choices(request: SupportRequest, chosen: QuerySet[Designation], at: dt.datetime) -> tuple[Ask, list[Choice]]:
    areas, offering = _areas(request)
    wanted, briefs = _ask(request, areas.items(), at), leaders.in_brief(chosen, at)
    promised = [each.pk for each in briefs if DesignationKind.KLE in each.kinds]
    known = _Known(
        request=request,
        conflicts=leaders.conflicts_with(briefs, request.school, at=at),
        balances=ledger.balances(briefs, academic_year(wanted.from_on).key, promised=promised),
        areas=offering,
        offers=_Offers.read(request, [each.pk for each in briefs]),
    )
    return wanted, [known.choice(wanted, each) for each in briefs]


def _areas(request: SupportRequest) -> tuple[dict[str, str], dict[int, set[str]]]:
    """The areas of need, and which of them each leader offers, by the person's key: one query for both."""
    rows = Expertise.objects.filter(support_requests=request).order_by("position", "pk")
    labels: dict[str, str] = {}
    offering: dict[int, set[str]] = {}
    for code, label, person in rows.values_list("code", "label", "offers__profile__person"):
        labels[code] = label
        offering.setdefault(person, set()).add(code)
    return labels, offering


@dataclass(frozen=True)
class _Offers:
    """What became of earlier offers of this request; how many other requests wait for each leader."""

    before: dict[int, tuple[str, str, dt.date]] = field(default_factory=dict)
    elsewhere: Counter[int] = field(default_factory=Counter)

    @classmethod
    def read(cls, request: SupportRequest, people: Sequence[int]) -> "_Offers":
        """The last refusal counts; elsewhere, what is offered, or accepted and not agreed yet. One query."""
        refused = Q(request=request, state__in=[OfferState.DECLINED, OfferState.LAPSED])
        waits = Q(state__in=LIVE, request__state=RequestState.OFFERED) & ~Q(request=request)
        rows = Offer.objects.filter(refused | waits, among("leader", people)).order_by("offered_at", "pk")
        found = cls()
        told = rows.values_list("leader_id", "request_id", "state", "decline_reason", "lapses_on")
        for leader, of, state, reason, last_day in told:
            if of == request.pk:
                found.before[leader] = (state, reason, last_day)
            else:
                found.elsewhere[leader] += 1
        return found


@dataclass(frozen=True)
class _Known:
    """What was read at once about all of them."""

    request: SupportRequest
    conflicts: Mapping[int, list[Conflict]]
    balances: Mapping[int, Balance]
    areas: Mapping[int, set[str]]
    offers: _Offers

    def choice(self, wanted: Ask, each: Brief) -> Choice:
        balance = self.balances[each.pk]
        state, reason, last_day = self.offers.before.get(each.pk, ("", "", None))
        lapsed = last_day if state == OfferState.LAPSED else None
        return Choice(eligibility.row(wanted, self._candidate(each, balance, reason)), each, balance, lapsed)

    def _candidate(self, each: Brief, balance: Balance, declined: str) -> Candidate:
        return Candidate(
            key=each.reference,
            name=each.name,
            conflicts=tuple((found.is_known, found.words) for found in self.conflicts[each.pk]),
            phases=frozenset(each.phases),
            kinds=frozenset(each.can_lead),
            availability=each.availability,
            available_from_on=each.available_from_on,
            free_left=balance.free_left,
            declined=DeclineReason(declined).label if declined else "",
            areas=frozenset(self.areas.get(each.pk, ())),
            km=distance.km(each.school, self.request.school),
            load=balance.open,
            asked_elsewhere=self.offers.elsewhere[each.pk],
        )

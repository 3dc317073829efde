"""The leaders who could, in bands, each with its reasons in words. Pure.

The same leaders in any row order give the same list: ties are broken by a salted hash whose salt is the
request's own reference, so that nobody is always first.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pharos.common.ui.filters import days, sentence
from pharos.leaders.states import Availability

from .eligibility import Ask, Candidate, Outcome, Row, Rule

# Beyond the first, travelling takes a good part of the day; within the second, hardly any.
LONG_KM = 40
NEAR_KM = 25


class Band(StrEnum):
    """How well a leader fits. Never a number: what it is made of is said in words."""

    STRONG = "Strong fit"
    GOOD = "Good fit"
    POSSIBLE = "Possible"


BANDS = tuple(Band)


@dataclass(frozen=True)
class Place:
    """One leader's place on the list. Its words are made when somebody reads them: of thousands, a page shows few."""

    ask: Ask
    row: Row
    band: Band

    @property
    def reasons(self) -> tuple[str, ...]:
        return _reasons(self.ask, self.row)

    @property
    def warnings(self) -> tuple[str, ...]:
        return warnings(self.row.candidate)


def shortlist(ask: Ask, rows: Iterable[Row], *, salt: str) -> list[Place]:
    """The eligible, best first."""
    placed = [place(ask, row) for row in rows if row.eligible]
    return sorted(placed, key=lambda each: (BANDS.index(each.band), *_order(ask, each.row.candidate, salt)))


def excluded(rows: Iterable[Row]) -> list[Row]:
    """Those whom a rule keeps out, those who came furthest first, then by name."""
    rules = list(Rule)
    out = [(check, row) for row in rows if (check := row.first_failing)]
    return [
        row for _, row in sorted(out, key=lambda e: (-rules.index(e[0].rule), e[1].candidate.name, e[1].candidate.key))
    ]


def place(ask: Ask, row: Row) -> Place:
    return Place(ask, row, _band(ask, row))


def matched(ask: Ask, leader: Candidate) -> list[str]:
    """The areas of need that this leader offers, in words."""
    return [label for code, label in ask.areas if code in leader.areas]


def _band(ask: Ask, row: Row) -> Band:
    leader = row.candidate
    share = len(matched(ask, leader)) / len(ask.areas) if ask.areas else 0.5
    near = leader.km is not None and leader.km <= NEAR_KM
    ready = leader.availability == Availability.OPEN and row.of(Rule.CONFLICT).outcome == Outcome.PASSES
    if share >= 0.5 and ready and near and not row.unknown:
        return Band.STRONG
    reachable = leader.km is not None and leader.km <= LONG_KM
    return Band.GOOD if share > 0 and reachable else Band.POSSIBLE


def _order(ask: Ask, leader: Candidate, salt: str) -> tuple[int, bool, int, int, str]:
    """Within a band: areas matched, near before far (to 5 km), lighter load, then the salted hash."""
    step = round((leader.km or 0) / 5)
    return (
        -len(matched(ask, leader)),
        leader.km is None,
        step,
        leader.load + leader.asked_elsewhere,
        tie(salt, leader),
    )


def tie(salt: str, leader: Candidate) -> str:
    return hashlib.sha256(f"{salt} {leader.key}".encode()).hexdigest()


def _reasons(ask: Ask, row: Row) -> tuple[str, ...]:
    leader = row.candidate
    said = [
        row.of(Rule.PHASE).words,
        row.of(Rule.KIND).words,
        distance(leader),
        row.of(Rule.AVAILABILITY).words,
        load(leader),
    ]
    return (_areas(ask, leader), *said) if ask.areas else tuple(said)


def _areas(ask: Ask, leader: Candidate) -> str:
    found = matched(ask, leader)
    if not found:
        return "Offers none of the areas of need"
    wanted = len(ask.areas)
    every = {1: "the area", 2: "both areas"}.get(wanted, f"all {wanted} areas")
    return (
        f"Offers {every if len(found) == wanted else f'{len(found)} of the {wanted} areas'} of need: {sentence(found)}"
    )


def distance(leader: Candidate) -> str:
    return "Distance not known" if leader.km is None else f"{leader.km:.0f} km away, as the crow flies"


def load(leader: Candidate) -> str:
    """What the leader has in hand: days of support under way, and other requests that wait for their answer."""
    under_way = f"{days(leader.load)} of support under way" if leader.load else "No support under way"
    if not leader.asked_elsewhere:
        return under_way
    others = "1 other request" if leader.asked_elsewhere == 1 else f"{leader.asked_elsewhere} other requests"
    return f"{under_way}, and {others} offered"


def warnings(leader: Candidate) -> tuple[str, ...]:
    if leader.km is not None and leader.km > LONG_KM:
        return (f"A long way to travel: {leader.km:.0f} km as the crow flies, more by road",)
    return ()

"""The leaders who could, or those whom a rule keeps out, as lines of a file, in the order of the page."""

from collections.abc import Mapping
from typing import Any

from pharos.leaders.states import DesignationKind
from pharos.matching import wording
from pharos.matching.eligibility import Row
from pharos.matching.queries import Choice
from pharos.matching.shortlist import Place

COLUMNS = (
    "Leader", "Designations", "School", "Phase", "Fit", "Why", "To keep in mind", "Kept out by", "Because",
    "Free days left this school year",
)  # fmt: skip


def line(found: Place | Row, of: Mapping[str, Choice]) -> list[Any]:
    """A leader who could has a fit with its reasons; one who is kept out, the rule that does so."""
    row = found.row if isinstance(found, Place) else found
    choice = of[row.candidate.key]
    shown = choice.card
    kinds = ", ".join(DesignationKind(kind).label for kind in dict.fromkeys(shown.kinds))
    left = max(choice.balance.free_left, 0) / 2
    return [shown.name, kinds, shown.school.name, shown.school.phase, *_standing(found), left]


def _standing(found: Place | Row) -> list[str]:
    if isinstance(found, Place):
        return [found.band, "; ".join(found.reasons), "; ".join(found.warnings), "", ""]
    failing = found.first_failing
    assert failing is not None
    return ["", "", "", wording.RULES[failing.rule], failing.words]

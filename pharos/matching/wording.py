"""An offer's status in a word for each audience. Pure."""

from pharos.common.pages import Tag

from .eligibility import Outcome, Rule
from .shortlist import Band
from .states import OfferState as S

TO_ANSWER = Tag("Waiting for you", "orange")
RAN_OUT = Tag("Not answered in time", "grey")

TAGS: dict[str, Tag] = {
    S.OFFERED: Tag("Waiting for an answer", "blue"),
    S.ACCEPTED: Tag("Accepted", "green"),
    S.DECLINED: Tag("Declined", "grey"),
    S.LAPSED: RAN_OUT,
    S.WITHDRAWN: Tag("Withdrawn", "grey"),
}
# What the school is told of an offer that came to nothing: not how.
NOT_FOUND_YET = Tag("Could not take it", "grey")

BAND_TAGS = {
    Band.STRONG: Tag(Band.STRONG.value, "green"),
    Band.GOOD: Tag(Band.GOOD.value, "turquoise"),
    Band.POSSIBLE: Tag(Band.POSSIBLE.value, "yellow"),
}

OUTCOME_TAGS = {
    Outcome.PASSES: Tag("Yes", "green"),
    Outcome.FAILS: Tag("No", "red"),
    Outcome.UNKNOWN: Tag("Not known", "orange"),
}
RULES = {
    Rule.DESIGNATED: "Designation",
    Rule.CONFLICT: "No conflict of interest",
    Rule.PHASE: "Phase",
    Rule.KIND: "Kind of support",
    Rule.AVAILABILITY: "Availability",
    Rule.DAYS: "Days",
    Rule.DECLINED: "Has not declined",
}


def tag(state: str, *, ran_out: bool, mine: bool = False) -> Tag:
    """An offer as its leader reads it (``mine``), or everybody else."""
    if ran_out:
        return RAN_OUT
    if mine and state == S.OFFERED:
        return TO_ANSWER
    return TAGS[state]


def tag_for_school(state: str, *, ran_out: bool) -> Tag:
    """A school learns whether somebody has accepted, and else not what the leader answered."""
    if ran_out or state in {S.DECLINED, S.LAPSED}:
        return NOT_FOUND_YET
    return TAGS[state]

"""How states read, in a word for each audience, and what happens next."""

from pharos.common.pages import Tag

from .states import AgreementState, DeploymentState, VisitState

_a = AgreementState
AGREEMENT_TAGS = {
    _a.DRAFT: Tag("Not proposed yet", "grey"),
    _a.PROPOSED: Tag("Waiting to be confirmed", "blue"),
    _a.CONFIRMED: Tag("Agreed", "green"),
    _a.CHANGE_ASKED: Tag("Change asked for", "orange"),
    _a.DECLINED: Tag("Not agreed", "red"),
    _a.SUPERSEDED: Tag("Replaced", "grey"),
    _a.WITHDRAWN: Tag("Withdrawn", "grey"),
}
MUST_CONFIRM = Tag("Waiting for you", "orange")
HAS_CONFIRMED = Tag("You have confirmed", "blue")
OFFER_GONE = Tag("No longer stands", "grey")

_d = DeploymentState
DEPLOYMENT_TAGS = {
    _d.ACTIVE: Tag("Under way", "green"),
    _d.PAUSED: Tag("Paused", "yellow"),
    _d.COMPLETED: Tag("Completed", "blue"),
    _d.ENDED_EARLY: Tag("Ended early", "grey"),
}

_v = VisitState
VISIT_TAGS = {
    _v.PLANNED: Tag("Planned", "blue"),
    _v.TOOK_PLACE: Tag("Took place", "green"),
    _v.CANCELLED: Tag("Cancelled", "grey"),
}
TO_RECORD = Tag("Did it take place?", "orange")


def agreement(state: str, *, stands: bool, asked: bool, confirmed: bool) -> Tag:
    """A proposal reads differently to whoever must confirm it, and to whoever has."""
    if state == _a.PROPOSED:
        if not stands:
            return OFFER_GONE
        if asked:
            return MUST_CONFIRM
        return HAS_CONFIRMED if confirmed else AGREEMENT_TAGS[_a.PROPOSED]
    return AGREEMENT_TAGS[_a(state)]


def visit(state: str, *, passed: bool) -> Tag:
    return TO_RECORD if state == _v.PLANNED and passed else VISIT_TAGS[_v(state)]

"""A request's status in a word for each audience, and what it is called. Pure."""

from enum import StrEnum

from pharos.common.pages import Tag

from .states import RequestState as S


class Audience(StrEnum):
    """Who reads: somebody of the school that asks, or the adviser's side."""

    SCHOOL = "school"
    ADVISER = "adviser"


TAGS: dict[Audience, dict[str, Tag]] = {
    Audience.SCHOOL: {
        S.DRAFT: Tag("Not sent yet", "grey"),
        S.SUBMITTED: Tag("With the adviser", "blue"),
        S.RETURNED: Tag("Sent back to you", "orange"),
        S.IN_TRIAGE: Tag("Finding a leader", "blue"),
        S.OFFERED: Tag("With a leader", "purple"),
        S.AGREED: Tag("Agreed", "green"),
        S.CLOSED: Tag("Finished", "grey"),
        S.WITHDRAWN: Tag("Withdrawn", "grey"),
        S.UNFILLED: Tag("No leader found", "red"),
    },
    Audience.ADVISER: {
        S.DRAFT: Tag("Not sent yet", "grey"),
        S.SUBMITTED: Tag("Needs an adviser", "orange"),
        S.RETURNED: Tag("With the school", "grey"),
        S.IN_TRIAGE: Tag("Needs a leader", "blue"),
        S.OFFERED: Tag("With a leader", "purple"),
        S.AGREED: Tag("Agreed", "green"),
        S.CLOSED: Tag("Closed", "grey"),
        S.WITHDRAWN: Tag("Withdrawn", "grey"),
        S.UNFILLED: Tag("Unfilled", "red"),
    },
}


def tag(state: str, audience: Audience) -> Tag:
    return TAGS[audience][state]

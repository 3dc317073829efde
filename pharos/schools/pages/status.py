"""Whether a school is open, for people to see at a glance and to read."""

from pharos.common.pages import Tag
from pharos.common.ui.filters import date
from pharos.schools.models import School
from pharos.schools.states import Status

TAGS = {
    Status.CLOSED: Tag("Closed", "red"),
    Status.CLOSING: Tag("Proposed to close", "orange"),
    Status.PROPOSED: Tag("Proposed to open", "blue"),
    Status.UNKNOWN: Tag("Not known whether open"),
}


def tag(school: School) -> Tag | None:
    """Nothing for an open school: most are."""
    return TAGS.get(Status(school.status_code))


def warning(school: School) -> str:
    """What a reader must know before any other fact; empty for an open school."""
    match school.status_code:
        case Status.CLOSED:
            when = f" on {date(school.closed_on)}" if school.closed_on else ""
            return f"This school closed{when}." if when else "This school is closed."
        case Status.CLOSING:
            when = f" on {date(school.closed_on)}" if school.closed_on else ""
            return f"This school is open. It is proposed that it closes{when}."
        case Status.PROPOSED:
            when = f" on {date(school.opened_on)}" if school.opened_on else ""
            return f"This school is not open yet. It is proposed that it opens{when}."
        case Status.UNKNOWN:
            return "The register does not say whether this school is open."
    return ""

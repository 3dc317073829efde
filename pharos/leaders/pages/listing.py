"""A leader as a line of a file, for those who may commission support. No email address: contact is by request."""

import datetime as dt

from pharos.leaders import reasons as looking
from pharos.leaders.cards import card
from pharos.leaders.models import Designation
from pharos.leaders.queries import Found
from pharos.leaders.states import Availability
from pharos.taxonomy.states import Phase, SupportKind

from .directory import area_of, distance_km

HEADINGS = (
    "Name", "Designations", "School", "URN", "Area", "Phases", "Areas of expertise", "Can lead",
    "Availability", "About the availability", "Not before", "Kilometres", "Fit", "Why",
    "Pen portrait",
)  # fmt: skip


def line(leader: Designation, found: Found) -> list[str | int | float | dt.date | None]:
    """The leader as the page shows them: the band and the reasons are the page's own."""
    shown, match, criteria = card(leader), found.match(leader.pk), found.sieve.criteria
    km = distance_km(shown.school, criteria)
    return [
        shown.name,
        ", ".join(dict.fromkeys(shown.kinds)),
        shown.school.name,
        shown.school.urn,
        area_of(shown.school, found.sieve.roll.districts),
        "; ".join(Phase(phase).label for phase in shown.phases),
        "; ".join(each.label for each in shown.expertise),
        "; ".join(SupportKind(kind).label for kind in shown.can_lead),
        Availability(shown.availability).label if shown.availability else "",
        shown.availability_words,
        shown.available_from_on,
        None if km is None else round(km, 1),
        match.band if match.band and criteria.ranked else "",
        "; ".join(looking.reasons(shown, criteria, found.question, match.hits, km=km)),
        shown.portrait,
    ]

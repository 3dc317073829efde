"""A leader as a line of a file, for those who may commission support. No email address: contact is by request."""

import datetime as dt

from pharos.leaders.cards import Card
from pharos.leaders.criteria import Criteria
from pharos.leaders.states import Availability
from pharos.taxonomy.states import Phase, SupportKind

from .directory import AreaNames, area_of, distance_km

HEADINGS = (
    "Name", "Designations", "School", "URN", "Area", "Phases", "Areas of expertise", "Can lead",
    "Availability", "About the availability", "Not before", "Kilometres", "Pen portrait",
)  # fmt: skip


def line(shown: Card, areas: AreaNames, criteria: Criteria) -> list[str | int | float | dt.date | None]:
    km = distance_km(shown.school, criteria)
    return [
        shown.name,
        ", ".join(dict.fromkeys(shown.kinds)),
        shown.school.name,
        shown.school.urn,
        area_of(shown.school, areas),
        "; ".join(Phase(phase).label for phase in shown.phases),
        "; ".join(each.label for each in shown.expertise),
        "; ".join(SupportKind(kind).label for kind in shown.can_lead),
        Availability(shown.availability).label if shown.availability else "",
        shown.availability_words,
        shown.available_from_on,
        None if km is None else round(km, 1),
        shown.portrait,
    ]

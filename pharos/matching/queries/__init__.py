"""What can be asked about offers, the leaders who could, and the requests that wait."""

from .offers import due_to_lapse, live, of_request, to_leader, visible_to
from .table import Choice, ask, choice_of, choices
from .triage import advisers, area_names, areas_of, triage, waiting_for

__all__ = [
    "Choice",
    "advisers",
    "area_names",
    "areas_of",
    "ask",
    "choice_of",
    "choices",
    "due_to_lapse",
    "live",
    "of_request",
    "to_leader",
    "triage",
    "visible_to",
    "waiting_for",
]

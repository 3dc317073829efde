"""What can be asked about leaders. A leader is a row of ``Designation``: the one that speaks for the person."""

from pharos.leaders.cards import card

from .brief import in_brief
from .conflicts import conflicts_with
from .designated import (
    candidates,
    current,
    designations,
    designations_of,
    find,
    is_leader,
    leader_known_as,
    leader_of,
    leader_school,
    leaders,
    overlapping,
    published,
    with_cards,
)
from .directory import area_names, directory, directory_with_cards, keys, relaxations, with_keys
from .map import LeadersOnMap, nearest_leaders, on_map
from .profiles import managed, offers_of, profile_of, profiles, visible_to, waiting_for

__all__ = [
    "LeadersOnMap",
    "area_names",
    "candidates",
    "card",
    "conflicts_with",
    "current",
    "designations",
    "designations_of",
    "directory",
    "directory_with_cards",
    "find",
    "in_brief",
    "is_leader",
    "keys",
    "leader_known_as",
    "leader_of",
    "leader_school",
    "leaders",
    "managed",
    "nearest_leaders",
    "offers_of",
    "on_map",
    "overlapping",
    "profile_of",
    "profiles",
    "published",
    "relaxations",
    "visible_to",
    "waiting_for",
    "with_cards",
    "with_keys",
]

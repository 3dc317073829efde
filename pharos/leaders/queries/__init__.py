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
from .directory import Found, Match, directory_with_cards, in_batches, keys, search, with_keys
from .map import LeadersOnMap, nearest_leaders, on_map
from .profiles import managed, offers_of, profile_of, profiles, visible_to, waiting_for
from .rolls import area_names, current_roll
from .searches import own_searches, removed_searches, saved_searches
from .standings import schools_led_by, standings_of_all_leaders, standings_of_profiles

__all__ = [
    "Found",
    "LeadersOnMap",
    "Match",
    "area_names",
    "candidates",
    "card",
    "conflicts_with",
    "current",
    "current_roll",
    "designations",
    "designations_of",
    "directory_with_cards",
    "find",
    "in_batches",
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
    "own_searches",
    "profile_of",
    "profiles",
    "published",
    "removed_searches",
    "saved_searches",
    "schools_led_by",
    "search",
    "standings_of_all_leaders",
    "standings_of_profiles",
    "visible_to",
    "waiting_for",
    "with_cards",
    "with_keys",
]

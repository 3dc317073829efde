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
    hidden,
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
from .follow_up import to_follow_up
from .map import LeadersOnMap, nearest_leaders, on_map
from .photos import photo_before, photo_for, photo_of, photos_to_forget, public_photo
from .profiles import managed, offers_of, profile_of, profiles, visible_to, waiting_for
from .rolls import area_names, current_roll
from .searches import own_searches, removed_searches, saved_searches
from .standings import schools_led_by, standings_of_all_leaders, standings_of_profiles
from .upkeep import (
    due,
    last_reminded_on,
    reminders_of,
    stale,
    to_be_asked,
    to_be_warned,
    unfinished,
    waits_since,
)

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
    "due",
    "find",
    "hidden",
    "in_batches",
    "in_brief",
    "is_leader",
    "keys",
    "last_reminded_on",
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
    "photo_before",
    "photo_for",
    "photo_of",
    "photos_to_forget",
    "profile_of",
    "profiles",
    "public_photo",
    "published",
    "reminders_of",
    "removed_searches",
    "saved_searches",
    "schools_led_by",
    "search",
    "stale",
    "standings_of_all_leaders",
    "standings_of_profiles",
    "to_be_asked",
    "to_be_warned",
    "to_follow_up",
    "unfinished",
    "visible_to",
    "waiting_for",
    "waits_since",
    "with_cards",
    "with_keys",
]

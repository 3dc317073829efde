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
from .directory import area_names, directory, directory_with_cards, keys, relaxations, with_keys
from .follow_up import to_follow_up
from .photos import photo_before, photo_for, photo_of, photos_to_forget, public_photo
from .profiles import managed, offers_of, profile_of, profiles, visible_to, waiting_for
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
    "area_names",
    "candidates",
    "card",
    "conflicts_with",
    "current",
    "designations",
    "designations_of",
    "directory",
    "directory_with_cards",
    "due",
    "find",
    "hidden",
    "in_brief",
    "is_leader",
    "keys",
    "last_reminded_on",
    "leader_known_as",
    "leader_of",
    "leader_school",
    "leaders",
    "managed",
    "offers_of",
    "overlapping",
    "photo_before",
    "photo_for",
    "photo_of",
    "photos_to_forget",
    "profile_of",
    "profiles",
    "public_photo",
    "published",
    "relaxations",
    "reminders_of",
    "stale",
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

"""What can be asked about people: who they are, what they may act as, and how they sign in."""

from .roles import (
    Roles,
    active,
    grants_of,
    grants_visible_to,
    holders,
    holders_by_organisation,
    in_force,
    is_closed,
    lasting_administrators,
    organisations,
    overlapping,
    roles_of,
    search,
    standing_for,
)
from .signing_in import browsers_of, is_news, known_browser, passkey, passkeys_of, recent_sign_ins

__all__ = [
    "Roles",
    "active",
    "browsers_of",
    "grants_of",
    "grants_visible_to",
    "holders",
    "holders_by_organisation",
    "in_force",
    "is_closed",
    "is_news",
    "known_browser",
    "lasting_administrators",
    "organisations",
    "overlapping",
    "passkey",
    "passkeys_of",
    "recent_sign_ins",
    "roles_of",
    "search",
    "standing_for",
]

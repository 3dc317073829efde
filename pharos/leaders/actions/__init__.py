"""What can be done: designate and end; write a profile; agree that it is published."""

from .designations import designate, designate_by_email, end_designation
from .index import refresh_all
from .profiles import (
    choose_expertise,
    consent,
    finish_portrait,
    remind,
    save_availability,
    save_evidence,
    save_phases,
    save_portrait_draft,
    save_support,
    withdraw_consent,
)
from .searches import forget_removed_searches, put_search_back, remove_search, rename_search, save_search

__all__ = [
    "choose_expertise",
    "consent",
    "designate",
    "designate_by_email",
    "end_designation",
    "finish_portrait",
    "forget_removed_searches",
    "put_search_back",
    "refresh_all",
    "remind",
    "remove_search",
    "rename_search",
    "save_availability",
    "save_evidence",
    "save_phases",
    "save_portrait_draft",
    "save_search",
    "save_support",
    "withdraw_consent",
]

"""What can be done: designate and end; write a profile; agree that it is published."""

from .designations import designate, designate_by_email, end_designation
from .index import forget, refresh_all
from .photos import answer_photo, forget_photos, hand_in_photo, put_back_photo, remove_photo
from .profiles import (
    choose_expertise,
    confirm,
    consent,
    finish_portrait,
    save_availability,
    save_evidence,
    save_phases,
    save_portrait_draft,
    save_support,
    withdraw_consent,
)
from .reminders import ask_due, put_off, remind, remind_all, remind_due
from .searches import forget_removed_searches, put_search_back, remove_search, rename_search, save_search

__all__ = [
    "answer_photo",
    "ask_due",
    "choose_expertise",
    "confirm",
    "consent",
    "designate",
    "designate_by_email",
    "end_designation",
    "finish_portrait",
    "forget",
    "forget_photos",
    "forget_removed_searches",
    "hand_in_photo",
    "put_back_photo",
    "put_off",
    "put_search_back",
    "refresh_all",
    "remind",
    "remind_all",
    "remind_due",
    "remove_photo",
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

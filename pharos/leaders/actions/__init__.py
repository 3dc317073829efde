"""What can be done: designate and end; write a profile; agree that it is published."""

from .designations import designate, designate_by_email, end_designation
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

__all__ = [
    "choose_expertise",
    "consent",
    "designate",
    "designate_by_email",
    "end_designation",
    "finish_portrait",
    "remind",
    "save_availability",
    "save_evidence",
    "save_phases",
    "save_portrait_draft",
    "save_support",
    "withdraw_consent",
]

"""Who may do what with agreements, deployments, visits and records: who first, then the state."""

from .agreements import (
    free_days,
    may_answer,
    may_ask_for_change,
    may_confirm,
    may_decline,
    may_propose,
    may_withdraw,
    may_write_terms,
    party_of,
    writes_terms,
)
from .deployments import (
    acts_for_school,
    advises,
    is_headteacher,
    may_complete,
    may_end_early,
    may_pause,
    may_resume,
    may_say_where_record_is,
    works_on,
)
from .records import may_edit_record, may_read_record, may_sign, may_start_record, signing_party
from .visits import may_cancel_visit, may_change_visit, may_correct_visit, may_plan_visit, may_record_visit

__all__ = [
    "acts_for_school",
    "advises",
    "free_days",
    "is_headteacher",
    "may_answer",
    "may_ask_for_change",
    "may_cancel_visit",
    "may_change_visit",
    "may_complete",
    "may_confirm",
    "may_correct_visit",
    "may_decline",
    "may_edit_record",
    "may_end_early",
    "may_pause",
    "may_plan_visit",
    "may_propose",
    "may_read_record",
    "may_record_visit",
    "may_resume",
    "may_say_where_record_is",
    "may_sign",
    "may_start_record",
    "may_withdraw",
    "may_write_terms",
    "party_of",
    "signing_party",
    "works_on",
    "writes_terms",
]

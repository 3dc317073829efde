"""What can be done: terms are agreed, visits take place, records are kept, support ends."""

from .agreements import ask_for_change, confirm, decline, propose, save_draft, withdraw
from .deployments import complete, end_early, pause, resume, say_where_record_is
from .records import Overtaken, save_record, sign_record, start_record
from .visits import cancel_visit, change_visit, correct_visit, plan_visit, record_visit, strike_out_visit

__all__ = [
    "Overtaken",
    "ask_for_change",
    "cancel_visit",
    "change_visit",
    "complete",
    "confirm",
    "correct_visit",
    "decline",
    "end_early",
    "pause",
    "plan_visit",
    "propose",
    "record_visit",
    "resume",
    "save_draft",
    "save_record",
    "say_where_record_is",
    "sign_record",
    "start_record",
    "strike_out_visit",
    "withdraw",
]

"""What can be done with accounts, roles and organisations."""

from .accounts import add_person, close_account, correct_details, reopen_account, sign_out_everywhere
from .grants import end_grant, grant, lend
from .organisations import add_organisation

__all__ = [
    "add_organisation",
    "add_person",
    "close_account",
    "correct_details",
    "end_grant",
    "grant",
    "lend",
    "reopen_account",
    "sign_out_everywhere",
]

"""What can be done with accounts, roles and organisations."""

from .accounts import add_person, close_account, correct_details, reopen_account, sign_out_everywhere
from .grants import end_grant, grant, lend
from .organisations import add_organisation
from .passkeys import add_passkey, remove_passkey, rename_passkey, use_passkey
from .signing_in import choose_notices, forget_browser, forget_old_sign_ins, signed_in

__all__ = [
    "add_organisation",
    "add_passkey",
    "add_person",
    "choose_notices",
    "close_account",
    "correct_details",
    "end_grant",
    "forget_browser",
    "forget_old_sign_ins",
    "grant",
    "lend",
    "remove_passkey",
    "rename_passkey",
    "reopen_account",
    "sign_out_everywhere",
    "signed_in",
    "use_passkey",
]

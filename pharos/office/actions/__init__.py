"""What can be done with lists of leaders: hand in, try, bring in, decide, take back."""

from .deciding import decide
from .lists import ask, forget_old_files, give_up_left_behind, hand_in, is_kept, looked_at
from .reading import import_list
from .taking_back import take_back

__all__ = [
    "ask",
    "decide",
    "forget_old_files",
    "give_up_left_behind",
    "hand_in",
    "import_list",
    "is_kept",
    "looked_at",
    "take_back",
]

"""What can be done with the register of schools and with the county's areas."""

from .areas import add_area, add_district, load_areas, move_district, rename_area
from .handed_in import GONE, cancel, forget_old_files, hand_in, refuse_left_behind, start
from .imports import ask, import_register, put_back, run
from .rolling_back import roll_back

__all__ = [
    "GONE",
    "add_area",
    "add_district",
    "ask",
    "cancel",
    "forget_old_files",
    "hand_in",
    "import_register",
    "load_areas",
    "move_district",
    "put_back",
    "refuse_left_behind",
    "rename_area",
    "roll_back",
    "run",
    "start",
]

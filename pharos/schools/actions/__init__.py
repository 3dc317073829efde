"""What can be done with the register of schools and with the county's areas."""

from .areas import add_area, add_district, load_areas, move_district, rename_area
from .handed_in import GONE, forget_old_files, hand_in, refuse_left_behind, start
from .imports import ask, import_register, put_back, run
from .outlines import import_outlines
from .postcodes import import_postcodes

__all__ = [
    "GONE",
    "add_area",
    "add_district",
    "ask",
    "forget_old_files",
    "hand_in",
    "import_outlines",
    "import_postcodes",
    "import_register",
    "load_areas",
    "move_district",
    "put_back",
    "refuse_left_behind",
    "rename_area",
    "run",
    "start",
]

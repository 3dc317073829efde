"""What can be done with the register of schools and with the county's areas."""

from .areas import add_area, add_district, load_areas, move_district, rename_area
from .handed_in import GONE, cancel, forget_old_files, hand_in, refuse_left_behind, start
from .handed_in_sources import hand_in_source, refuse_sources_left_behind, start_source
from .imports import ask, import_register, put_back, run
from .outlines import import_outlines
from .postcodes import import_postcodes
from .rolling_back import roll_back
from .sources import ask_source, import_source, put_source_back, refuse_source, run_source

__all__ = [
    "GONE",
    "add_area",
    "add_district",
    "ask",
    "ask_source",
    "cancel",
    "forget_old_files",
    "hand_in",
    "hand_in_source",
    "import_outlines",
    "import_postcodes",
    "import_register",
    "import_source",
    "load_areas",
    "move_district",
    "put_back",
    "put_source_back",
    "refuse_left_behind",
    "refuse_source",
    "refuse_sources_left_behind",
    "rename_area",
    "roll_back",
    "run",
    "run_source",
    "start",
    "start_source",
]

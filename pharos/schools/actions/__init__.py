"""What can be done with the register of schools and with the county's areas."""

from .areas import add_area, add_district, load_areas, move_district, rename_area
from .imports import ask, import_register, put_back, run

__all__ = [
    "add_area",
    "add_district",
    "ask",
    "import_register",
    "load_areas",
    "move_district",
    "put_back",
    "rename_area",
    "run",
]

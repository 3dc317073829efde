"""What can be done to the areas of expertise and to the thesaurus."""

from .areas import offer_again, retire
from .imports import import_taxonomy, import_thesaurus, load_default, load_lists
from .terms import add_term, correct_term, remove_term

__all__ = [
    "add_term",
    "correct_term",
    "import_taxonomy",
    "import_thesaurus",
    "load_default",
    "load_lists",
    "offer_again",
    "remove_term",
    "retire",
]

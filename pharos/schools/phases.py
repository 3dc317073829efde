"""What kind of school it is, from the register's phase and type. Pure.

The register gives special schools, pupil referral units and independents the phase "Not applicable":
their type tells more.
"""

_WORDS = {
    "1": "Nursery",
    "2": "Primary",
    "3": "Middle, deemed primary",
    "4": "Secondary",
    "5": "Middle, deemed secondary",
    "6": "16 plus",
    "7": "All-through",
}
_KEYS = {
    "1": "nursery",
    "2": "primary",
    "3": "primary",
    "4": "secondary",
    "5": "secondary",
    "6": "post16",
    "7": "all_through",
}
# Fragments of the register's type names, for establishments without a phase.
_BY_TYPE = (
    ("special", "Special"),
    ("pupil referral", "Alternative provision"),
    ("alternative provision", "Alternative provision"),
    ("independent", "Independent"),
    ("further education", "16 plus"),
    ("sixth form", "16 plus"),
)


def _by_type(type_name: str) -> str:
    lowered = type_name.casefold()
    return next((words for part, words in _BY_TYPE if part in lowered), "Not applicable")


def words(phase_code: str, type_name: str) -> str:
    """ "Primary", "Special", "Not applicable"."""
    kind = _by_type(type_name)
    if kind == "Special":
        return kind
    return _WORDS.get(phase_code, kind)


def key(phase_code: str, type_name: str) -> str:
    """The phase that a leader's profile would name for this school."""
    kind = words(phase_code, type_name)
    if kind in ("Special", "Alternative provision"):
        return "special"
    if kind == "16 plus":
        return "post16"
    return _KEYS.get(phase_code, "not_applicable")

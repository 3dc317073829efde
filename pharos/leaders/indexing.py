"""The texts by which words find a leader: what anybody may read, and nothing else. Pure.

They hold stems, made here and not by the database, so that SQLite and PostgreSQL find the same leaders.
"""

from collections.abc import Iterable, Mapping

from pharos.schools import words
from pharos.taxonomy.states import Phase, SupportKind
from pharos.taxonomy.stemming import stem

# Where a word can stand, the most telling place first. Names are not among them: see ``Roll.named``.
FIELDS = ("areas", "portrait", "facts", "school")


def texts(
    *,
    kind: str,
    school: Iterable[object],
    phases: Iterable[str],
    can_lead: Iterable[str],
    areas: Iterable[str],
    portrait: str,
) -> Mapping[str, str]:
    """What stands in each field. ``school`` is its name, town, postcode and URN; the rest are a profile's answers."""
    known = [Phase(each).label for each in phases] + [SupportKind(each).label for each in can_lead]
    return {
        "areas": _stems(areas),
        "portrait": _stems([portrait]),
        "facts": _stems([kind, *known]),
        "school": _stems(school),
    }


def _stems(parts: Iterable[object]) -> str:
    return " ".join(stem(word) for word in words.plain(" ".join(str(each) for each in parts)).split())

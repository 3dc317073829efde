"""What somebody looks for among the schools, and why one matches it. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pharos.common.ui.filters import sentence

from . import words
from .distance import Near
from .states import OPEN_STATUSES, Status

if TYPE_CHECKING:
    from .models import School

# Which schools to look among. Every status is named where all are wanted: an index leads with it.
STATUSES = {"": OPEN_STATUSES, "closed": (Status.CLOSED,), "all": tuple(Status)}


@dataclass(frozen=True)
class Criteria:
    """Every answer of the list's filters. What is empty is not asked for; without a ``status``, open schools are."""

    words: str = ""
    phase: str = ""
    area: str = ""
    district: str = ""
    status: str = ""
    near: Near | None = None
    within_km: int | None = None

    @property
    def wanted(self) -> list[str]:
        """The words to look for, as searchable text has them."""
        return words.wanted(self.words)

    @property
    def statuses(self) -> tuple[Status, ...]:
        return STATUSES.get(self.status, OPEN_STATUSES)


def reason(school: "School", criteria: Criteria) -> str:
    """Why this school is in the list: where the words stand that somebody looks for."""
    wanted = criteria.wanted
    places = {"name": school.name, "town": school.town, "postcode": school.postcode, "URN": str(school.urn)}
    hits = [place for place, text in places.items() if any(_has(text, word) for word in wanted)]
    whole = [place for place in hits if all(_has(places[place], word) for word in wanted)]
    return f"“{criteria.words.strip()}” is in its {sentence(whole[:1] or hits)}" if hits else ""


def _has(text: str, word: str) -> bool:
    return f" {word}" in f" {words.plain(text)}"

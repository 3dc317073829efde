"""Things that are known by their key: rows, or what stands for one in a list of thousands."""

from collections.abc import Collection
from typing import Any, Protocol

from django.db.models import Q

# To name more keys than these one by one takes longer than to read the rows between that nobody asked for.
MOST_NAMED = 500


class Keyed(Protocol):
    @property
    def pk(self) -> Any: ...


def among(field: str, keys: Collection[int]) -> Q:
    """Rows whose ``field`` is one of these keys; of thousands, all from the lowest to the highest, to pick from."""
    if len(keys) <= MOST_NAMED:
        return Q(**{f"{field}__in": keys})
    return Q(**{f"{field}__gte": min(keys), f"{field}__lte": max(keys)})

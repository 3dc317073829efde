"""Lists that are put together from several questions."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet


class InTurn:
    """Several lists as one, one after the other. A queryset is asked for its rows only where a page reaches them."""

    def __init__(self, *parts: QuerySet[Any, Any] | list[Any]) -> None:
        self.parts = parts

    @cached_property
    def sizes(self) -> list[int]:
        return [len(part) if isinstance(part, list) else part.count() for part in self.parts]

    def count(self) -> int:
        return sum(self.sizes)

    def __iter__(self) -> Iterator[Any]:
        for part in self.parts:
            yield from part if isinstance(part, list) else part.iterator()

    def __getitem__(self, wanted: slice) -> list[Any]:
        found: list[Any] = []
        before = 0
        for part, size in zip(self.parts, self.sizes, strict=True):
            first, last = max(wanted.start - before, 0), min(wanted.stop - before, size)
            if first < last:
                found += part[first:last]
            before += size
        return found

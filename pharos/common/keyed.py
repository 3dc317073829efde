"""Something that is known by its key: a row, or what stands for one in a list of thousands."""

from typing import Any, Protocol


class Keyed(Protocol):
    @property
    def pk(self) -> Any: ...

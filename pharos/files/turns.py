"""A file that was handed in is read when the worker comes to it.

A worker that is killed leaves its reading running. The task, given back by the reaper, puts it back and reads the file
again. What no task sees to any more is refused, so that it doesn't look for ever as if it ran. What became of a file
stands in the row that asked for it, where its page shows it.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from pharos.common.errors import Refused

from .shelf import Shelf

WAITING, RUNNING = "waiting", "running"


class Asked(Protocol):
    """A row that asks for a file to be read: a try changes nothing, and its file is kept for what follows."""

    state: str
    stored_as: str
    dry_run: bool
    started_by: Any


@dataclass(frozen=True)
class Turns[Row: Asked]:
    """How files of one kind are read. ``gone`` and ``half_way`` say why one was not, or not to its end.

    ``run(row, path, by=, at=)`` reads the file, and moves the row whatever comes of it; ``refuse(row, why, by=, at=)``
    and ``put_back(row, at=)`` are moves of the row.
    """

    shelf: Shelf
    run: Callable[..., Any]
    refuse: Callable[..., None]
    put_back: Callable[..., None]
    gone: str
    half_way: str

    def take(self, asked: Row, *, attempt: int, at: dt.datetime) -> str:
        """Read the file if it still waits. Says in which state that left the row."""
        if asked.state == RUNNING and attempt > 1:
            self.put_back(asked, at=at)
        if asked.state == WAITING:
            self._read(asked, at=at)
        return asked.state

    def _read(self, asked: Row, *, at: dt.datetime) -> None:
        upload = self.shelf.find(asked.stored_as)
        if upload is None:
            self.refuse(asked, self.gone, by=asked.started_by, at=at)
            return
        try:
            self.run(asked, upload.path, by=asked.started_by, at=at)
        except Refused:
            return
        if not asked.dry_run:
            self.shelf.forget(upload.key)

    def give_up(self, left: Iterable[Row], *, at: dt.datetime) -> int:
        """Refuse what no task sees to any more. Says how many."""
        rows = list(left)
        for each in rows:
            self.refuse(each, self.half_way, by=None, at=at)
        return len(rows)

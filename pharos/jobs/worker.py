"""The worker: one process that beats, gives back what dead workers held, starts what is due, and runs tasks.

Its lanes are threads, each with its own queues: a long import doesn't hold up a sign-in code. The main thread keeps
house and takes the signals. On the first SIGTERM (or Ctrl-C) each lane ends the task that it runs, and no more begin;
on the second the process stops where it stands, and another worker's reaper finds what it held.
"""

import logging
import os
import signal
import socket
import threading
from types import FrameType

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections

from pharos.common import clock
from pharos.common.references import new_reference

from . import actions, schedule
from .running import run

log = logging.getLogger("pharos.jobs")
POLL = 0.5
LANES: tuple[tuple[str, ...], ...] = (("letters",), ("default",))
DATABASE_AWAY = (OperationalError, InterfaceError)


def new_name() -> str:
    """A name that no other worker has: where it runs, and which run it is."""
    return f"{socket.gethostname()}-{os.getpid()}-{new_reference()}"


def drain() -> int:
    """Run what is due, and what that leads to, in this thread. For tests and for the demo. Says how many tasks ran."""
    name, count = new_name(), 0
    actions.beat(name)
    while row := actions.take_next(name, at=clock.now()):
        run(row)
        actions.beat(name)
        count += 1
    actions.leave(name)
    return count


class Worker:
    """One worker process."""

    def __init__(self, *, until_idle: bool = False) -> None:
        self.name = new_name()
        self.until_idle = until_idle
        self.stopping = threading.Event()
        self.lanes = [threading.Thread(target=self._work, args=[queues], name=queues[0]) for queues in LANES]

    def start(self) -> None:
        """Work until told to stop, or until nothing is due."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        schedule.load()
        self._keep_house(first=True)
        log.info("Worker %s is at work", self.name)
        for lane in self.lanes:
            lane.start()
        while any(lane.is_alive() for lane in self.lanes):
            for lane in self.lanes:
                lane.join(timeout=settings.WORKER_DEAD_AFTER / 6 / len(self.lanes))
            self._keep_house()
        self._leave()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.stopping.is_set():
            os._exit(1)
        log.info("Worker %s ends after the tasks it runs", self.name)
        self.stopping.set()

    def _keep_house(self, *, first: bool = False) -> None:
        try:
            actions.beat(self.name)
            if first:
                actions.enrol(at=clock.now())
            if not self.stopping.is_set():
                actions.reap(at=clock.now())
                actions.start_due(at=clock.now())
        except DATABASE_AWAY:
            if first:
                raise
            log.warning("The database is busy or away", exc_info=True)
            close_old_connections()

    def _leave(self) -> None:
        actions.leave(self.name)
        log.info("Worker %s has ended", self.name)

    def _work(self, queues: tuple[str, ...]) -> None:
        """One lane: take a task, run it, take the next; wait a moment where there is none."""
        try:
            while not self.stopping.is_set():
                if not self._one(queues):
                    if self.until_idle:
                        return
                    self.stopping.wait(POLL)
        except BaseException:
            log.exception("The lane for %s broke; the worker ends", queues)
            self.stopping.set()
            raise
        finally:
            connections.close_all()

    def _one(self, queues: tuple[str, ...]) -> bool:
        try:
            close_old_connections()
            row = actions.take_next(self.name, at=clock.now(), queues=queues)
        except DATABASE_AWAY:
            log.warning("The database is busy or away", exc_info=True)
            return self.until_idle and not self.stopping.wait(POLL)
        if row is not None:
            run(row)
        return row is not None

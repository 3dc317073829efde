"""The process that does something, and whether it still lives: "host:pid"."""

import os
import socket


def this_one() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def has_died(name: str) -> bool:
    """Whether it ran on this machine and runs no more; nobody can tell of another machine's."""
    host, _, pid = name.rpartition(":")
    return host == socket.gethostname() and pid.isdecimal() and not _runs(int(pid))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

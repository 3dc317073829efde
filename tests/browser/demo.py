"""The demo as a newcomer starts it: one command, web and worker together, in a directory of its own."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.house.structure import ROOT
from tests.processes import until

# A cold, busy machine makes the county in well under this.
PATIENCE = 180
# What the suite's own settings put into the environment, and a newcomer's doesn't have.
OURS = {"DATABASE_URL", "TEST_DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "SECURE_COOKIES"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demo:
    """``pharos demo`` as a process; ``address`` is where it answers."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = (folder / "demo.log").open("wb")
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(self.port)], cwd=ROOT,
            env={**kept, "PHAROS_DEMO": "true", "PHAROS_DATA_DIR": str(folder / "data")},
            stdout=self.log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def wait(self) -> "Demo":
        until(self._answers, patience=PATIENCE)
        return self

    def _answers(self) -> bool:
        assert self.process.poll() is None, (self.folder / "demo.log").read_text(errors="replace")
        try:
            with urlopen(f"{self.address}/healthz", timeout=5):
                return True
        except HTTPError:
            return True
        except (URLError, OSError):
            return False

    def stop(self) -> int:
        """Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=30)
        self.log.close()
        return code

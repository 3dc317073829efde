"""Files that were handed in, kept under the data directory until they have been read.

Each lies in a folder of its own, named by an opaque key. Web processes and workers on several machines
share this directory.
"""

import datetime as dt
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from pharos.common.references import new_reference

# Enough for every name that people give, and within what file systems allow in any alphabet.
LONGEST_NAME = 60
_KEY = re.compile(r"[0-9a-z]{10}")


@dataclass(frozen=True)
class Upload:
    """One file that was handed in."""

    key: str
    path: Path

    @property
    def file_name(self) -> str:
        return self.path.name


@dataclass(frozen=True)
class Shelf:
    """Where files of one kind are kept: a folder of the data directory."""

    folder: str

    def keep(self, file_name: str, chunks: Iterable[bytes]) -> Upload:
        """Write the file down."""
        key = new_reference()
        path = self._path / key / (Path(file_name).name[-LONGEST_NAME:] or "file")
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            file.writelines(chunks)
        return Upload(key, path)

    def find(self, key: str) -> Upload | None:
        """The file that is kept under this key, if one is."""
        if not _KEY.fullmatch(key):
            return None
        path = next((self._path / key).glob("*"), None)
        return Upload(key, path) if path else None

    def forget(self, key: str) -> None:
        """Remove the file that is kept under this key."""
        if _KEY.fullmatch(key):
            shutil.rmtree(self._path / key, ignore_errors=True)

    def older_than(self, moment: dt.datetime) -> Iterator[str]:
        """The keys of the files that were handed in before this moment."""
        for folder in self._path.glob("*"):
            if folder.stat().st_mtime < moment.timestamp():
                yield folder.name

    @property
    def _path(self) -> Path:
        return Path(settings.DATA_DIR) / self.folder

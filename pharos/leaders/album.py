"""The squares of leaders' photos as files under the data directory, which all web processes and workers share.

Each photo has a folder of its own, named by its reference. Which photo is shown to whom, ``queries`` say.
"""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from .pictures import Squares

_KEY = re.compile(r"[0-9a-z]{10}")


def keep(reference: str, photo: Squares) -> None:
    """Write the squares down. A photo whose transaction fails leaves its files to ``forget_photos``."""
    folder = _folder() / reference
    folder.mkdir(parents=True)
    for (crop, size), data in photo.files.items():
        (folder / _name(crop, size)).write_bytes(data)


def read(reference: str, crop: str, size: int) -> bytes | None:
    """One square, if it is kept."""
    if not _KEY.fullmatch(reference):
        return None
    try:
        return (_folder() / reference / _name(crop, size)).read_bytes()
    except FileNotFoundError:
        return None


def forget(reference: str) -> None:
    """Remove every square of this photo."""
    if _KEY.fullmatch(reference):
        shutil.rmtree(_folder() / reference, ignore_errors=True)


def older_than(moment: dt.datetime) -> Iterator[str]:
    """The references of the photos that were written before this moment."""
    for folder in _folder().glob("*"):
        if folder.stat().st_mtime < moment.timestamp():
            yield folder.name


def _name(crop: str, size: int) -> str:
    return f"{crop}-{size}.webp"


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "photos"

"""Style sheets, scripts and pictures: their addresses change with what they hold, so that browsers may keep them."""

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static


class NoSuchFile(Exception):
    """A template names a file that does not ship with the service."""


@cache
def address(path: str) -> str:
    """Where a browser finds a file that ships with the service.

    A font keeps its plain address: the style sheet names it too, and both must be the same.
    """
    found = finders.find(path)
    if found is None:
        raise NoSuchFile(path)
    plain = static(path)
    return plain if path.endswith(".woff2") else f"{plain}?{_digest(Path(found))}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]

"""The links at the head of every page. Which they are, a later area tells by ``settings.NAVIGATION``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Item:
    """One link. It is current on its own page and on those below it."""

    text: str
    href: str


Hook = Callable[[HttpRequest], Sequence[Item]]


@cache
def _hook(path: str) -> Hook:
    return cast(Hook, import_string(path))


def items(request: HttpRequest) -> list[dict[str, Any]]:
    """The parameters of GOV.UK's service navigation for this request."""
    offered = list(_hook(settings.NAVIGATION)(request)) if settings.NAVIGATION else []
    current = _current(request.path, offered)
    return [{"text": item.text, "href": item.href, "active": item is current} for item in offered]


def _current(path: str, offered: Sequence[Item]) -> Item | None:
    """The item with the longest address that leads here."""
    here = [item for item in offered if path == item.href or (item.href != "/" and path.startswith(item.href))]
    return max(here, key=lambda item: len(item.href), default=None)

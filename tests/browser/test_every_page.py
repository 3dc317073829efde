"""Every kind of page that the county's people can come to by its links, in a real browser, at two widths."""

import re
from collections import deque
from urllib.parse import urldefrag, urlsplit

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PEOPLE = (
    "Helen Marsh", "Tom Ashby", "Amina Rahman", "Joseph Trent", "Daniel Whitlock", "Grace Okafor", "Peter Lindqvist",
    "Miriam Stone", "Priya Nair", "Ruth Calloway", "Sam Fenwick",
)  # fmt: skip
# What stands for one thing among many: a reference, a number, a code, a page of a list.
ONE_OF_MANY = re.compile(
    r"(?<=/)(?:[0-9a-hjkmnp-tv-z]{10}|[A-Z]?\d+|(?:sle|npq|ofsted)-[a-z0-9-]+|north|south|east|west)(?=[/.]|$)"
)
NO_PAGE = re.compile(r"\.(pdf|docx|csv|json|xlsx|txt)(\?|$)|[?&]as=(xlsx|csv|json)|/html/(\?|$)|^/static/|^/demo/(register|clock/.|gallery/.)")


def kind_of(path: str) -> str:
    """/offers/4f0x…/ is one kind of page, whichever offer it is; each page of a list is the list's."""
    parts = urlsplit(path)
    names = sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair} - {"page", "next"})
    return ONE_OF_MANY.sub("*", parts.path) + ("?" + "&".join(names) if names else "")


def links_of(visitor: Visitor) -> list[str]:
    hrefs: list[str] = visitor.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    own = [urldefrag(href).url.removeprefix(visitor.address) for href in hrefs if href.startswith(visitor.address)]
    return [path for path in own if not NO_PAGE.search(path)]


def walk(visitor: Visitor, known: set[str]) -> None:
    """From somebody's own first page on, every link that leads to a kind of page that nobody has seen yet."""
    known.add("/")
    visitor.go("/")
    waiting = deque(links_of(visitor))
    while waiting:
        path = waiting.popleft()
        if kind_of(path) not in known:
            known.add(kind_of(path))
            visitor.go(path)
            waiting.extend(links_of(visitor))


def test_every_kind_of_page_is_without_fault(open_window, county):
    visitor = open_window(WIDE, also=NARROW)
    known: set[str] = set()
    walk(visitor, known)
    for name in PEOPLE:
        visitor.be(name)
        walk(visitor, known)
    assert len(known) > 60, sorted(known)

"""A browser as we keep it: in words that its owner knows it by ("Chrome on Windows"), and as a hash. Pure."""

import hashlib
import re

# The cookie by which a browser is known again.
COOKIE = "pharos_browser"
BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"), ("Opera", r"OPR/|Opera"), ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"), ("Chrome", r"Chrome/|CriOS/|Chromium/"), ("Safari", r"Safari/"),
)  # fmt: skip
SYSTEMS = (
    ("an iPhone", "iPhone"), ("an iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("a Chromebook", "CrOS"), ("a Mac", "Mac OS X|Macintosh"), ("Linux", "Linux|X11"),
)  # fmt: skip


def in_words(user_agent: str) -> str:
    """What the header ``User-Agent`` says, as far as people would say it. It is a claim and no more."""
    browser = _first(BROWSERS, user_agent) or "A browser"
    system = _first(SYSTEMS, user_agent)
    return f"{browser} on {system}" if system else browser


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, pattern in known if re.search(pattern, user_agent)), "")


def hashed(key: str) -> str:
    """How a browser's cookie is kept: whoever reads the database can't make one."""
    return hashlib.sha256(key.encode()).hexdigest()

"""Browsers in words."""

import pytest

from pharos.people.devices import in_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"


@pytest.mark.parametrize(("user_agent", "words"), [
    (WINDOWS, "Chrome on Windows"),
    (f"{WINDOWS} Edg/130.0", "Edge on Windows"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1 Version/17.5 Safari/605.1", "Safari on a Mac"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) CriOS/130.0 Mobile Safari/604.1", "Chrome on an iPhone"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox on Linux"),
    ("Mozilla/5.0 (X11; CrOS x86_64 14541.0) Chrome/130.0 Safari/537.36", "Chrome on a Chromebook"),
    ("curl/8.5", "A browser"),
    ("", "A browser"),
])  # fmt: skip
def test_a_browser_is_named_as_people_name_it(user_agent, words):
    assert in_words(user_agent) == words

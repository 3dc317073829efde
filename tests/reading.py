"""What a page says, as the people who read it meet it."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext


def words_of(response):
    """The words of a page between its head and its foot, tags left out, with single spaces."""
    main = response.content.decode().split("<main", 1)[-1].split("</main>", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<main{main}")).split())


def title_of(response):
    return unescape(re.search(r"<title[^>]*>(.*?)</title>", response.content.decode(), re.DOTALL)[1]).strip()


def links_of(response):
    """Where the page's own links lead, in order."""
    main = response.content.decode().split("<main", 1)[-1].split("</main>", 1)[0]
    return [unescape(href) for href in re.findall(r'<a [^>]*href="([^"]*)"', main)]


def number_of_queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)

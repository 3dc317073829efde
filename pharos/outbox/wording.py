"""From a letter's template to its words: a subject, plain text, and the same text as HTML."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.template import engines
from jinja2 import Environment
from markupsafe import Markup, escape

from pharos.common.errors import Refused

SUBJECT = "Subject: "
BREAKS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)]")


class BadTemplate(Exception):
    """A letter's template does not begin with its subject."""


class BadSubject(Refused):
    """Something that stands in the subject has a line break in it: a name, a title. Nothing is written."""


@dataclass(frozen=True)
class Words:
    """What a letter says. ``subject`` is one line; it can't carry a header of its own."""

    subject: str
    text: str
    html: str


@cache
def _plain() -> Environment:
    """The templates' environment for plain text: the same words and filters, nothing escaped."""
    environment = cast(Environment, engines["jinja2"].env)  # type: ignore[attr-defined]
    return environment.overlay(autoescape=False)


def words_of(template: str, context: dict[str, Any]) -> Words:
    """Render ``template`` (first line ``Subject: …``, then a blank line and the body)."""
    about_us = {"programme_name": settings.PROGRAMME_NAME, "site_address": settings.SITE_ADDRESS}
    whole = _plain().get_template(template).render({**about_us, **context}).strip()
    head, _, body = whole.partition("\n")
    if not head.startswith(SUBJECT):
        raise BadTemplate(f"{template} does not begin with “{SUBJECT}”.")
    subject = subject_of(head.removeprefix(SUBJECT), next_line=body.partition("\n")[0])
    text = re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n"
    return Words(subject=subject, text=text, html=as_html(subject, text))


def subject_of(line: str, *, next_line: str) -> str:
    """The subject, in one line. The line after it is empty, or what stands in it was meant to be a header."""
    if BREAKS.search(line) or next_line.strip():
        raise BadSubject("A name or title that this letter mentions has a line break in it. Take it out and try again.")
    return " ".join(line.split())


def as_html(subject: str, text: str) -> str:
    """The plain text as an HTML letter: paragraphs, line breaks and links, in our layout."""
    paragraphs = [_linked(part) for part in re.split(r"\n\s*\n", text.strip())]
    layout = engines["jinja2"].get_template("outbox/letter.html")
    context = {"subject": subject, "paragraphs": paragraphs, "programme_name": settings.PROGRAMME_NAME}
    return layout.render(context)


def _linked(paragraph: str) -> Markup:
    safe = str(escape(paragraph)).replace("\n", "<br>\n")
    return Markup(ADDRESS.sub(lambda m: f'<a href="{m[0]}" style="color:#0b4f71">{m[0]}</a>', safe))  # noqa: S704

"""Small parts of pages: crumbs, tags, facts, steps, key figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Crumb:
    """One step of the way here. The page itself has no ``href``."""

    text: str
    href: str = ""


def crumb_items(crumbs: Iterable[Crumb]) -> list[dict[str, str]]:
    """The parameters of GOV.UK's breadcrumbs."""
    return [{"text": crumb.text, "href": crumb.href} if crumb.href else {"text": crumb.text} for crumb in crumbs]


@dataclass(frozen=True)
class Tag:
    """A state in a word and a colour: grey, green, turquoise, blue, light-blue, purple, pink, red, orange or yellow."""

    text: str
    colour: str = "grey"

    def params(self) -> dict[str, str]:
        """The parameters of GOV.UK's tag."""
        return {"text": self.text, "classes": f"govuk-tag--{self.colour}"}


@dataclass(frozen=True)
class Fact:
    """One row of a summary: what it is, and what was answered.

    ``href`` leads to where it is changed; ``what`` completes the words of that link for people who hear
    it alone ("Change" + "the date you want to start").
    """

    label: str
    value: Any
    href: str = ""
    what: str = ""
    action: str = "Change"


@dataclass(frozen=True)
class Step:
    """One row of a task list. Without ``href`` it can't be started yet.

    Its ``tag`` tells how far it has come; without one, ``status`` does so in plain words.
    """

    title: str
    href: str = ""
    status: str = ""
    tag: Tag | None = None
    hint: str = ""


@dataclass(frozen=True)
class Figure:
    """One number worth seeing at a glance. ``warm`` draws the eye to it."""

    value: Any
    label: str
    href: str = ""
    warm: bool = False

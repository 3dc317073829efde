"""What there is to administer, each with a line that says what for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Place:
    """One room of the office."""

    title: str
    words: str
    href: str


@dataclass(frozen=True)
class FrontPage:
    places: Sequence[Place]


PLACES = (
    ("People and roles", "Add people, give and end their roles, name who stands in.", "office:people"),
    ("Organisations", "The authority, teaching school hubs and providers that people act for.", "office:organisations"),
    ("Leaders", "Designate leaders, end designations, and help with profiles.", "leaders:manage"),
    (
        "Leaders from lists",
        "Bring in the county’s own list of leaders, CSV or Excel, row by row.",
        "office:leader_lists",
    ),
    ("Register of schools", "Import the national register, and see what changed.", "office:imports"),
    (
        "Other sources",
        "Bring in inspections, links, results, postcodes and outlines, and see what was not read.",
        "office:sources",
    ),
    ("Changes in schools", "What happened to schools between two files, and who may be a new head.", "office:changes"),
    ("Areas and districts", "Which districts lie in which area, and how many schools.", "office:areas"),
    ("Areas of expertise", "What leaders offer and schools need, and what people call it.", "office:expertise"),
    ("Letters", "Every email that the service wrote, and what became of it.", "office:letters"),
)


def front() -> FrontPage:
    return FrontPage([Place(title, words, reverse(name)) for title, words, name in PLACES])

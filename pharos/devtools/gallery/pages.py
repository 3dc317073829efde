"""What the gallery shows: every component with something in it, and links to what needs a page of its own."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pharos.common.pages import Crumb, Fact, Figure, Paging, Step, Tag, TimelineItem
from pharos.common.pages.chart import Chart
from pharos.common.pages.filtering import ActiveFilter
from pharos.common.pages.mapping import Map
from pharos.common.verdict import YES, Verdict, no

from . import specimens

LAYOUTS = [
    ("A form", "form"),
    ("A form with everything wrong", "wrong"),
    ("A page that asks once more", "step"),
    ("A list with filters", "list"),
    ("An empty list", "empty"),
    ("A sheet for paper", "sheet"),
]
ERRORS = [
    ("400: a request that cannot be understood", "400"),
    ("403: a page that is not for this person", "403"),
    ("403: something that this person may not do", "refused"),
    ("403: a form that has expired", "expired"),
    ("404: no such page", "404"),
    ("409: something that cannot be done now", "409"),
    ("413: too large", "413"),
    ("429: too many tries", "429"),
    ("500: a fault of ours", "500"),
]


@dataclass(frozen=True)
class GalleryPage:
    """The gallery's first page."""

    layouts: list[Crumb]
    errors: list[Crumb]
    yes: Verdict
    no: Verdict
    tags: list[Tag]
    figures: list[Figure]
    facts: list[Fact]
    steps: list[Step]
    heads: list[Any]
    rows: list[list[Any]]
    filters: list[ActiveFilter]
    paging: Paging
    events: list[TimelineItem]
    chart: Chart
    map: Map
    small_map: Map


def gallery(*, at: dt.datetime) -> GalleryPage:
    return GalleryPage(
        layouts=_links(LAYOUTS),
        errors=_links(ERRORS),
        yes=YES,
        no=no("Only the headteacher can do this."),
        tags=specimens.TAGS,
        figures=specimens.FIGURES,
        facts=specimens.FACTS,
        steps=specimens.STEPS,
        heads=specimens.HEADS,
        rows=specimens.ROWS,
        filters=specimens.FILTERS,
        paging=specimens.some(number=3, pages=9),
        events=_events(at),
        chart=specimens.CHART,
        map=specimens.map_of(closely=False),
        small_map=specimens.map_of(closely=True),
    )


def _links(named: list[tuple[str, str]]) -> list[Crumb]:
    return [Crumb(text, reverse("devtools:gallery_page", args=[name])) for text, name in named]


def _events(at: dt.datetime) -> list[TimelineItem]:
    return [
        TimelineItem("Amina Rahman", "accepted the offer", at),
        TimelineItem("Priya Nair, for Grace Okafor,", "sent the request", at, why="The term begins next week."),
        TimelineItem("Pharos", "reminded the leader", at),
    ]


@dataclass(frozen=True)
class SheetPage:
    """A sheet for paper."""

    crumbs: list[Crumb]
    facts: list[Fact]


def sheet() -> SheetPage:
    return SheetPage([Crumb("Gallery", reverse("devtools:gallery")), Crumb("A sheet")], specimens.FACTS)

"""Words for each component to show, as a real page would fill it."""

from typing import Any

from pharos.common.pages import Fact, Figure, Paging, Step, Tag
from pharos.common.pages.chart import Point, chart
from pharos.common.pages.filtering import ActiveFilter
from pharos.common.pages.mapping import Map, Mark, Shape, draw, grounds

COLOURS = ("grey", "green", "turquoise", "blue", "light-blue", "purple", "pink", "red", "orange", "yellow")
HERE = "#components"
TAGS = [Tag(colour.capitalize(), colour) for colour in COLOURS]
FIGURES = [
    Figure(12, "Requests open", href=HERE),
    Figure("3½", "Days delivered"),
    Figure(2, "Late", href=HERE, warm=True),
]
FACTS = [
    Fact("School", "Marram Primary School"),
    Fact("What you need", "I am new to headship.\nI would like a mentor.", href=HERE, what="what you need"),
    Fact("Anything else", ""),
]
STEPS = [
    Step("Your school", HERE, status="Done"),
    Step("What you need", HERE, tag=Tag("In progress", "light-blue"), hint="Two questions are left"),
    Step("Send", status="Cannot start yet"),
]
HEADS: list[Any] = ["School", "Phase", {"text": "Pupils", "numeric": True}]
ROWS: list[list[Any]] = [
    [{"text": "Marram Primary School", "href": HERE}, "Primary", "210"],
    [{"text": "Saltmarsh Academy", "href": HERE}, {"tag": Tag("Secondary", "blue")}, "1,204"],
    ["Windmill Hill School", None, "96"],
]
STEP = {
    "title": "Withdraw the offer to Amina Rahman",
    "caption": "PH-0001, Marram Primary School",
    "lead": ["The request stays open, and the adviser looks for another leader. The school wrote:"],
    "quote": "I am new to headship.\nI would like a mentor.",
    "button": "Withdraw the offer",
}
CHART = chart(
    "chart-gallery", "Expected standard in reading, writing and maths",
    [Point("2024", 61, "61%"), Point("2025", None, "Not published"), Point("2026", 72, "72%")],
    heads=("Year", "Pupils"), most=100,
)  # fmt: skip
FILTERS = [ActiveFilter("Phase: Primary", "?area=north", 12), ActiveFilter("Area: North", "?phase=primary", 1)]


def some(*, number: int, pages: int) -> Paging:
    """One page of a list of so many."""
    return Paging(ROWS, number, pages, pages * 25, number * 25 - 24, number * 25, {"phase": ["primary"]})


def none() -> Paging:
    """A list with nothing in it."""
    return Paging([], 1, 1, 0, 0, 0)


SHAPES = [
    Shape("Lantern Bay", "North", [[[[1.7, 51.8], [1.9, 51.8], [1.9, 51.95], [1.7, 51.95], [1.7, 51.8]]]]),
    Shape("Windmill Downs", "South", [[[[1.7, 51.65], [1.9, 51.65], [1.9, 51.8], [1.7, 51.8], [1.7, 51.65]]]]),
]
MARKS = [
    Mark("Marram Primary School", HERE, "Primary · Lantern Bay", (1.8, 51.9)),
    Mark("Windmill Hill School", HERE, "Primary · 12 km away", (1.85, 51.75)),
    Mark("Saltmarsh Academy", HERE, "Secondary"),
]


def map_of(*, closely: bool) -> Map:
    """Two schools on a map, and one that nobody has placed."""
    drawing = draw(SHAPES, MARKS, closely=closely, numbered=closely)
    return Map("Map of 3 schools", MARKS, grounds(SHAPES), drawing, ["Made up."], shown="The first 3 of 12 schools.")

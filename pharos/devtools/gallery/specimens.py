"""Words for each component to show, as a real page would fill it."""

from typing import Any

from pharos.common.pages import Fact, Figure, Paging, Step, Tag
from pharos.common.pages.chart import Point, chart
from pharos.common.pages.filtering import ActiveFilter

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

"""Parts of pages that every area shows."""

from .paging import PER_PAGE, Paging, paging
from .parts import Crumb, Fact, Figure, Step, Tag, crumb_items
from .story import TimelineItem, timeline

__all__ = [
    "PER_PAGE",
    "Crumb",
    "Fact",
    "Figure",
    "Paging",
    "Step",
    "Tag",
    "TimelineItem",
    "crumb_items",
    "paging",
    "timeline",
]

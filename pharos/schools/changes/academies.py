"""Which school became which academy: a closing and an opening that belong together. Pure.

The register's links tell it for certain. Without a link, the two must be of one authority, and have either its
number for the school in common, or postcode and name; the register's reasons make that surer.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from ..states import Confidence, Status
from .story import Links, Story

# Of a pair that did not both move between two files, closing and opening lie no further apart.
APART = dt.timedelta(days=400)
ALIKE = 80
RANK = {Confidence.CERTAIN: 0, Confidence.LIKELY: 1, Confidence.DOUBTFUL: 2}
_KIND = re.compile(
    r"\b(academy|school|primary|junior|infants?|secondary|high|community|c ?of ?e|church of england|catholic|rc|va|vc|"
    r"aided|controlled|the|and|of)\b"
)


class Pair(NamedTuple):
    """The school before, the academy after, how sure it is that they are one, and why."""

    old: Story
    new: Story
    confidence: Confidence
    why: str


def pairs(stories: Sequence[Story], partners: Sequence[Story], links: Links) -> list[Pair]:
    """Each school that closed with its academy, the surest first; an academy has several only where links say so.

    Of two schools that did nothing between the files it tells too: whoever asks for events leaves those out.
    """
    found = sorted(_candidates([*stories, *partners], links), key=lambda p: (RANK[p.confidence], p.new.urn, p.old.urn))
    kept: list[Pair] = []
    olds: set[int] = set()
    news: set[int] = set()
    for pair in found:
        linked = (pair.old.urn, pair.new.urn) in links
        if pair.old.urn not in olds and (linked or pair.new.urn not in news):
            kept.append(pair)
            olds.add(pair.old.urn)
            news.add(pair.new.urn)
    return kept


def _candidates(all_: Sequence[Story], links: Links) -> Iterator[Pair]:
    olds = {each.urn: each for each in all_ if each.after.status == Status.CLOSED and not each.is_academy}
    by_mark: dict[tuple[str, str], set[int]] = defaultdict(set)
    for old in olds.values():
        for mark in _marks(old):
            by_mark[mark].add(old.urn)
    before = defaultdict(set)
    for predecessor, successor in links:
        before[successor].add(predecessor)
    for new in all_:
        if new.is_academy and new.after.is_open:
            near = before[new.urn].union(*(by_mark[mark] for mark in _marks(new))) & olds.keys()
            yield from filter(None, (_pair(olds[urn], new, links) for urn in sorted(near)))


def _marks(story: Story) -> list[tuple[str, str]]:
    """By what two schools of one authority may be one: its number for them, or their postcode."""
    marks = (("number", story.number), ("postcode", story.postcode))
    return [(kind, f"{story.la_code}/{mark}") for kind, mark in marks if mark and story.la_code]


def _pair(old: Story, new: Story, links: Links) -> Pair | None:
    if not _belong_here(old, new):
        return None
    if (old.urn, new.urn) in links:
        return Pair(old, new, Confidence.CERTAIN, "The register links the two as predecessor and successor.")
    for_academy = "academy" in f"{old.reason_closed} {new.reason_opened}".casefold()
    reason = ", and gives becoming an academy as the reason" if for_academy else ""
    if old.number and old.number == new.number:
        sure = Confidence.CERTAIN if for_academy else Confidence.LIKELY
        return Pair(old, new, sure, f"The register gives both the same number with their authority{reason}.")
    if fuzz.ratio(_core(old.name), _core(new.name)) >= ALIKE:
        sure = Confidence.LIKELY if for_academy else Confidence.DOUBTFUL
        return Pair(old, new, sure, f"The register gives both the same postcode and nearly the same name{reason}.")
    return None


def _belong_here(old: Story, new: Story) -> bool:
    """Both moved between the files, or one closed when the other opened; without dates, the number has to tell."""
    if old.closes and new.opens:
        return True
    if old.closed_on is None or new.opened_on is None:
        return bool(old.number) and old.number == new.number
    return abs(new.opened_on - old.closed_on) <= APART


def _core(name: str) -> str:
    """A name without the words that tell the kind of school."""
    return " ".join(re.findall(r"\w+", _KIND.sub(" ", name.casefold()))) or name.casefold()

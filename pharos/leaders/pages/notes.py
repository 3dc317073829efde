"""What the directory says of the words that were typed: spelled otherwise, read otherwise, unknown; and the orders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from pharos.common.pages.filtering import address
from pharos.leaders.criteria import Criteria
from pharos.leaders.queries import Found
from pharos.schools import words

# An address can be older than what its reader may see: one that they saved while they had a role.
LEFT_OUT = "How available leaders are is for those who may ask for support. That filter is left out."
MOST_NAMES, MOST_ALSO, MOST_SUGGESTED = 3, 6, 3


@dataclass(frozen=True)
class Link:
    """Words to press, and how many leaders stand behind them where that is known."""

    words: str
    href: str
    count: int | None = None


@dataclass(frozen=True)
class Order:
    """A way to sort; the one in force has no address."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class Notes:
    """``did_you_mean`` names; ``also`` what the words were taken to mean, with ``literally`` to undo that, or
    ``freely`` to do it again; ``unknown`` words that nobody has; ``areas`` that the person may confirm;
    ``measured`` how the distances are to be read; ``left_out`` what this person may not ask for."""

    did_you_mean: Sequence[Link]
    also: Sequence[str]
    literally: str
    freely: str
    unknown: Sequence[str]
    areas: Sequence[Link]
    measured: str
    left_out: str


def notes(found: Found, asked: QueryDict) -> Notes:
    criteria = found.sieve.criteria
    also = _also(found)
    path = reverse("leaders:directory")
    return Notes(
        did_you_mean=[*_names(found, asked)][:MOST_NAMES],
        also=also,
        literally=address(path, asked, literally="1") if also else "",
        freely=address(path, asked, literally="") if criteria.literally and criteria.words else "",
        unknown=[
            unit for unit in _units(found, found.judge.nobodys & ~found.question.ordinary) if unit not in found.nearly
        ],
        areas=[*_areas(found, asked)][:MOST_SUGGESTED],
        measured=f"Distances are in a straight line. {criteria.near.note}".strip() if criteria.near else "",
        left_out=LEFT_OUT if asked.get("availability") and not criteria.by_availability else "",
    )


def _units(found: Found, marked: int) -> list[str]:
    return [unit for place, unit in enumerate(found.question.units) if marked >> place & 1]


def _names(found: Found, asked: QueryDict) -> Iterator[Link]:
    """The same words with a name as the directory spells it."""
    typed = words.plain(found.sieve.criteria.words).split()
    for unit, names in found.nearly.items():
        for name in names:
            instead = " ".join(name if each == unit else each for each in typed)
            yield Link(instead.title(), address(reverse("leaders:directory"), asked, words=instead))


def _also(found: Found) -> list[str]:
    """The labels of the areas that the words mean and do not name."""
    areas = found.vocabulary.areas
    labels = [areas[code].label for each in found.question.meanings for code in each.codes if code in areas]
    typed = words.plain(found.sieve.criteria.words)
    return [label for label in dict.fromkeys(labels) if words.plain(label) not in typed][:MOST_ALSO]


def _areas(found: Found, asked: QueryDict) -> Iterator[Link]:
    """The areas that the words suggest, none chosen for anybody; those that would leave nobody are not offered."""
    counts, chosen = found.counts["expertise"], found.sieve.criteria.expertise
    for each in found.suggested:
        if each.code not in chosen and counts.get(each.code):
            kept = asked.copy()
            kept.appendlist("expertise", each.code)
            yield Link(each.label, address(reverse("leaders:directory"), kept), counts[each.code])


def orders(criteria: Criteria, asked: QueryDict) -> list[Order]:
    """The ways in which this list can be sorted, where there is more than one."""
    path, ways = reverse("leaders:directory"), []
    if criteria.ranked:
        ways.append(("Best match", "", criteria.best_first))
    if criteria.near:
        ways.append(("Nearest", "distance" if criteria.ranked else "", criteria.by_distance))
    ways.append(("Name", "name", not (criteria.best_first or criteria.by_distance)))
    if len(ways) == 1:
        return []
    return [Order(name, "" if now else address(path, asked, sort=sort)) for name, sort, now in ways]

"""Which schools went before a school, and which came after it, as the register's links tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from ..models import SchoolLink
from ..states import LinkKind

# No school has had so many lives; a longer line is a circle, or a mistake.
GENERATIONS = 12


@dataclass(frozen=True)
class Relation:
    """A school that went before another, or came after it.

    ``generation`` is 1 for the direct one, 2 for that one's own. ``next_urn`` is the school through which
    it is related; ``words`` is the register's kind of that link; ``name`` is empty where no link tells it.
    """

    urn: int
    generation: int
    next_urn: int
    words: str
    name: str


def predecessors_of(urns: Iterable[int]) -> dict[int, list[Relation]]:
    """Of each of these schools, all that went before it, the nearest first; URNs without any are left out.

    A link counts from whichever side it is told. One question for each generation, however many schools.
    """
    return _line(urns, LinkKind.PREDECESSOR, LinkKind.SUCCESSOR)


def successors_of(urns: Iterable[int]) -> dict[int, list[Relation]]:
    """Of each of these schools, all that came after it, the nearest first; URNs without any are left out."""
    return _line(urns, LinkKind.SUCCESSOR, LinkKind.PREDECESSOR)


def _line(urns: Iterable[int], towards: LinkKind, back: LinkKind) -> dict[int, list[Relation]]:
    starts = set(urns)
    steps: dict[int, list[Relation]] = {}
    unknown = starts
    for _ in range(GENERATIONS):
        if not unknown:
            break
        found = _steps(unknown, towards, back)
        steps |= {urn: found.get(urn, []) for urn in unknown}
        unknown = {each.urn for told in found.values() for each in told} - steps.keys()
    lines = {urn: _walk(urn, steps) for urn in sorted(starts)}
    return {urn: line for urn, line in lines.items() if line}


def _steps(urns: set[int], towards: LinkKind, back: LinkKind) -> dict[int, list[Relation]]:
    """The direct relations of each of these, whether the link is told by it or by the other school."""
    links = SchoolLink.objects.filter(Q(urn__in=urns, kind=towards) | Q(other_urn__in=urns, kind=back))
    found: dict[int, dict[int, Relation]] = defaultdict(dict)
    for link in links.order_by("urn", "other_urn", "pk"):
        if link.kind == towards and link.urn in urns:
            found[link.urn][link.other_urn] = Relation(link.other_urn, 1, link.urn, link.words, link.other_name)
        if link.kind == back and link.other_urn in urns:
            found[link.other_urn].setdefault(link.urn, Relation(link.urn, 1, link.other_urn, link.words, ""))
    return {urn: list(told.values()) for urn, told in found.items()}


def _walk(start: int, steps: Mapping[int, list[Relation]]) -> list[Relation]:
    """The line of one school. A school that has been met is not followed again, so that a circle ends."""
    line: list[Relation] = []
    met, level = {start}, [start]
    for generation in range(1, GENERATIONS + 1):
        reached = []
        for each in (each for urn in level for each in steps.get(urn, [])):
            if each.urn not in met:
                met.add(each.urn)
                reached.append(each.urn)
                line.append(Relation(each.urn, generation, each.next_urn, each.words, each.name))
        level = reached
    return line

"""The standing of schools, from the inspections of each and of those before it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

from .. import standing, standing_rules
from ..models import Inspection, Result, School
from ..standing import Bond, Inspected, Standing
from ..standing_rules import Rules
from ..states import Concern, Regime, Safeguarding
from .links import Relation, predecessors_of

# What the register's words for a link say where a school came from several, or from a part of one.
MIXED = ("merged", "amalgamated", "split")


def standing_rules_now() -> Rules:
    """All rules of the programme, those of other days too."""
    return standing_rules.read(Path(settings.STANDING_RULES_FILE or standing_rules.OURS))


def standings_of(schools: Iterable[School], *, on: dt.date) -> dict[int, Standing]:
    """Of each school, by URN, on this day. The number of queries does not depend on how many schools there are."""
    rules = standing_rules_now()
    return {urn: standing.of(told, rules=rules, on=on) for urn, told in inspections_of(schools).items()}


def inspections_of(
    schools: Iterable[School], lines: Mapping[int, list[Relation]] | None = None
) -> dict[int, list[Inspected]]:
    """All inspections that speak of each school, its predecessors' too (``lines``, if known), newest first."""
    by_urn = {school.urn: school for school in schools}
    lines = predecessors_of(by_urn) if lines is None else lines
    earlier = {each.urn for line in lines.values() for each in line} - by_urn.keys()
    held = by_urn | {school.urn: school for school in _named(earlier)}
    found = _by_school({*by_urn, *earlier})
    return {urn: _of_one(school, lines.get(urn, []), held, found) for urn, school in by_urn.items()}


def _named(urns: set[int]) -> Iterable[School]:
    return School.objects.filter(urn__in=urns).only("urn", "name", "type_name") if urns else ()


def _by_school(urns: set[int]) -> dict[int, list[Inspection]]:
    found = defaultdict(list)
    for each in Inspection.objects.filter(urn__in=urns).select_related("source").order_by("pk"):
        found[each.urn].append(each)
    return found


def _of_one(
    school: School, line: list[Relation], held: Mapping[int, School], found: Mapping[int, list[Inspection]]
) -> list[Inspected]:
    told = [_plain(each, school.name, Bond.OWN) for each in found.get(school.urn, [])]
    bonds = _bonds(school, line, held)
    for each in line:
        before = held.get(each.urn)
        name = before.name if before else each.name or f"School {each.urn}"
        told += [_plain(one, name, bonds[each.urn]) for one in found.get(each.urn, [])]
    return standing.newest_first(told)


def _bonds(school: School, line: list[Relation], held: Mapping[int, School]) -> dict[int, Bond]:
    """How each earlier school's inspections speak for this one: through the schools between them."""
    siblings: dict[int, int] = defaultdict(int)
    for each in line:
        siblings[each.next_urn] += 1
    bonds = {school.urn: Bond.OWN}
    for each in line:
        through, after = bonds[each.next_urn], held.get(each.next_urn)
        if through == Bond.NEW or (after is not None and "sponsor led" in after.type_name.lower().replace("-", " ")):
            bonds[each.urn] = Bond.NEW
        elif through == Bond.MERGED or siblings[each.next_urn] > 1 or _is_mixed(each.words):
            bonds[each.urn] = Bond.MERGED
        else:
            bonds[each.urn] = Bond.CARRIED
    return bonds


def _is_mixed(words: str) -> bool:
    return any(word in words.lower() for word in MIXED)


def _plain(each: Inspection, school: str, bond: Bond) -> Inspected:
    return Inspected(
        regime=Regime(each.regime), starts_on=each.starts_on, published_on=each.published_on, grades=each.grades,
        outcome=each.outcome, concern=Concern(each.concern), safeguarding=Safeguarding(each.safeguarding),
        unclear=each.unclear, number=each.number, words=each.words, urn=each.urn, school=school, bond=bond,
        source=each.source.file_name, as_at=each.source.as_at,
    )  # fmt: skip


def results_of(school: School) -> list[Result]:
    """All results of a school, the oldest year first."""
    return list(Result.objects.filter(urn=school.urn).select_related("source").order_by("year", "measure"))

"""Whether a school counts as good or outstanding, by one published rule for each regime. Pure.

The latest graded inspection decides, whatever came before it. What beats everything: a category of concern,
or safeguarding that is not met. What is not known is never a yes. Each answer carries its evidence.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from .grades import AREAS, OVERALL, UNGRADED
from .standing_rules import Rule, Rules, in_force
from .states import Concern, Outcome, Regime, Safeguarding

NEVER = "No file that was handed in tells an inspection of this school, or of one before it."
NEW_SCHOOL = (
    "A sponsor-led academy is a new school: what inspectors found at the school before it does not count, "
    "and it has not been inspected itself."
)
MERGED = "It came from several schools, or from a part of one, so that the panel weighs what was found there."
ONLY_UNGRADED = "An ungraded inspection confirms an earlier grade, and no file tells that grade."
# The best first.
ORDER = (Outcome.MEETS, Outcome.PANEL, Outcome.UNKNOWN, Outcome.FAILS)


class Bond(StrEnum):
    """How an inspection comes to speak for a school."""

    OWN = "own"
    CARRIED = "carried"
    MERGED = "merged"
    NEW = "new"


@dataclass(frozen=True)
class Inspected:
    """One inspection in plain values. ``urn`` and ``school`` are those that were inspected, by way of ``bond``."""

    regime: Regime
    starts_on: dt.date | None
    grades: Mapping[str, str] = field(default_factory=dict)
    outcome: str = ""
    concern: Concern = Concern.NONE
    safeguarding: Safeguarding = Safeguarding.UNKNOWN
    unclear: str = ""
    published_on: dt.date | None = None
    number: str = ""
    words: str = ""
    urn: int = 0
    school: str = ""
    bond: Bond = Bond.OWN
    source: str = ""
    as_at: dt.date | None = None


@dataclass(frozen=True)
class Evidence:
    """What an answer rests on: an inspection, what of it counts, and the rule in its published words."""

    inspected: Inspected
    judgements: tuple[str, ...]
    rule: str = ""


@dataclass(frozen=True)
class Standing:
    """The answer, why in sentences, and the evidence, the deciding inspection first."""

    outcome: Outcome
    why: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def of(inspections: Iterable[Inspected], *, rules: Rules, on: dt.date) -> Standing:
    """The standing of a school on this day, from all inspections of it and of the schools before it."""
    told = newest_first(inspections)
    speaking = [each for each in told if each.bond != Bond.NEW]
    if not speaking:
        return Standing(Outcome.UNKNOWN, (NEW_SCHOOL,) if told else (NEVER,), tuple(map(_shown, told[:1])))
    graded = [each for each in speaking if each.regime != Regime.UNGRADED]
    if not graded:
        return Standing(Outcome.UNKNOWN, (ONLY_UNGRADED,), (_shown(speaking[0]),))
    first = _by_grades(graded[0], in_force(rules, graded[0].regime, on))
    later = _later(speaking, graded[0])
    standing = _confirmed(first, graded[0], later, in_force(rules, Regime.UNGRADED, on)) if later else first
    if graded[0].bond == Bond.MERGED and standing.outcome != Outcome.UNKNOWN:
        # Neither a yes nor a no of one of them speaks for all.
        return replace(standing, outcome=Outcome.PANEL, why=(*standing.why, MERGED))
    return standing


def newest_first(inspections: Iterable[Inspected]) -> list[Inspected]:
    """By the day on which they began; one without a day stands first, since it may be the latest."""
    return sorted(inspections, key=lambda each: each.starts_on or dt.date.max, reverse=True)


def _later(speaking: Sequence[Inspected], graded: Inspected) -> Inspected | None:
    """The newest ungraded inspection since the last graded one that concluded anything. Monitoring visits do not."""
    since = [each for each in speaking if each.regime == Regime.UNGRADED and (each.outcome or each.unclear)]
    return next((each for each in since if (each.starts_on or dt.date.max) > (graded.starts_on or dt.date.max)
                 or each.starts_on is None), None)  # fmt: skip


def _by_grades(each: Inspected, rule: Rule | None) -> Standing:
    """What a graded inspection alone tells."""
    if each.unclear:
        return Standing(Outcome.UNKNOWN, (_doubtful(each),), (_shown(each),))
    if rule is None:
        return Standing(Outcome.UNKNOWN, ("The programme has no rule for this kind of inspection.",), (_shown(each),))
    evidence = (Evidence(each, judgements(each, rule.counts), rule.words),)
    if each.concern:
        return Standing(Outcome.FAILS, (f"It is in a category of concern: {each.concern.label.lower()}.",), evidence)
    if each.safeguarding == Safeguarding.NOT_MET:
        return Standing(Outcome.FAILS, ("Safeguarding was not met.",), evidence)
    return replace(_graded(each, rule), evidence=evidence)


def _graded(each: Inspected, rule: Rule) -> Standing:
    fails = [area for area in rule.counts if _outcome(each, area, rule) == Outcome.FAILS]
    if fails:
        return Standing(Outcome.FAILS, (f"{_areas(each, fails)}.",))
    missing = [area for area in rule.needs if area not in each.grades]
    if missing:
        names = ", ".join(AREAS[area] for area in missing)
        return Standing(Outcome.UNKNOWN, (f"No grade is told for {names[:1].lower()}{names[1:]}.",))
    if each.regime == Regime.REPORT_CARD and each.safeguarding != Safeguarding.MET:
        return Standing(Outcome.UNKNOWN, ("The file does not say whether safeguarding was met.",))
    panel = [area for area in rule.counts if _outcome(each, area, rule) == Outcome.PANEL]
    if panel:
        return Standing(Outcome.PANEL, (f"{_areas(each, panel)}.",))
    return Standing(Outcome.MEETS, (f"{_best(each, rule)}.",))


def _outcome(each: Inspected, area: str, rule: Rule) -> Outcome | None:
    grade = each.grades.get(area)
    if grade is None or grade in rule.meets:
        return None
    if grade in rule.panel and area not in rule.strict:
        return Outcome.PANEL
    return Outcome.FAILS


def _areas(each: Inspected, areas: Sequence[str]) -> str:
    return "; ".join(f"{AREAS[area]}: {each.grades[area]}" for area in areas)


def _best(each: Inspected, rule: Rule) -> str:
    if tuple(rule.counts) == (OVERALL,):
        return _areas(each, rule.counts)
    grades = [grade for grade in rule.meets if grade in {each.grades.get(area) for area in rule.counts}]
    return f"Each area that counts was graded {' or '.join(grades)}"


def _confirmed(standing: Standing, graded: Inspected, later: Inspected, rule: Rule | None) -> Standing:
    """What a later ungraded inspection makes of it: at best, the same."""
    evidence = (
        *standing.evidence,
        Evidence(later, (later.outcome,) if later.outcome else (), rule.words if rule else ""),
    )
    standing = replace(standing, evidence=evidence)
    if later.unclear or rule is None:
        why = _doubtful(later) if later.unclear else "The programme has no rule for ungraded inspections."
        return replace(standing, outcome=Outcome.UNKNOWN, why=(why,))
    kept, overall = UNGRADED.get(later.outcome, ""), graded.grades.get(OVERALL, "")
    if kept and overall and kept != overall:
        why = f"A later inspection says “{later.outcome}”, while the last overall grade was {overall}."
        return replace(standing, outcome=Outcome.UNKNOWN, why=(why,))
    if later.outcome in rule.panel:
        return _for_the_panel(standing, f"A later ungraded inspection says: {later.outcome}.")
    return replace(standing, why=(*standing.why, f"A later ungraded inspection confirms it: {later.outcome}."))


def _for_the_panel(standing: Standing, why: str) -> Standing:
    """A yes becomes a matter for the panel; a no, or what nobody can tell, stays what it is."""
    outcome = Outcome.PANEL if standing.outcome == Outcome.MEETS else standing.outcome
    return replace(standing, outcome=outcome, why=(*standing.why, why))


def judgements(each: Inspected, counts: Sequence[str] = ()) -> tuple[str, ...]:
    """What inspectors found, in words; ``counts`` names the areas to tell, else all."""
    told = [f"{AREAS[area]}: {grade}" for area, grade in each.grades.items() if not counts or area in counts]
    if each.outcome:
        told.append(each.outcome)
    if each.safeguarding:
        told.append(f"Safeguarding: {each.safeguarding.label.lower()}")
    if each.concern:
        told.append(f"Category of concern: {each.concern.label.lower()}")
    return tuple(told)


def _doubtful(each: Inspected) -> str:
    return f"What the file tells of the latest inspection cannot be taken as it stands. {each.unclear}."


def _shown(each: Inspected) -> Evidence:
    return Evidence(each, judgements(each))


@dataclass(frozen=True)
class Several:
    """The standings of all schools that one headteacher leads, by URN. ``others`` are for the panel."""

    outcome: Outcome
    meeting: tuple[int, ...]
    others: tuple[int, ...]


def of_several(standings: Mapping[int, Standing]) -> Several:
    """One school that meets the standard suffices; every other one is shown to the panel. No school is not known."""
    meeting = tuple(urn for urn, each in standings.items() if each.outcome == Outcome.MEETS)
    others = tuple(urn for urn in standings if urn not in meeting)
    found = {each.outcome for each in standings.values()}
    return Several(next((outcome for outcome in ORDER if outcome in found), Outcome.UNKNOWN), meeting, others)

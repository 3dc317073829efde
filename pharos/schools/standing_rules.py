"""The programme's rules of standing, one for each regime, read from a file of settings. Pure.

Each rule is in force from a day; a later one of the same regime takes its place from its own day on.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .grades import AREAS_OF, SCALES, UNGRADED
from .states import Regime

OURS = Path(__file__).parent / "data" / "standing.toml"
_TEXTS = ("regime", "words")
_LISTS = ("counts", "needs", "strict", "meets", "panel", "fails", "confirms")


@dataclass(frozen=True)
class Rule:
    """What one regime's grades mean for the programme. ``words`` is how it is published.

    Only the areas that it ``counts`` are looked at. Those that it ``needs`` must be graded, else nobody can
    say. In a ``strict`` area a grade that is otherwise for the panel does not meet the standard. Of
    ungraded inspections, ``meets`` are the conclusions that confirm the last grades.
    """

    regime: Regime
    from_on: dt.date
    words: str
    counts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    strict: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    panel: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()


Rules = tuple[Rule, ...]


def in_force(rules: Rules, regime: Regime, on: dt.date) -> Rule | None:
    """The rule of this regime that the programme applies on this day."""
    begun = [rule for rule in rules if rule.regime == regime and rule.from_on <= on]
    return max(begun, key=lambda rule: rule.from_on, default=None)


@cache
def read(path: Path) -> Rules:
    """The rules of this file; ``ImproperlyConfigured`` says what is wrong with it, and where."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("rule", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ImproperlyConfigured(f"The rules of standing in {path} cannot be read: {error}.") from error
    rules = []
    for number, each in enumerate(told, 1):
        try:
            rules.append(_rule(each))
        except ValueError as wrong:
            raise ImproperlyConfigured(f"{path}, rule {number}: {wrong}.") from wrong
    _complete(rules, path)
    return tuple(rules)


def _rule(told: Mapping[str, Any]) -> Rule:
    _shapes(told)
    if told["regime"] not in Regime.values:
        raise ValueError(f"regime “{told['regime']}” is none of {', '.join(Regime.values)}")
    regime = Regime(told["regime"])
    lists = {name: tuple(told.get(name, ())) for name in _LISTS}
    confirms = lists.pop("confirms")
    if regime == Regime.UNGRADED:
        lists["meets"] = confirms
    rule = Rule(regime=regime, from_on=told["from"], words=" ".join(told["words"].split()), **lists)
    _each_once(rule, tuple(UNGRADED) if regime == Regime.UNGRADED else SCALES[regime])
    _areas(rule)
    return rule


def _shapes(told: Mapping[str, Any]) -> None:
    unknown = sorted(set(told) - {*_TEXTS, *_LISTS, "from"})
    if unknown:
        raise ValueError(f"it has no line “{unknown[0]}”")
    for name in _TEXTS:
        if not isinstance(told.get(name), str) or not told[name].strip():
            raise ValueError(f"{name} is missing")
    if type(told.get("from")) is not dt.date:
        raise ValueError("from must be a day, like 2025-11-10")
    for name in _LISTS:
        value = told.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f"{name} must be a list of words")


def _each_once(rule: Rule, scale: Iterable[str]) -> None:
    """No grade is left without a meaning, and none has two."""
    told = [*rule.meets, *rule.panel, *rule.fails]
    for grade in told:
        if grade not in scale:
            raise ValueError(f"“{grade}” is no grade of this regime")
    for grade in scale:
        if told.count(grade) != 1:
            raise ValueError(f"“{grade}” must stand once among its grades, and stands {told.count(grade)} times")


def _areas(rule: Rule) -> None:
    known = AREAS_OF.get(rule.regime, ())
    for name in ("counts", "needs", "strict"):
        for area in getattr(rule, name):
            if area not in known:
                raise ValueError(f"{name}: “{area}” is no area of this regime")
            if area not in rule.counts:
                raise ValueError(f"{name}: “{area}” must be among what counts")
    if rule.regime != Regime.UNGRADED and not rule.needs:
        raise ValueError("needs must name an area, since a school without a grade must not meet the standard")


def _complete(rules: list[Rule], path: Path) -> None:
    for regime in Regime:
        if not any(rule.regime == regime for rule in rules):
            raise ImproperlyConfigured(f"{path} has no rule for the regime “{regime.value}”.")
    told = [(rule.regime, rule.from_on) for rule in rules]
    for regime, day in told:
        if told.count((regime, day)) > 1:
            raise ImproperlyConfigured(f"{path} has two rules for “{regime.value}” from {day}.")

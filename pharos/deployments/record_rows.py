"""The rows of a support record: what a row holds, how two sets differ, and how they are put together.

A row is a dict of the form's five columns and a ``key`` that stays the same from version to version. Plain values only.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = dict[str, str]

COLUMNS = {
    "focus": "Key area of focus",
    "actions": "Agreed Actions",
    "responsible": "Person Responsible",
    "by_when": "By when",
    "impact": "Impact",
}
LINES_OF_THE_FORM = 5


def new_key() -> str:
    return secrets.token_hex(4)


def row(given: Mapping[str, str]) -> Row:
    """A row with every column, and a key."""
    return {name: str(given.get(name, "")) for name in COLUMNS} | {"key": given.get("key") or new_key()}


def is_blank(each: Mapping[str, str]) -> bool:
    return not any(each.get(name, "").strip() for name in COLUMNS)


def filled(rows: Iterable[Mapping[str, str]]) -> list[Row]:
    """The rows in which something stands."""
    return [row(each) for each in rows if not is_blank(each)]


def same(one: Sequence[Mapping[str, str]], other: Sequence[Mapping[str, str]]) -> bool:
    """Whether two versions say the same."""
    return [_words(each) for each in one] == [_words(each) for each in other]


@dataclass(frozen=True)
class Change:
    """What became of one row between two versions; ``columns`` names those that differ."""

    kind: str  # "same", "changed", "added" or "removed"
    before: Row | None
    after: Row | None
    columns: frozenset[str] = frozenset()


def compare(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """The rows of the later version in their order, then those that it no longer has."""
    old = {each["key"]: each for each in before}
    new = {each["key"] for each in after}
    changes = [_changed(old.get(each["key"]), each) for each in after]
    return changes + [Change("removed", each, None) for each in before if each["key"] not in new]


def _changed(before: Row | None, after: Row) -> Change:
    if before is None:
        return Change("added", None, after)
    columns = frozenset(name for name in COLUMNS if before[name] != after[name])
    return Change("changed" if columns else "same", before, after, columns)


def put_together(base: Sequence[Row], theirs: Sequence[Row], mine: Sequence[Row]) -> list[Row]:
    """What two people made of one version, in one list.

    A row that only one of them touched is taken from that one. Where both changed the same row both are kept, one
    below the other, for a person to choose. Nothing that either typed is lost.
    """
    was = {each["key"]: each for each in base}
    typed = {each["key"]: each for each in mine}
    found: list[Row] = []
    for each in theirs:
        found += _both(was.get(each["key"]), each, typed.pop(each["key"], None))
    return found + [each for each in typed.values() if was.get(each["key"]) != each]


def _both(was: Row | None, theirs: Row, mine: Row | None) -> list[Row]:
    if mine is None:
        return [] if was == theirs else [theirs]
    if theirs in (mine, was):
        return [mine]
    return [theirs] if mine == was else [theirs, mine | {"key": new_key()}]


def _words(each: Mapping[str, str]) -> list[str]:
    return [each.get(name, "") for name in COLUMNS]

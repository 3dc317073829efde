"""What the rows of a file change in the areas that are kept. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from . import schemes
from .expertise_file import Row
from .states import Scheme
from .table_rows import Refusal, likely


@dataclass(frozen=True)
class Kept:
    """An area as it is kept."""

    code: str
    label: str
    group: str
    scheme: str
    position: int
    related: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What a file comes to: areas to add and to change, those that it leaves as they are and those it lacks."""

    added: list[Kept] = field(default_factory=list)
    changed: list[Kept] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def compare(rows: Sequence[Row], kept: Iterable[Kept]) -> Changes:
    """``missing`` are the codes of areas in the lists of the file that it no longer has."""
    before = {each.code: each for each in kept}
    after, refused = dict(before), []
    named: dict[str, None] = {}
    given = {row.code for row in rows if row.code}
    for row in rows:
        area = _ours(row, after, given) if row.code else _published(row, after)
        if isinstance(area, Refusal):
            refused.append(area)
        else:
            after[area.code] = area
            named[area.code] = None
    _relate([after[code] for code in named if code not in before and not given], after)
    schemes_told = {row.scheme for row in rows}
    return Changes(
        added=[each for code, each in after.items() if code not in before],
        changed=[each for code, each in after.items() if code in before and each != before[code]],
        unchanged=[code for code in named if code in before and after[code] == before[code]],
        missing=[code for code, each in before.items() if each.scheme in schemes_told and code not in named],
        refused=refused,
    )


def _ours(row: Row, areas: dict[str, Kept], given: set[str]) -> Kept | Refusal:
    same = next((each for each in areas.values() if _name(each) == _name_of(row) and each.code != row.code), None)
    if same and same.code not in given:
        return Refusal(row.line, row.label, f"“{row.label}” is in this list already, with the code {same.code}.")
    known = areas.get(row.code)
    if known and known.scheme != row.scheme:
        return Refusal(row.line, row.label, f"The code {row.code} belongs to “{known.label}” in another list.")
    for code in row.related or ():
        if code not in areas and code not in given:
            meant = likely(code, [*areas, *given])
            maybe = f" Did you mean {meant}?" if meant else ""
            return Refusal(row.line, row.label, f"There is no area with the code “{code}” to relate it to.{maybe}")
    related = row.related if row.related is not None else (known.related if known else ())
    return Kept(row.code, row.label, row.group, row.scheme.value, row.position or 0, related)


def _name(area: Kept) -> tuple[str, str]:
    return area.scheme, area.label.casefold()


def _name_of(row: Row) -> tuple[str, str]:
    return row.scheme.value, row.label.casefold()


def _published(row: Row, areas: dict[str, Kept]) -> Kept:
    """The area that a published list names: the known one under our own name for it, or a new one at the end."""
    key = schemes.key(row.label)
    for each in areas.values():
        if each.scheme == row.scheme and (_name(each) == _name_of(row) or schemes.key(each.label) == key):
            return each
    position = max((each.position for each in areas.values()), default=0) + 10
    code = schemes.new_code(Scheme(row.scheme), row.label, areas)
    return Kept(code, row.label, row.group, row.scheme.value, position, ())


def _relate(added: Iterable[Kept], areas: dict[str, Kept]) -> None:
    """Tie each new area to those that another list calls the same."""
    for new in added:
        key = schemes.key(new.label)
        for same in [each for each in areas.values() if each.scheme != new.scheme and schemes.key(each.label) == key]:
            for one, other in ((new.code, same.code), (same.code, new.code)):
                if other not in areas[one].related:
                    areas[one] = replace(areas[one], related=(*areas[one].related, other))

"""What a table is, wherever it was read from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pharos.common.errors import Refused

MEGABYTE = 1024 * 1024
# The register has 140 columns, the widest of Ofsted's and of the performance tables 400.
MOST_COLUMNS = 1_000
# How far down titles and notes may push the heading.
HEADING_WITHIN = 30


class Unreadable(Refused):
    """This file is no table that the service can read."""


class Row(NamedTuple):
    """A row with the line on which it begins (in a workbook: the number of the sheet's row).

    Where ``problem`` is set, its cells cannot be trusted.
    """

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """``heading`` has its white space tidied. ``lines`` is how many lines there are: about as many as rows."""

    heading: list[str]
    rows: Iterator[Row]
    lines: int


def tidied(cells: Iterable[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in cells]


def has_words(cells: Iterable[str]) -> bool:
    return any(map(str.strip, cells))


def is_heading(cells: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether all of these names stand in this row, however they are spaced and written large or small.

    Where none is asked for, any row with words in it is a heading, but for Excel's hint about the separator ("sep=;").
    """
    names = {name.casefold() for name in tidied(cells)}
    return (
        {name.casefold() for name in tidied(wanted)} <= names
        if wanted
        else has_words(cells) and not cells[0].startswith("sep=")
    )


def refuse_too_wide(heading: Sequence[str]) -> None:
    if len(heading) > MOST_COLUMNS:
        raise Unreadable(
            f"This file has {len(heading):,} columns. A table may have {MOST_COLUMNS:,} at most: "
            "take out the columns that are not needed."
        )


def without_heading(wanted: Sequence[str], first: Sequence[str] | None) -> Unreadable:
    """Why no row of this file is its heading. ``first`` is its first row with words in it."""
    if first is None:
        return Unreadable("This file is empty.")
    return Unreadable(
        f"This file has no row with the column{'' if len(wanted) == 1 else 's'} {_listed(tidied(wanted))}. "
        f"Its first row has {_listed([name for name in tidied(first) if name])}."
    )


def _listed(names: Sequence[str], most: int = 8) -> str:
    told = [f"“{name[:60]}”" for name in names[:most]]
    if len(names) > most:
        told.append(f"{len(names) - most} more")
    return " and ".join([", ".join(told[:-1]), told[-1]] if told[1:] else told)

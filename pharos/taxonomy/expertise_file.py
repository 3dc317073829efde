"""Reads a file of areas of expertise, in one of two forms. Pure.

Ours has the columns code, label, group, scheme, position, and may have related: codes of areas that mean much the
same in another list, separated by semicolons. Published lists have scheme, group, area, and no codes.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from .schemes import scheme_of
from .states import Scheme
from .table_rows import Line, Refusal, opened

SHIPPED = Path(__file__).parent / "data" / "expertise.csv"
COLUMNS = ("code", "label", "group", "scheme", "position")
PUBLISHED = ("scheme", "group", "area")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 200


@dataclass(frozen=True)
class Row:
    """An area as the file gives it. In a published list ``code`` is empty and ``position`` is None."""

    line: int
    code: str
    label: str
    group: str
    scheme: Scheme
    position: int | None = None
    related: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Read:
    rows: list[Row]
    refused: list[Refusal]


class _Unfit(Exception):
    """Why a row can't be taken."""


def read(path: Path) -> Read:
    """The rows of the file, and those that can't be taken; Refused where it is no such file at all."""
    rows: list[Row] = []
    refused: list[Refusal] = []
    seen: set[object] = set()
    with opened(path, forms=(COLUMNS, PUBLISHED)) as (form, lines):
        for line in lines:
            try:
                row = _row(line, is_ours=form is COLUMNS)
                _once(row, seen)
            except _Unfit as why:
                refused.append(Refusal(line.number, line.cells.get("label") or line.cells.get("area", ""), str(why)))
            else:
                rows.append(row)
    return Read(rows, refused)


def _row(line: Line, *, is_ours: bool) -> Row:
    if line.problem:
        raise _Unfit(line.problem)
    cells = line.cells
    scheme = scheme_of(cells["scheme"])
    label = cells["label" if is_ours else "area"]
    if scheme is None:
        known = ", ".join(Scheme.values)
        raise _Unfit(f"The scheme “{cells['scheme']}” is not known. Use one of {known}.")
    if not label:
        raise _Unfit("Give every area a name.")
    if len(label) > _LONGEST:
        raise _Unfit(f"The name is longer than {_LONGEST} characters.")
    if not is_ours:
        return Row(line.number, "", label, cells["group"], scheme)
    if not _CODE.fullmatch(cells["code"]):
        raise _Unfit("Give every area a code of small letters, digits and hyphens, like sle-maths.")
    if not cells["position"].isdecimal() or len(cells["position"]) > 6:
        raise _Unfit("The position must be a whole number.")
    return Row(
        line.number,
        cells["code"],
        label,
        cells["group"],
        scheme,
        int(cells["position"]),
        _related(cells.get("related")),
    )


def _related(cell: str | None) -> tuple[str, ...] | None:
    return None if cell is None else tuple(dict.fromkeys(code.strip() for code in cell.split(";") if code.strip()))


def _once(row: Row, seen: set[object]) -> None:
    if row.code and row.code in seen:
        raise _Unfit(f"The code {row.code} stands in this file twice.")
    name = (row.scheme, row.label.casefold())
    if name in seen:
        raise _Unfit(f"“{row.label}” stands in this list twice.")
    seen.update({row.code, name} - {""})

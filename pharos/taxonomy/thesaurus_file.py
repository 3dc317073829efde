"""Reads a file of the thesaurus: a table with the columns code, term, kind. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import spoken
from .states import KEPT_KINDS, TermKind
from .table_rows import Line, Refusal, likely, opened

SHIPPED = Path(__file__).parent / "data" / "thesaurus.csv"
COLUMNS = ("code", "term", "kind")
LONGEST = 100
_KINDS = [kind for kind, _ in KEPT_KINDS]


@dataclass(frozen=True)
class Row:
    line: int
    code: str
    words: str
    kind: TermKind


@dataclass(frozen=True)
class Read:
    rows: list[Row]
    refused: list[Refusal]


def read(path: Path, areas: Mapping[str, str]) -> Read:
    """The rows of the file, and those that can't be taken. ``areas`` are the labels of the known areas by code."""
    rows: list[Row] = []
    refused: list[Refusal] = []
    with opened(path, forms=(COLUMNS,)) as (_, lines):
        for line in lines:
            if reason := line.problem or _unfit(line, areas):
                refused.append(Refusal(line.number, line.cells.get("term", ""), reason))
            else:
                cells = line.cells
                rows.append(Row(line.number, cells["code"], cells["term"], TermKind(cells["kind"].casefold())))
    return Read(rows, refused)


@cache
def shipped() -> tuple[Row, ...]:
    """The thesaurus that comes with the service."""
    with opened(SHIPPED, forms=(COLUMNS,)) as (_, lines):
        cells = [(line.number, line.cells) for line in lines]
    return tuple(Row(number, each["code"], each["term"], TermKind(each["kind"])) for number, each in cells)


def _unfit(line: Line, areas: Mapping[str, str]) -> str:
    code, kind = line.cells["code"], line.cells["kind"].casefold()
    if code not in areas:
        meant = likely(code, list(areas))
        maybe = f" Did you mean {meant} ({areas[meant]})?" if meant else ""
        return f"There is no area with the code “{code}”.{maybe}"
    if kind not in _KINDS:
        meant = likely(kind, _KINDS)
        maybe = f" Did you mean {meant}?" if meant else ""
        return f"The kind “{line.cells['kind']}” is none of {', '.join(_KINDS)}.{maybe}"
    return unfit(line.cells["term"])


def unfit(words: str) -> str:
    """Why these words can't be kept as an expression; empty where they can."""
    if not words:
        return "Enter the expression."
    if len(words) > LONGEST:
        return f"The expression is longer than {LONGEST} characters."
    if not spoken.stems(words):
        return f"“{words}” has only words that everybody uses for anything."
    return ""

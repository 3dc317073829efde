"""What became of a row of a list, in plain values; a row that waits for a decision, to be read again. Pure."""

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from pharos.leaders.leaders_file import Line
from pharos.leaders.states import DesignationKind
from pharos.people.models import Person

from .states import Doubt, RowResult


@dataclass(frozen=True)
class Outcome:
    """``reason``: what was done, left or is wrong, in sentences. ``made``: what would have to be taken back."""

    result: RowResult
    reason: str = ""
    doubt: Doubt = Doubt.NONE
    person: Person | None = None
    made: dict[str, Any] = field(default_factory=dict)


def sentences(notes: tuple[str, ...] | list[str]) -> str:
    """Notes as sentences: each with a capital and a full stop."""
    return " ".join(f"{note[:1].upper()}{note[1:]}{'' if note.endswith(('.', '?')) else '.'}" for note in notes)


def told_by(line: Line) -> dict[str, Any]:
    """The line as JSON holds it."""
    return asdict(line) | {"from_on": line.from_on.isoformat() if line.from_on else ""}


def line_from(told: dict[str, Any]) -> Line:
    lists = {key: tuple(told[key]) for key in ("phases", "areas", "notes")}
    kind, from_on = DesignationKind(told["kind"]), dt.date.fromisoformat(told["from_on"])
    return Line(**(told | lists | {"kind": kind, "from_on": from_on}))

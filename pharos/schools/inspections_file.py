"""Reads Ofsted's management information on state-funded schools, in each of its shapes. Pure: no database.

A row is a school; it may tell its latest report card, its latest graded inspection, its latest ungraded
one and the graded one before. Each becomes an entry of its own, under the URN that the school had then.

What contradicts itself, or has a code that Ofsted does not publish, is reported and not guessed. Its entry
stays, marked ``unclear``: without it, an older inspection would seem to be the school's last.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from pharos.files.tables import Unreadable

from . import dates, inspection_checks
from .grades import FIVE, FOUR, OVERALL, UNGRADED
from .inspection_columns import CARD, OEIF, PARTS, PREVIOUS, RECENT_CONCERN, Headings, Part
from .source_file import Cells, SourceFile, Unusable, heading_of, plain, read_rows, urn_in
from .states import Concern, Regime, Safeguarding

NEEDED = ("URN",)
NOTHING = {"", "9", "0", "not applicable", "none", "not judged"}
NOT_JUDGED = "not judged"
SAFE = {"yes": Safeguarding.MET, "met": Safeguarding.MET, "no": Safeguarding.NOT_MET, "not met": Safeguarding.NOT_MET}
CONCERNS = {plain(words): code for code in Concern for words in (code.value, code.label)}
GRADES = {**FOUR, **{grade: grade for grade in (*FOUR.values(), *FIVE)}}


@dataclass(frozen=True)
class InspectionRow:
    """One inspection. ``current_urn`` is the school in whose row it stood, ``urn`` the one that was inspected."""

    urn: int
    current_urn: int
    number: str
    regime: Regime
    starts_on: dt.date | None = None
    published_on: dt.date | None = None
    words: str = ""
    grades: dict[str, str] = field(default_factory=dict)
    outcome: str = ""
    concern: Concern = Concern.NONE
    safeguarding: Safeguarding = Safeguarding.UNKNOWN
    unclear: str = ""


def read(path: Path, as_at: dt.date) -> SourceFile[InspectionRow]:
    """The inspections of this file, which was true on ``as_at``: nothing in it can lie after that day."""

    seen: dict[str, InspectionRow] = {}

    def row(cells: Cells, found: SourceFile[InspectionRow]) -> list[InspectionRow]:
        entries = _entries(cells, _parts(found.heading), as_at)
        entries = [_same_as_before(entry, seen) for entry in entries]
        for entry in entries:
            if entry.unclear:
                found.reject(cells, entry.unclear)
        return entries

    return read_rows(path, row, needed=NEEDED)


def check(path: Path) -> None:
    """Raises ``Unreadable`` where this is no such file; reads its heading alone."""
    _parts(heading_of(path, NEEDED))


def _parts(heading: list[str]) -> list[Part]:
    """Which inspections a file with this heading tells at all."""
    parts = [part for part in PARTS if any(plain(name) in heading for name in part.told_by)]
    if not parts:
        raise Unreadable("This is no file of Ofsted’s management information: no column tells an inspection.")
    return parts


def _entries(cells: Cells, parts: list[Part], as_at: dt.date) -> list[InspectionRow]:
    urn = urn_in(cells)
    entries: dict[str, InspectionRow] = {}
    for part in parts:
        entry = _entry(cells, part, urn, as_at)
        if entry is not None:
            entries.setdefault(entry.number, entry)
    return _with_recent_concern(cells, list(entries.values()))


def _same_as_before(entry: InspectionRow, seen: dict[str, InspectionRow]) -> InspectionRow:
    """Two schools may have one inspection in their past; both rows must tell the same of it."""
    first = seen.setdefault(entry.number, entry)
    if replace(first, current_urn=0, unclear="") == replace(entry, current_urn=0, unclear=""):
        return entry
    unclear = f"Inspection {entry.number} is told twice in the file, and not in the same way"
    # One number cannot stand for the inspections of two schools.
    number = entry.number if entry.urn == first.urn else f"{entry.number}/{entry.urn}"
    return replace(entry, number=number, unclear=unclear)


def _entry(cells: Cells, part: Part, urn: int, as_at: dt.date) -> InspectionRow | None:
    """The inspection of this part of the row, or None where the row has none."""
    number, day = _first(cells, part.number), _first(cells, part.starts_on)
    # A grade without a number and a date is no inspection to rely on, but it must not let an older one pass for it.
    told = number or day or (part is not PREVIOUS and _has_a_grade(cells, part))
    if not told or _first(cells, part.converted).casefold() == "yes":
        return None
    if part is CARD and number == _first(cells, OEIF.number) and not _says_anything(cells, part):
        # Where a school has no report card yet, its latest full inspection may be told twice: here, and as graded.
        return None
    bare = InspectionRow(urn, urn, number, _regime(cells, part))
    try:
        entry = _read(cells, part, bare)
        reason = inspection_checks.contradiction(entry, as_at)
    except Unusable as wrong:
        entry, reason = replace(bare, starts_on=_day_or_none(day, as_at)), str(wrong)
    entry = replace(entry, number=entry.number or f"{entry.urn}/{entry.regime}/{entry.starts_on or 'undated'}")
    return replace(entry, unclear=f"{part.name.capitalize()}: {reason}") if reason else entry


def _has_a_grade(cells: Cells, part: Part) -> bool:
    told = (part.overall, part.outcome, *part.areas.values())
    return any(plain(_first(cells, names)) not in NOTHING for names in told)


def _says_anything(cells: Cells, part: Part) -> bool:
    return any(_first(cells, names) for names in (*part.areas.values(), part.safeguarding))


def _regime(cells: Cells, part: Part) -> Regime:
    if part is CARD:
        return Regime.REPORT_CARD
    if part.outcome:
        return Regime.UNGRADED
    return Regime.OVERALL if plain(_first(cells, part.overall)) not in NOTHING else Regime.JUDGEMENTS


def _read(cells: Cells, part: Part, bare: InspectionRow) -> InspectionRow:
    return replace(
        bare,
        urn=_urn_then(cells, part, bare.urn),
        starts_on=_day(cells, part.starts_on),
        published_on=_day(cells, part.published_on) if _first(cells, part.published_on) else None,
        words=_first(cells, part.words),
        grades=_grades(cells, part),
        outcome=_outcome(_first(cells, part.outcome)),
        concern=_concern(_first(cells, part.concern)),
        safeguarding=_safeguarding(_first(cells, part.safeguarding)),
    )


def _first(cells: Cells, names: Headings) -> str:
    return next((told for name in names if (told := cells(name))), "")


def _urn_then(cells: Cells, part: Part, urn: int) -> int:
    """The URN that was inspected. "No" to "relates to the current school" must name another one."""
    relates = _first(cells, part.relates).casefold()
    heading = next((name for name in part.urn if cells(name)), "")
    then = urn_in(cells, heading) if heading else urn
    if relates not in ("yes", "no", ""):
        raise Unusable(f"“{relates}” does not say whether it relates to the current school")
    if relates == "no" and then == urn:
        raise Unusable("it relates to another URN, which the file does not name")
    if relates == "yes" and then != urn:
        raise Unusable(f"it relates to the current school, but the URN at the time is {then}")
    return then


def _day(cells: Cells, names: Headings) -> dt.date:
    cell = _first(cells, names)
    if not cell:
        raise Unusable("the day on which it began is empty")
    try:
        return dates.in_cell(cell)
    except ValueError as wrong:
        raise Unusable(f"“{cell}” is not a date") from wrong


def _day_or_none(cell: str, as_at: dt.date) -> dt.date | None:
    try:
        day = dates.in_cell(cell)
    except ValueError:
        return None
    return day if day <= as_at else None


def _grades(cells: Cells, part: Part) -> dict[str, str]:
    told = {area: _first(cells, names) for area, names in part.areas.items()}
    if part.overall:
        told = {OVERALL: _first(cells, part.overall), **told}
    scale = FIVE if part is CARD else tuple(FOUR.values())
    return {area: _grade(cell, scale) for area, cell in told.items() if plain(cell) not in NOTHING}


def _grade(cell: str, scale: tuple[str, ...]) -> str:
    grade = GRADES.get(plain(cell.removesuffix(".0")), "")
    if grade not in scale:
        raise Unusable(f"“{cell}” is no grade that Ofsted gives")
    return grade


def _outcome(cell: str) -> str:
    if not cell:
        return ""
    known = next((words for words in UNGRADED if plain(words) == plain(cell)), "")
    if not known:
        raise Unusable(f"“{cell}” is no outcome that Ofsted gives")
    return known


def _concern(cell: str) -> Concern:
    if plain(cell) in NOTHING:
        return Concern.NONE
    if plain(cell) not in CONCERNS:
        raise Unusable(f"“{cell}” is no category of concern")
    return CONCERNS[plain(cell)]


def _safeguarding(cell: str) -> Safeguarding:
    if plain(cell) in NOTHING:
        return Safeguarding.UNKNOWN
    if plain(cell) not in SAFE:
        raise Unusable(f"“{cell}” does not say whether safeguarding is effective")
    return SAFE[plain(cell)]


def _with_recent_concern(cells: Cells, entries: list[InspectionRow]) -> list[InspectionRow]:
    """The newest files tell the school's most recent category of concern beside its inspections: it is the newest's."""
    dated = [entry for entry in entries if entry.starts_on and entry.regime != Regime.UNGRADED]
    if not dated or plain(cells(RECENT_CONCERN)) in NOTHING:
        return entries
    newest = max(dated, key=lambda entry: entry.starts_on or dt.date.min)
    try:
        concern = _concern(cells(RECENT_CONCERN))
    except Unusable as wrong:
        unclear = newest.unclear or f"{RECENT_CONCERN}: {wrong}"
        return [replace(entry, unclear=unclear) if entry is newest else entry for entry in entries]
    return [replace(entry, concern=entry.concern or concern) if entry is newest else entry for entry in entries]

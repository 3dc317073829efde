"""Where a register file has each fact, and how one of its rows is read. Pure."""

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from pharos.files.tables import Unreadable

from . import codes, values
from .columns import DATES, FACTS, GROUPS, INDEX, TEXTS, WHOLES, GroupFact
from .names import is_damaged
from .states import Status

Value = str | int | None
URN = "URN"
NAME, TELEPHONE = INDEX["name"], INDEX["telephone"]
FIRST_GROUP = INDEX["trust"]
PAIRS = slice(0, 6)
STATUS_CODE = INDEX["status_code"]
# Places among the whole numbers and among the dates.
EASTING, NORTHING = INDEX["easting"] - len(TEXTS), INDEX["northing"] - len(TEXTS)
CLOSED_ON = INDEX["closed_on"] - len(TEXTS) - len(WHOLES)
# A school that is open or yet to open has no date of closing.
NOT_CLOSING = (Status.OPEN.value, Status.PROPOSED.value)
# Fewer characters are no telephone number: the register's extracts have "0NA".
SHORTEST_TELEPHONE = 6


class Unusable(Exception):
    """This row cannot be read; the message says why."""


class Reading(NamedTuple):
    """One row read: its facts in the order of ``FACTS``, and what was left out of them and why."""

    urn: int
    facts: tuple[Value, ...]
    left_out: list[str]


def says_something(number: int, value: Value) -> bool:
    """Whether this value shows that the file has the fact at all: a group stated as none does."""
    return value is not None and (value != "" or number >= FIRST_GROUP)


def of(heading: Sequence[str], *, needs_la: bool = False) -> "Layout":
    """The layout under this heading, or a refusal that names each column that is missing."""
    folded = [name.casefold() for name in heading]
    missing = [name for name in (URN, "EstablishmentName") if name.casefold() not in folded]
    for name in ("EstablishmentStatus", "LA") if needs_la else ("EstablishmentStatus",):
        if not {f"{name} (code)".casefold(), f"{name} (name)".casefold()} & set(folded):
            missing.append(f"{name} (code)” or “{name} (name)")
    if missing:
        gone = " and no column ".join(f"“{name}”" for name in missing)
        raise Unreadable(f"This is not a file of the register of schools: its first line has no column {gone}.")
    ours = {heading.casefold() for heading in headings()}
    if twice := [name for name in heading if name.casefold() in ours and Counter(folded)[name.casefold()] > 1]:
        raise Unreadable(f"The heading names the column “{twice[0]}” more than once.")
    return Layout({name: number for number, name in enumerate(folded)}, len(heading))


def headings() -> set[str]:
    """Every column of the register that is read."""
    return {URN, *(fact.heading for fact in FACTS)} | {each for g in GROUPS for each in (g.name_heading, g.flag)}


class Layout:
    """Reads rows laid out in one way.

    Made for speed, since the register has fifty thousand rows: a row's texts are picked in one step and
    tidied one by one only where a glance at them together shows need; a cell that recurs is read once.
    """

    def __init__(self, places: dict[str, int], width: int) -> None:
        self.places, self.width = places, width
        self._urn = self.place(URN)
        self._texts = itemgetter(*(self.place(fact.heading) for fact in TEXTS))
        self._wholes = [(self.place(fact.heading), values.Memo(values.whole(fact.most))) for fact in WHOLES]
        self._dates = [(self.place(fact.heading), values.Memo(values.date)) for fact in DATES]
        self._groups = [_GroupColumns(group, self) for group in GROUPS]

    def place(self, heading: str) -> int:
        """Where a column is. One that the file lacks is read from the empty cell that each row gets at its end."""
        return self.places.get(heading.casefold(), self.width)

    @property
    def groups(self) -> dict[str, dict[str, str]]:
        """The bodies met so far: for each kind, their names by code."""
        return {columns.kind: columns.names for columns in self._groups}

    def label(self, cells: Sequence[str]) -> tuple[str, str]:
        """How a remark names a row, however broken: its URN and name, as far as they can be told."""
        urn, name = (
            cells[place] if place < len(cells) else "" for place in (self._urn, self.place("EstablishmentName"))
        )
        return urn.strip().replace("\x00", "")[:20], name.strip().replace("\x00", "")[:200]

    def authority_of(self, cells: Sequence[str]) -> set[str]:
        places = (self.place("LA (code)"), self.place("LA (name)"))
        return {cells[place].strip().casefold() for place in places if place < len(cells)}

    def read(self, cells: list[str]) -> Reading:
        cells.append("")
        texts = self._texts(cells)
        if not values.is_tidy("|".join(texts)):
            texts = self._tidied(texts)
        urn = self._read_urn(cells[self._urn])
        texts = self._completed(texts)
        wholes = [memo[cells[place]] for place, memo in self._wholes]
        if not (wholes[EASTING] and wholes[NORTHING]):
            wholes[EASTING] = wholes[NORTHING] = None
        dates = [memo[cells[place]] for place, memo in self._dates]
        if dates[CLOSED_ON] is None and texts[STATUS_CODE] in NOT_CLOSING:
            dates[CLOSED_ON] = ""
        groups = [columns.code(cells) for columns in self._groups]
        return Reading(urn, (*texts, *wholes, *dates, *groups), self._left_out(cells))

    def _tidied(self, texts: Sequence[str]) -> tuple[str, ...]:
        try:
            return values.tidied([fact.heading for fact in TEXTS], texts)
        except values.UnusableCell as cell:
            raise Unusable(str(cell)) from cell

    def _read_urn(self, cell: str) -> int:
        urn = cell.strip()
        if urn.isascii() and urn.isdecimal() and len(urn) <= 9 and int(urn):
            return int(urn)
        raise Unusable(f"URN “{urn[:20]}” is not a number" if urn else "URN is empty")

    def _completed(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        if not texts[NAME]:
            raise Unusable("EstablishmentName is empty")
        try:
            pairs = codes.completed(*texts[PAIRS])
        except codes.UnknownStatus as unknown:
            raise Unusable(str(unknown)) from unknown
        texts = pairs + texts[PAIRS.stop :]
        if texts[TELEPHONE] and len(texts[TELEPHONE]) < SHORTEST_TELEPHONE:
            return (*texts[:TELEPHONE], "", *texts[TELEPHONE + 1 :])
        return texts

    def _left_out(self, cells: Sequence[str]) -> list[str]:
        """The numbers and dates of this row that could not be read: nearly always none."""
        return [
            f"{fact.heading} “{cells[place][:60]}” is not a {kind}: left out"
            for kind, facts, columns in (("number we can use", WHOLES, self._wholes), ("date", DATES, self._dates))
            for fact, (place, memo) in zip(facts, columns, strict=True)
            if memo.unreadable and cells[place] in memo.unreadable
        ]


class _GroupColumns:
    """The three columns that tell of a trust or of a federation."""

    def __init__(self, group: GroupFact, layout: Layout) -> None:
        self.kind = group.name
        self.places = [layout.place(heading) for heading in (group.heading, group.name_heading, group.flag)]
        self.names: dict[str, str] = {}

    def code(self, cells: Sequence[str]) -> str | None:
        """The group's code; ``""`` where the register says that there is none; None where it says nothing."""
        code, name, flag = (cells[place] for place in self.places)
        if code or name:
            return self._remember(code.strip(), name)
        if flag and not flag.startswith("Supported"):
            return ""
        return None

    def _remember(self, code: str, name: str) -> str | None:
        """Without a code, one is made from the name. A damaged name gives way to a whole one."""
        known = self.names.get(code) if code else None
        if known is not None and (known == name or not is_damaged(known)):
            return code
        name = " ".join(name.replace("\x00", "").split())[: values.LONGEST]
        code = code[: values.LONGEST] or f"~{name.casefold()}"
        if code == "~":  # neither a code nor a name
            return None
        self.names[code] = name or known or f"Group {code}"
        return code

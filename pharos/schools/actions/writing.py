"""Brings what a register file says into the database: new schools, changed facts, and the history of each change."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F
from django.db.models.functions import Cast

from .. import words
from ..columns import DATES, FACTS, GROUPS, HOUSEKEEPING, INDEX, TEXTS, WHOLES
from ..comparing import Known, Outcome, Value, compared
from ..models import FactChange, RegisterImport, RegisterRemark, School, SchoolBefore
from ..register_file import Entry, RegisterFile, Remark
from ..states import RemarkKind, Status
from . import bulk
from .groups import KINDS, Groups, Kept

FIELDS = tuple(fact.name for fact in FACTS)
FIRST_DATE = len(TEXTS) + len(WHOLES)
FIRST_GROUP = FIRST_DATE + len(DATES)
NAME, TOWN, POSTCODE, STATUS = (INDEX[name] for name in ("name", "town", "postcode", "status_code"))
UNTOLD = frozenset(INDEX[name] for name in HOUSEKEEPING)
# The date of what no file told.
LONG_AGO = dt.date(1900, 1, 1)
CHUNK = 10_000


@dataclass
class Tally:
    """What came of a file."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    follows: int | None = None
    groups_before: list[Kept] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def write(found: RegisterFile, by: RegisterImport) -> Tally:
    """Add and change schools, and say how many. In the caller's transaction."""
    return _Writing(found, by).done()


class _Writing:
    def __init__(self, found: RegisterFile, by: RegisterImport) -> None:
        self.found, self.by = found, by
        self.tally = Tally()
        self.columns = frozenset(INDEX[name] for name in found.columns)
        newest = not RegisterImport.objects.filter(schools_seen__isnull=False, as_at__gt=by.as_at).exists()
        self.groups = [Groups(KINDS[group.name]) for group in GROUPS]
        for group, kind in zip(self.groups, GROUPS, strict=True):
            group.settle(found.groups[kind.name], rename=newest)
            self.tally.groups_before += group.before

    def done(self) -> Tally:
        known = _known(self.found.entries)
        self._add([entry for entry in self.found.entries if entry.urn not in known])
        self._compare([(entry, *known[entry.urn]) for entry in self.found.entries if entry.urn in known])
        return self.tally

    def _add(self, entries: list[Entry]) -> None:
        fields = ("urn", *FIELDS, "older", "first_seen_in", "last_seen_in", "search_text")
        seen = ("{}", self.by.pk, self.by.pk)
        bulk.insert(School, fields, [
            (entry.urn, *self._row(self._told(entry)), *seen, _searchable(entry.urn, entry.facts)) for entry in entries
        ])  # fmt: skip
        self.tally.added = len(entries)

    def _told(self, entry: Entry, known: Known | None = None) -> tuple[Value, ...]:
        """What the row says, with the codes that its groups have with us."""
        told = entry.facts[FIRST_GROUP:]
        if not any(told):
            return entry.facts
        current = known.facts[FIRST_GROUP:] if known else (None,) * len(told)
        codes = (
            group.code_for(str(code), None if now is None else str(now)) if code else code
            for group, code, now in zip(self.groups, told, current, strict=True)
        )
        return (*entry.facts[:FIRST_GROUP], *codes)

    def _row(self, facts: tuple[Value, ...]) -> Iterator[Value]:
        yield from facts[:FIRST_DATE]
        yield from (date or None for date in facts[FIRST_DATE:FIRST_GROUP])
        yield from (group.pk(code) for group, code in zip(self.groups, facts[FIRST_GROUP:], strict=True))

    def _compare(self, entries: list[tuple[Entry, int, Known, int | None]]) -> None:
        updates: list[tuple[Any, ...]] = []
        changes: list[tuple[Any, ...]] = []
        befores: list[tuple[Any, ...]] = []
        self.tally.follows = self._most_seen_in(entries)
        for entry, pk, known, seen_in in entries:
            outcome = compared(known, self._told(entry, known), self.columns, self.by.as_at)
            before: dict[str, Any] = {}
            if outcome.changed or outcome.older != known.older:
                text = _searchable(entry.urn, outcome.facts)
                updates.append((*self._row(outcome.facts), json.dumps(outcome.older), text, pk))
                before = self._before(entry.urn, known, outcome)
            if known.as_at <= self.by.as_at and seen_in != self.tally.follows:
                before["last_seen_in"] = seen_in
            if before:
                befores.append((pk, self.by.pk, json.dumps(before)))
            changes += self._history(pk, known, outcome)
            self._count(known, outcome)
            self._say_what_was_kept(entry, outcome)
        bulk.update(School, (*FIELDS, "older", "search_text"), updates)
        bulk.insert(FactChange, ("school", "register_import", "field", "before", "after", "late"), changes)
        bulk.insert(SchoolBefore, ("school", "register_import", "facts"), befores)
        self._mark_seen([pk for _, pk, known, _ in entries if known.as_at <= self.by.as_at])

    def _most_seen_in(self, entries: list[tuple[Entry, int, Known, int | None]]) -> int | None:
        """The import that told most of these schools last: of the others each keeps its own."""
        seen = Counter(seen_in for _, _, known, seen_in in entries if known.as_at <= self.by.as_at)
        return seen.most_common(1)[0][0] if seen else None

    def _before(self, urn: int, known: Known, outcome: Outcome) -> dict[str, Any]:
        """What the import is about to write over, as the database has it."""
        row = list(self._row(known.facts))
        before: dict[str, Any] = {FIELDS[number]: row[number] for number in outcome.changed}
        if outcome.older != known.older:
            before["older"] = known.older
        if (text := _searchable(urn, known.facts)) != _searchable(urn, outcome.facts):
            before["search_text"] = text
        return before

    def _history(self, pk: int, known: Known, outcome: Outcome) -> Iterator[tuple[Any, ...]]:
        for number in outcome.changed:
            if number not in UNTOLD:
                before, after = self._words(number, known.facts[number]), self._words(number, outcome.facts[number])
                if before == after:  # two groups of one name
                    before, after = f"{before} ({known.facts[number]})", f"{after} ({outcome.facts[number]})"
                yield pk, self.by.pk, FIELDS[number], before, after, known.as_at > self.by.as_at

    def _words(self, number: int, value: Value) -> str:
        if number >= FIRST_GROUP:
            return self.groups[number - FIRST_GROUP].words(value)
        return "" if value is None else str(value)

    def _count(self, known: Known, outcome: Outcome) -> None:
        if set(outcome.changed) - UNTOLD:
            self.tally.changed += 1
        else:
            self.tally.unchanged += 1
        if outcome.facts[STATUS] == Status.CLOSED and known.facts[STATUS] != Status.CLOSED:
            self.tally.closed += 1

    def _say_what_was_kept(self, entry: Entry, outcome: Outcome) -> None:
        """The names of heads are not repeated: a remark is read by more people than need them."""
        if not outcome.kept:
            return
        words = ", ".join(FACTS[number].words for number in outcome.kept)
        reason = f"Damaged in the file, so ours was kept: {words}"
        self.tally.remarks.append(Remark(entry.line, str(entry.urn), str(outcome.facts[NAME]), reason))

    def _mark_seen(self, pks: list[int]) -> None:
        for start in range(0, len(pks), CHUNK):
            School.objects.filter(pk__in=pks[start : start + CHUNK]).update(last_seen_in=self.by)


def _searchable(urn: int, facts: tuple[Value, ...]) -> str:
    return words.searchable(urn, str(facts[NAME]), str(facts[TOWN]), str(facts[POSTCODE]))


def _known(entries: list[Entry]) -> dict[int, tuple[int, Known, int | None]]:
    """The schools of the file as they stand, each with the import that saw it last.

    Read as plain values: a model's instance for each would take longer.
    """
    urns = [entry.urn for entry in entries]
    dates = {f"{fact.name}_text": Cast(fact.name, CharField()) for fact in DATES}
    groups = {f"{group.name}_code": F(f"{group.name}__code") for group in GROUPS}
    rows = School.objects.filter(urn__gte=min(urns), urn__lte=max(urns)).annotate(**dates, **groups)
    names = [*FIELDS[:FIRST_DATE], *dates, *groups]
    return {
        row[0]: (row[1], Known(row[5:], row[4] or LONG_AGO, row[2]), row[3])
        for row in rows.values_list("urn", "pk", "older", "last_seen_in", "last_seen_in__as_at", *names).iterator(
            chunk_size=CHUNK
        )
    }


def write_remarks(found: RegisterFile, tally: Tally, by: RegisterImport) -> None:
    """One row for each row of the file that is not accounted for by its school."""
    fields = ("register_import", "kind", "line", "urn", "name", "reason")
    rejected = [(by.pk, RemarkKind.REJECTED.value, *remark) for remark in found.rejected]
    kept = [(by.pk, RemarkKind.KEPT.value, *remark) for remark in (*found.left_out, *tally.remarks)]
    bulk.insert(RegisterRemark, fields, rejected + kept)

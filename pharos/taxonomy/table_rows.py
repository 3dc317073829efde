"""The rows of a small table that somebody hands in, each a dictionary by the names of its columns. Pure."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from pharos.common.errors import Refused
from pharos.files import tables

MOST_BYTES = 5 * tables.MEGABYTE


@dataclass(frozen=True)
class Refusal:
    """A row that was not taken: its line in the file, what it is about, and why."""

    line: int
    about: str
    reason: str


@dataclass(frozen=True)
class Line:
    """One row: ``cells`` by the small-letter name of the column, trimmed; ``problem`` where they can't be trusted."""

    number: int
    cells: dict[str, str]
    problem: str = ""


@contextmanager
def opened(path: Path, *, forms: Sequence[Sequence[str]]) -> Iterator[tuple[Sequence[str], Iterator[Line]]]:
    """(the first of the forms whose columns are all there, its rows). Refused where the table has none of the forms."""
    shared = [name for name in forms[0] if all(name in form for form in forms)]
    with tables.opened(path, heading_with=shared, most_bytes=MOST_BYTES, most_unpacked=MOST_BYTES * 4) as table:
        heading = [name.casefold() for name in table.heading]
        form = next((form for form in forms if set(form) <= set(heading)), None)
        if form is None:
            missing = ", ".join(name for name in forms[0] if name not in heading)
            raise Refused(f"This file has no column called {missing}.")
        yield form, (_line(heading, row) for row in table.rows if row.problem or any(map(str.strip, row.cells)))


def _line(heading: list[str], row: tables.Row) -> Line:
    cells = {} if row.problem else {n: " ".join(c.split()) for n, c in zip(heading, row.cells, strict=False)}
    return Line(row.line, cells, row.problem)


def likely(written: str, known: Sequence[str]) -> str:
    """The one of the known words that somebody probably meant; empty where none is near."""
    best = extractOne(written.casefold(), known, scorer=OSA.normalized_similarity, score_cutoff=0.6)
    return best[0] if best else ""

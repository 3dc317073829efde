"""The judged set, and how well an order of answers does on it.

``needs.csv`` has needs in school language, written before the thesaurus, each with the areas that it means: 3 exactly
this, 2 clearly helps, 1 touches it. Half of them, ``held out``, were never looked at one by one while the thesaurus and
the weights were tuned.

``leaders.csv`` has made-up leaders; their areas say how well portrait and evidence bear each out, 1 to 3. How well a
leader fits a need follows: the best area in common, as much as both the need and the leader say. ``corrections.csv``
has the pairs where reading the two by hand gives another grade.
"""

import csv
import math
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TUNED, HELD_OUT = "tuned", "held out"


@dataclass(frozen=True)
class Need:
    number: int
    half: str
    words: str
    areas: dict[str, int]

    @property
    def meant(self) -> set[str]:
        """The areas that are exactly this."""
        return {code for code, grade in self.areas.items() if grade == 3}


@dataclass(frozen=True)
class Leader:
    name: str
    phase: str
    town: str
    areas: dict[str, int]
    portrait: str
    evidence: str


def needs(half=""):
    rows = [Need(int(r["number"]), r["half"], r["need"], _graded(r["areas"])) for r in _rows("needs.csv")]
    return [need for need in rows if half in ("", need.half)]


def leaders():
    return [Leader(**row | {"areas": _graded(row["areas"])}) for row in _rows("leaders.csv")]


def grades(need):
    """Name to grade of each leader who fits the need at all."""
    corrected = {r["leader"]: int(r["grade"]) for r in _rows("corrections.csv") if int(r["need"]) == need.number}
    found = {
        each.name: max((min(grade, need.areas.get(code, 0)) for code, grade in each.areas.items()), default=0)
        for each in leaders()
    }
    return {name: grade for name, grade in (found | corrected).items() if grade}


def ndcg(ranked, graded, most):
    """Normalised discounted cumulative gain of the first ``most``: 1 where none could be better placed."""
    best = _gain(sorted(graded.values(), reverse=True)[:most])
    return _gain([graded.get(each, 0) for each in ranked[:most]]) / best if best else 1.0


def recall(ranked, meant, most):
    return len(meant & set(ranked[:most])) / len(meant)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def _gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _graded(cell):
    return {code: int(grade) for code, grade in (part.split("=") for part in cell.split(";"))}


def _rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

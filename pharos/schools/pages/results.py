"""What a school's page says of its results: a chart for each measure that is drawn, and all of them in a table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pharos.common.pages.chart import Chart, Point, chart
from pharos.common.ui.filters import date
from pharos.schools import measures
from pharos.schools.measures import Measure
from pharos.schools.models import Result

# How many years the page shows: enough for a direction.
YEARS = 3


@dataclass(frozen=True)
class StageResults:
    """One key stage: its charts, every measure by year, and what the markers in it mean."""

    title: str
    charts: Sequence[Chart]
    heads: Sequence[Any]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str]
    source: str


def stages(found: Iterable[Result]) -> list[StageResults]:
    """The latest three years of each key stage."""
    by_stage: dict[int, list[Result]] = defaultdict(list)
    for each in found:
        by_stage[each.key_stage].append(each)
    return [_stage(stage, told) for stage, told in sorted(by_stage.items())]


def _stage(stage: int, told: list[Result]) -> StageResults:
    years = sorted({each.year for each in told})[-YEARS:]
    by_key = {(each.measure, each.year): each for each in told if each.year in years}
    known = [each for each in measures.MEASURES if any((each.code, year) in by_key for year in years)]
    heads: list[Any] = ["Measure", *({"text": str(year), "numeric": True} for year in years)]
    sources = sorted({(each.source.as_at, each.source.file_name) for each in by_key.values()})
    return StageResults(
        title=f"Key stage {stage}",
        charts=[_chart(each, years, by_key) for each in known if each.code in measures.DRAWN.get(stage, ())],
        heads=heads,
        rows=[[each.words, *(_words(each, by_key.get((each.code, year))) for year in years)] for each in known],
        notes=_notes(by_key.values()),
        source="; ".join(f"{name}, as at {date(day)}" for day, name in sources),
    )


def _chart(each: Measure, years: list[int], by_key: dict[tuple[str, int], Result]) -> Chart:
    points = [_point(each, year, by_key.get((each.code, year))) for year in years]
    most = 100 if each.unit == "%" else None
    return chart(f"chart-{each.code}", each.words, points, heads=("Year", each.words), most=most)


def _point(measure: Measure, year: int, found: Result | None) -> Point:
    value = float(found.value) if found is not None and found.value is not None else None
    words = _words(measure, found) if value is not None else _why(found)
    return Point(str(year), value, words)


def _why(found: Result | None) -> str:
    return measures.meaning(found.missing) if found is not None else measures.meaning(measures.EMPTY)


def _words(measure: Measure, found: Result | None) -> str:
    """ "78%", "−0.3", or the marker of the source."""
    if found is None:
        return "–"
    if found.value is None:
        return "–" if found.missing == measures.EMPTY else found.missing
    number = f"{Decimal(found.value).normalize():f}".replace("-", "−")
    return f"{number}%" if measure.unit == "%" else number


def _notes(shown: Iterable[Result]) -> list[str]:
    """What each marker on the page means."""
    markers = sorted({each.missing for each in shown if each.missing and each.missing != measures.EMPTY})
    return [f"{marker}: {measures.meaning(marker)}" for marker in markers]

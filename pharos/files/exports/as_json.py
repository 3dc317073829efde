"""A list as JSON, for programs: an array with an object for each row, whose keys are the headings."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

CONTENT_TYPE = "application/json"


def lines(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """One line for each row. Dates and instants are ISO 8601, instants with the county's offset."""
    before = "[\n"
    for row in rows:
        written = {heading: _value(cell) for heading, cell in zip(headings, row, strict=True)}
        yield before + json.dumps(written, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _value(cell: Any) -> Any:
    match cell:
        case None | bool() | int() | float():
            return cell
        case Decimal():
            return float(cell)
        case dt.datetime():
            return timezone.localtime(cell).isoformat(timespec="seconds")
        case dt.date():
            return cell.isoformat()
    return str(cell)

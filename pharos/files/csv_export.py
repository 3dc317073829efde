"""A list as a CSV file alone. New lists use ``exports``, which has Excel and JSON too."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import StreamingHttpResponse

from . import exports


def download(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, day: dt.date
) -> StreamingHttpResponse:
    """The file as an answer, sent while it is read, with the day in its name: ``schools-2026-11-24.csv``."""
    response = exports.download(exports.CSV, name, headings, rows, day=day)
    assert isinstance(response, StreamingHttpResponse)
    return response

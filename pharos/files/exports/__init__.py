"""A list as a file: Excel, CSV or JSON, at the list's own address with ``?as=xlsx``, ``?as=csv`` or ``?as=json``.

A view that shows a list offers its files so, once its rule and its filters are known::

    if exports.asked(request):
        rows = (pages.line(each) for each in queries.found(criteria).iterator(chunk_size=500))
        return exports.answer(request, "letters", pages.HEADINGS, rows, day=clock.day_of(at))
    …
    context = {…, "ways": exports.ways(request)}

``headings`` are the names of the columns, each one once. A row is a sequence of as many cells, each of them a text,
``int``, ``float``, ``Decimal``, ``bool``, date, instant or None; hand over dates and numbers as what they are, so that
Excel can sort by them. Anything else is written as its ``str``. Texts never run as formulas. Rows are taken one by
one and never held together, so give an iterator; it asks no more questions for three rows than for one
(``tests/house/lists.py`` measures that, and that each list offers its files).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from . import as_csv, as_json, as_xlsx

CSV, XLSX, JSON = "csv", "xlsx", "json"
NAMES = {XLSX: "Excel", CSV: "CSV", JSON: "JSON"}
# Offered on a page; a program asks for JSON by the address.
OFFERED = (XLSX, CSV)


def asked(request: HttpRequest) -> str:
    """The form of file that the address asks for, or ``""`` where it asks for the page. Raises Http404."""
    way = request.GET.get("as", "")
    if way and way not in NAMES:
        raise Http404
    return way


def ways(request: HttpRequest, path: str = "", *, offered: Sequence[str] = OFFERED) -> list[tuple[str, str]]:
    """Words and address of each file of this list, with the filters and the order that the address has now.

    ``path`` is where the files are, where that is not the list's own address.
    """
    kept = request.GET.copy()
    kept.pop("page", None)
    found = []
    for way in offered:
        kept["as"] = way
        found.append((NAMES[way], f"{path}?{kept.urlencode()}"))
    return found


def answer(
    request: HttpRequest, name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, day: dt.date
) -> HttpResponseBase:
    """The file that the address asks for, CSV where it does not say; ``letters-2026-11-24.xlsx`` is its name."""
    way = asked(request) or CSV
    return download(way, name, headings, rows, day=day)


def download(
    way: str, name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, day: dt.date
) -> HttpResponseBase:
    """The same for a known ``way``. Excel is put together in a temporary file, the others while they are sent."""
    file_name = f"{name}-{day.isoformat()}.{way}"
    if way == XLSX:
        file = TemporaryFile()  # noqa: SIM115 (the response closes it)
        as_xlsx.write(file, name, headings, rows)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=file_name, content_type=as_xlsx.CONTENT_TYPE)
    written = as_json if way == JSON else as_csv
    response = StreamingHttpResponse(written.lines(headings, rows), content_type=written.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response

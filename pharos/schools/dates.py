"""Dates in files of schools. Pure.

The one in a file's name: ``edubasealldata20220706.csv`` was true on 6 July 2022. Those in its cells:
``06-07-2022`` and ``06/07/2022``, with or without an hour of no meaning after them, and ``2022-07-06``.
"""

import datetime as dt
import re

_EIGHT = re.compile(r"(?<!\d)(?:19|20)\d{6}(?!\d)")


def in_name(file_name: str) -> dt.date | None:
    """The first eight figures in the name that are a date."""
    for digits in _EIGHT.findall(file_name):
        try:
            return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            continue
    return None


_DAY_FIRST = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?: [\d:]+)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T][\d:.]+)?")


def in_cell(cell: str) -> dt.date:
    """The day that a cell names; ``ValueError`` where it names none."""
    if found := _DAY_FIRST.fullmatch(cell):
        return dt.date(int(found[4]), int(found[3]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(cell):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError(cell)

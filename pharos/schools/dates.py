"""The date in a register file's name: ``edubasealldata20220706.csv`` was true on 6 July 2022. Pure."""

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

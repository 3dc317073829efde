"""England's local authorities by their three-figure code, for files that give only the code or the name. Pure."""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "local_authorities.csv"


@cache
def _pairs() -> tuple[dict[str, str], dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["name"].casefold(): row["code"] for row in rows}, {row["code"]: row["name"] for row in rows}


def code_of(name: str) -> str:
    """ "Kent" is 886; empty where the name is not known."""
    return _pairs()[0].get(name.casefold(), "")


def name_of(code: str) -> str:
    """886 is "Kent"; empty where the code is not known."""
    return _pairs()[1].get(code, "")

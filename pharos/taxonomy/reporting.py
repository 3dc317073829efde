"""The report of an import at the console: numbers, then every row that was not taken."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.management.base import CommandError

from pharos.common.errors import Refused

if TYPE_CHECKING:
    from .actions.imports import Report

NUMBERS = ("rows", "added", "changed", "unchanged", "retired")


def ran(path: Path, imports: Callable[[], "Report"]) -> "Report":
    """What the import comes to; a plain sentence where there is no such file, or it is no such table."""
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    try:
        return imports()
    except Refused as refusal:
        raise CommandError(str(refusal)) from refusal
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def as_json(report: "Report") -> str:
    rejected = [{"line": each.line, "about": each.about, "reason": each.reason} for each in report.refused]
    return json.dumps(
        {name: getattr(report, name) for name in NUMBERS} | {"missing": report.missing, "rejected": rejected},
        ensure_ascii=False,
    )


def as_lines(report: "Report") -> list[str]:
    lines = [f"{getattr(report, name):>8} {name}" for name in NUMBERS if name != "retired" or report.retired]
    lines += [f"{len(report.refused):>8} not taken"]
    lines += [f"  line {each.line}, “{each.about}”: {each.reason}" for each in report.refused]
    if report.missing:
        lines += [f"No longer in these lists: {', '.join(report.missing)}."]
    return lines

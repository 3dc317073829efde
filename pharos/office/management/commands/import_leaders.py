"""``pharos import_leaders``: take in a county's own list of its leaders."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.leaders.mapping import BY_KEY
from pharos.office import actions, queries
from pharos.office.models import LeaderImport
from pharos.office.states import RowResult


class Command(BaseCommand):
    help = (
        "Take in a list of leaders, CSV or Excel, row by row; a row that cannot be used is reported, and the others "
        "come in. Doing it again changes nothing. Columns are found by their headings, or named by --map."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="The list.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")
        parser.add_argument(
            "--map", action="append", default=[], metavar="HEADING=COLUMN",
            help=f"Which heading of the list is which of our columns: {', '.join(BY_KEY)}. May be given several times.",
        )  # fmt: skip
        parser.add_argument(
            "--letters", action="store_true", help="Write to each new leader. Otherwise nobody is told."
        )
        parser.add_argument("--json", action="store_true", help="Numbers and report as one JSON object.")

    def handle(self, **options: Any) -> None:
        path = Path(options["file"])
        try:
            done = actions.import_list(
                path, by=None, at=clock.now(), dry_run=options["dry_run"], letters=options["letters"],
                columns=_columns(options["map"]),
            )  # fmt: skip
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        self.stdout.write(json.dumps(_told(done), ensure_ascii=False) if options["json"] else "\n".join(_words(done)))


def _columns(pairs: Iterable[str]) -> dict[str, str]:
    """Our column to the heading, from ``Their heading=column``."""
    found: dict[str, str] = {}
    for pair in pairs:
        heading, equals, key = pair.rpartition("=")
        if not equals or key.strip() not in BY_KEY:
            raise CommandError(f"“{pair}” names no column. Write --map \"Their heading=column\", with one of "
                               f"{', '.join(BY_KEY)}.")  # fmt: skip
        found[key.strip()] = " ".join(heading.split())
    return found


def _told(done: LeaderImport) -> dict[str, Any]:
    report = [
        {"line": each.line, "result": each.result, "name": each.name, "reason": each.reason}
        for each in queries.lines(done)
    ]
    return {"rows": done.rows, **queries.counts(done), "report": report}


def _words(done: LeaderImport) -> Iterable[str]:
    counted = queries.counts(done)
    yield f"{done.rows:>8,} rows"
    yield from (f"{counted[result]:>8,} {result.label.lower()}" for result in RowResult)
    for each in queries.lines(done):
        yield f"  line {each.line}, {each.name or 'no name'}: {RowResult(each.result).label}. {each.reason}"
    yield "Nothing was changed: this was a try." if done.dry_run else "The list is brought in."

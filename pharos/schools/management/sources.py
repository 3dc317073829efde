"""What the commands that bring in files of other sources share: their options, and what they print."""

import json
from argparse import ArgumentParser
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.common.ui.filters import date
from pharos.schools import actions
from pharos.schools.management.arguments import day, readable
from pharos.schools.models import SourceImport
from pharos.schools.states import SourceKind

NUMBERS = ("rows", "added", "changed", "unchanged", "rejected", "seconds")


class SourceCommand(BaseCommand):
    """Brings in a file of one kind, all or nothing."""

    kind: ClassVar[SourceKind]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="The file: .csv, .csv.gz or .xlsx.")
        parser.add_argument("--as-at", help="The day on which it was true, as 2026-09-01; else the date in its name.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")
        parser.add_argument(
            "--json", action="store_true", help="The numbers as one JSON object, rejected rows on stderr."
        )

    def handle(self, **options: Any) -> None:
        path, as_at = readable(options["file"]), day(options["as_at"])
        try:
            done = actions.import_source(
                self.kind, path, by=None, at=clock.now(), as_at=as_at, dry_run=options["dry_run"]
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt as stopped:
            raise CommandError("Stopped. Nothing was changed.") from stopped
        if options["json"]:
            self._list(done, self.stderr)
            self.stdout.write(json.dumps({name: getattr(done, name) for name in NUMBERS}))
        else:
            self._tell(done)

    def _tell(self, done: SourceImport) -> None:
        words = {"rows": "rows", "rejected": "not read"}
        for name in NUMBERS[:-1]:
            self.stdout.write(f"{getattr(done, name):>8,} {words.get(name, name)}")
        self._list(done, self.stdout)
        what = "Nothing was changed: this was a try." if done.dry_run else "All of it is in."
        self.stdout.write(f"{done.file_name}, as at {date(done.as_at)}: {done.seconds:.1f} seconds. {what}")

    def _list(self, done: SourceImport, stream: Any) -> None:
        found = list(done.remarks.order_by("line", "pk"))
        if found:
            stream.write("What was not read:")
        for each in found:
            stream.write(f"  line {each.line}, URN {each.urn or 'unknown'}: {each.reason}")

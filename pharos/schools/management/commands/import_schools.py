"""``pharos import_schools``: take in the national register of schools from its file."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.common.ui.filters import date
from pharos.schools import actions, queries
from pharos.schools.management.arguments import day, readable
from pharos.schools.models import RegisterImport, RegisterRemark
from pharos.schools.register_file import Progress

NUMBERS = ("rows", "added", "changed", "unchanged", "closed", "rejected", "seconds")


class Command(BaseCommand):
    help = (
        "Take in the national register of schools, all or nothing: the file “All establishment data” from Get "
        "Information about Schools, as .csv, .csv.gz or .xlsx. Doing it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="The register's file.")
        parser.add_argument("--as-at", help="The day on which it was true, as 2026-09-01; else the date in its name.")
        parser.add_argument("--la", default="", help="Only the schools of this local authority: its code, or its name.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")
        parser.add_argument(
            "--json", action="store_true", help="The numbers as one JSON object, rejected rows on stderr."
        )

    def handle(self, **options: Any) -> None:
        path, as_at = readable(options["file"]), day(options["as_at"])
        try:
            with self._progress() as progress:
                done = actions.import_register(
                    path, by=None, at=clock.now(), as_at=as_at, la=options["la"], dry_run=options["dry_run"],
                    progress=progress,
                )  # fmt: skip
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt as stopped:
            raise CommandError("Stopped. Nothing was changed.") from stopped
        if options["json"]:
            self._list("Rows that were not read", queries.rejected_by(done), self.stderr)
            self.stdout.write(json.dumps({name: getattr(done, name) for name in NUMBERS}))
        else:
            self._tell(done)

    @contextmanager
    def _progress(self) -> Iterator[Progress]:
        """A bar, where somebody watches."""
        with tqdm(disable=not self.stderr.isatty(), file=self.stderr, unit=" rows", desc="Reading", leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)
                if done == total:
                    bar.set_description("Bringing in")

            yield show

    def _tell(self, done: RegisterImport) -> None:
        for number, words in _summary(done):
            self.stdout.write(f"{number:>8} {words}")
        self._list("Rows that were not read", queries.rejected_by(done), self.stdout)
        self._list("Values that were left out", queries.left_out_by(done), self.stdout)
        what = "Nothing was changed: this was a try." if done.dry_run else "The register is up to date."
        schools = f" (local authority {done.la})" if done.la else ""
        self.stdout.write(f"{done.file_name}{schools}, as at {date(done.as_at)}: {done.seconds:.1f} seconds. {what}")

    def _list(self, title: str, remarks: Any, stream: Any) -> None:
        found: list[RegisterRemark] = list(remarks)
        if found:
            stream.write(f"{title}:")
        for each in found:
            stream.write(f"  line {each.line}, URN {each.urn or 'unknown'}: {each.reason}")


def _summary(done: RegisterImport) -> list[tuple[str, str]]:
    return [
        (f"{done.rows:,}", "rows"),
        (f"{done.added:,}", "added"),
        (f"{done.changed:,}", "changed"),
        (f"{done.closed:,}", "of them closed"),
        (f"{done.unchanged:,}", "unchanged"),
        (f"{done.rejected:,}", "not read"),
    ]

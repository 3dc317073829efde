"""``pharos import_postcodes``: take in where postcodes are, from Code-Point Open."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.common.ui.filters import date
from pharos.schools import actions
from pharos.schools.management.arguments import day, readable

NUMBERS = ("rows", "added", "changed", "unchanged", "rejected", "seconds")


class Command(BaseCommand):
    help = (
        "Take in where postcodes are, all or nothing: a file of the Ordnance Survey’s Code-Point Open, or an extract "
        "of it with a heading, as .csv or .csv.gz. Doing it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="The list of postcodes.")
        parser.add_argument("--as-at", help="The day on which it was true, as 2025-05-01; else the date in its name.")
        parser.add_argument("--source", default="", help="The words its licence asks for; else Code-Point Open’s.")
        parser.add_argument(
            "--json", action="store_true", help="The numbers as one JSON object, rejected rows on stderr."
        )

    def handle(self, **options: Any) -> None:
        path, as_at = readable(options["file"]), day(options["as_at"])
        with tqdm(disable=not self.stderr.isatty(), file=self.stderr, unit=" rows", desc="Reading", leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                done, rejected = actions.import_postcodes(
                    path, by=None, at=clock.now(), as_at=as_at, source=options["source"], progress=show
                )
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal
            except KeyboardInterrupt as stopped:
                raise CommandError("Stopped. Nothing was changed.") from stopped
        numbers = {name: getattr(done, name) for name in NUMBERS}
        stream = self.stderr if options["json"] else self.stdout
        for row in rejected:
            stream.write(f"  line {row.line}, {row.postcode or 'no postcode'}: {row.reason}")
        if options["json"]:
            self.stdout.write(json.dumps(numbers))
        else:
            for name in NUMBERS[:-1]:
                self.stdout.write(f"{numbers[name]:>9,} {'not read' if name == 'rejected' else name}")
            self.stdout.write(f"{done.file_name}, as at {date(done.as_at)}: {done.seconds:.1f} seconds.")

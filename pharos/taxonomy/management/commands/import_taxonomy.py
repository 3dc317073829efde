"""``pharos import_taxonomy``: take in a list of areas of expertise from its file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from pharos.common import clock
from pharos.taxonomy import actions, reporting


class Command(BaseCommand):
    help = (
        "Take in areas of expertise from a CSV or Excel file: code, label, group, scheme, position; or a published "
        "list with scheme, group, area. Doing it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The file of areas.")
        parser.add_argument(
            "--retire-missing", action="store_true", help="Offer areas that the file's lists lack to no new choice."
        )
        parser.add_argument("--json", action="store_true", help="The report as one JSON object.")

    def handle(self, *, file: Path, retire_missing: bool, **options: Any) -> None:
        at = clock.now()
        report = reporting.ran(
            file, lambda: actions.import_taxonomy(file, by=None, at=at, retire_missing=retire_missing)
        )
        for line in [reporting.as_json(report)] if options["json"] else reporting.as_lines(report):
            self.stdout.write(line)

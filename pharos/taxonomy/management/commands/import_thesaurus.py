"""``pharos import_thesaurus``: take in what people say when they mean an area, from its file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from pharos.common import clock
from pharos.taxonomy import actions, reporting


class Command(BaseCommand):
    help = (
        "Take in expressions for areas of expertise from a CSV or Excel file with the columns code, term, kind; "
        "kind is synonym, symptom, broader or related. Doing it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The file of expressions.")
        parser.add_argument("--json", action="store_true", help="The report as one JSON object.")

    def handle(self, *, file: Path, **options: Any) -> None:
        at = clock.now()
        report = reporting.ran(file, lambda: actions.import_thesaurus(file, by=None, at=at))
        for line in [reporting.as_json(report)] if options["json"] else reporting.as_lines(report):
            self.stdout.write(line)

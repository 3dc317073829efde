"""``pharos import_outlines``: take in the outlines of the county's districts from GeoJSON."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.schools import actions
from pharos.schools.management.arguments import readable


class Command(BaseCommand):
    help = (
        "Take in the outlines of the county’s districts, for its maps: a GeoJSON file in WGS84, each outline with the "
        "code or the name of its district. Doing it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="The GeoJSON file.")
        parser.add_argument("--source", default="", help="The words its licence asks for; else the ONS’s.")
        parser.add_argument(
            "--json", action="store_true", help="The numbers as one JSON object, rejected outlines on stderr."
        )

    def handle(self, **options: Any) -> None:
        path = readable(options["file"])
        try:
            told = actions.import_outlines(path, by=None, at=clock.now(), source=options["source"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        numbers = {
            "features": told.features, "changed": told.changed, "unchanged": told.unchanged,
            "elsewhere": len(told.elsewhere), "rejected": len(told.rejected),
        }  # fmt: skip
        stream = self.stderr if options["json"] else self.stdout
        for each in told.rejected:
            stream.write(f"  outline {each.number}, {each.name or each.code or 'nameless'}: {each.problem}")
        if options["json"]:
            self.stdout.write(json.dumps(numbers))
        else:
            words = {"elsewhere": "of other counties", "rejected": "not read"}
            for name, number in numbers.items():
                self.stdout.write(f"{number:>6} {words.get(name, name)}")

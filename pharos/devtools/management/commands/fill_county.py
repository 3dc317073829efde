"""``pharos fill_county``: a whole country around the made-up county, to see how the service bears it."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.devtools import volume
from pharos.people import queries as people
from pharos.people.states import Role


class Command(BaseCommand):
    help = "Fill the demo's county with made-up schools, leaders and deployments by the thousand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--leaders", type=int, default=5_000, help="how many more leaders (5000)")
        parser.add_argument("--schools", type=int, default=25_000, help="how many more schools (25000)")
        parser.add_argument("--deployments", type=int, default=20_000, help="how many more deployments (20000)")

    def handle(self, *, leaders: int, schools: int, deployments: int, **options: Any) -> None:
        at, began = clock.now(), time.monotonic()
        chiefs = people.holders(Role.ADMINISTRATOR, [""], at=at)
        if not chiefs:
            raise CommandError("There is no county yet. Make one first: make demo")
        try:
            volume.fill(leaders=leaders, schools=schools, deployments=deployments, by=chiefs[0], at=at)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{leaders:,} leaders, {schools:,} schools and {deployments:,} deployments more, "
            f"in {time.monotonic() - began:.0f} seconds."
        )

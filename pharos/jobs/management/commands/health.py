"""``pharos health``: how the background work fares."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pharos.common import clock
from pharos.jobs import health, schedule


class Command(BaseCommand):
    help = (
        "Say how the background work fares. Ends with 1 where no worker is alive or something has waited ten minutes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="As one JSON object.")

    def handle(self, **options: Any) -> None:
        schedule.load()
        numbers = health.report(at=clock.now())
        if options["json"]:
            self.stdout.write(json.dumps(numbers))
        else:
            for name, number in numbers.items():
                self.stdout.write(f"{name.replace('_', ' ')}: {number}")
        if not health.is_well(numbers):
            sys.exit(1)

"""``pharos work``: the worker."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pharos.jobs.worker import Worker


class Command(BaseCommand):
    help = (
        "Run the background work: letters, imports, and what is due by the schedule. Any number may run side by side."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--drain", "--once", action="store_true", help="Run what is due, and what that leads to, then end."
        )

    def handle(self, **options: Any) -> None:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
        Worker(until_idle=options["drain"]).start()

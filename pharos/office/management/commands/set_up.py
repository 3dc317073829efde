"""``pharos set_up``: what an installation needs before anything else."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from pharos.common.errors import Refused
from pharos.schools import actions as schools
from pharos.schools import areas_file
from pharos.taxonomy import actions as taxonomy


class Command(BaseCommand):
    help = "Load the county's areas and districts, and the areas of expertise. Safe to repeat: what stands stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--areas",
            type=Path,
            default=areas_file.SHIPPED,
            help="A CSV file of areas and districts. Without one, Kent's.",
        )

    def handle(self, *, areas: Path, **options: Any) -> None:
        try:
            with transaction.atomic():
                districts, expertise = schools.load_areas(areas), taxonomy.load_default()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(f"{areas} cannot be read: {error.strerror}.") from error
        self.stdout.write(f"Districts: {districts}. Areas of expertise: {expertise}. What stood already was kept.")

"""``pharos suggest_areas``: the areas of need that plain words mean, as the pages propose them."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pharos.taxonomy import queries
from pharos.taxonomy.suggesting import suggest


class Command(BaseCommand):
    help = "Say which areas of need plain words mean, and why. Nothing is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", help="What the school needs, in its own words.")
        parser.add_argument("--json", action="store_true", help="As a JSON list.")

    def handle(self, *, words: str, **options: Any) -> None:
        found = suggest(words, queries.vocabulary())
        if options["json"]:
            told = [{"code": each.code, "label": each.label, "why": each.why} for each in found]
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for each in found:
            self.stdout.write(f"{each.label} ({each.code}): {each.why}")
        if not found:
            self.stdout.write("No area fits these words.")

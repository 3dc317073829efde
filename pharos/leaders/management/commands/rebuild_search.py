"""``pharos rebuild_search``: what words are looked for in, compared with what leaders say, and put right."""

from typing import Any

from django.core.management.base import BaseCommand

from pharos.common import clock
from pharos.leaders import actions


class Command(BaseCommand):
    help = "Brings the index of the directory up to date. The worker does the same every ten minutes. Safe to repeat."

    def handle(self, **options: Any) -> None:
        changed = actions.refresh_all(at=clock.now())
        self.stdout.write("1 entry was written." if changed == 1 else f"{changed:,} entries were written.")

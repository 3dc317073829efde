"""``pharos school_changes``: what happened to schools between two dates of the register's files."""

import datetime as dt
import json
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pharos.common.ui.filters import date, plural
from pharos.schools import queries
from pharos.schools.changes import Event

KEYS = ("urn", "kind", "before", "after", "confidence")


class Command(BaseCommand):
    help = (
        "Say what happened to schools between two files of the register: opened, closed, became an academy, joined or "
        "left a trust, another headteacher. What it says of headteachers are prompts for a person to look, not facts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from", dest="since", type=_day, required=True, metavar="DATE", help="The day of the earlier file."
        )
        parser.add_argument(
            "--to", dest="until", type=_day, required=True, metavar="DATE", help="The day of the later file."
        )
        parser.add_argument("--la", default="", help="Only the schools of this local authority: its code, or its name.")
        parser.add_argument("--json", action="store_true", help="The changes as a JSON list on the standard output.")

    def handle(self, **options: Any) -> None:
        since, until = options["since"], options["until"]
        if since > until:
            raise CommandError(f"{date(since)} is after {date(until)}. Give the earlier date with --from.")
        found = queries.between(since, until, la=options["la"].strip())
        if options["json"]:
            rows = [{key: getattr(event, key) for key in KEYS} for event in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            self._tell(found, since, until)

    def _tell(self, found: list[Event], since: dt.date, until: dt.date) -> None:
        kind = None
        for event in found:
            if event.kind != kind:
                kind = event.kind
                self.stdout.write(f"{kind.label} ({sum(each.kind == kind for each in found)})")
            words = f"{event.before or 'nothing'} → {event.after or 'nothing'}"
            self.stdout.write(f"  {event.urn:>7} {event.name}: {words}. {event.confidence.label}: {event.why}")
        self.stdout.write(f"{plural(len(found), 'change')} from {date(since)} to {date(until)}.")


def _day(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError as wrong:
        raise ArgumentTypeError(f"“{words}” is not a date. Write it as year, month and day: 2026-09-01.") from wrong

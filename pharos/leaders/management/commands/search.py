"""``pharos search``: the directory's search, as the page answers it to everybody."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from pharos.common import clock
from pharos.leaders import queries
from pharos.leaders.criteria import Criteria
from pharos.leaders.forms import DirectoryForm
from pharos.leaders.reasons import reasons
from pharos.leaders.roll import Roll
from pharos.schools.distance import km

NAMES = {"words": "WORDS", "expertise": "--area", "near": "--near", "phase": "--phase"}


class Command(BaseCommand):
    help = "Finds leaders in the directory, in the order in which its page shows them to everybody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", help="What a school needs, a name, a school or a town, in quotes; may be empty.")
        parser.add_argument(
            "--area", action="append", default=[], metavar="CODE",
            help="The code of an area of expertise; several may be given, leaders offer any.",
        )  # fmt: skip
        parser.add_argument("--near", default="", metavar="URN", help="Measure from this school, or this postcode.")
        parser.add_argument("--phase", default="", help="Only leaders who know this phase: primary, secondary, ….")
        parser.add_argument("--json", action="store_true", help="One JSON list: ref, name, band and why of each.")

    def handle(self, *, words: str, area: list[str], near: str, phase: str, **options: Any) -> None:
        at = clock.now()
        roll = queries.current_roll(at=at)
        criteria = _criteria(roll, words=[words], expertise=area, near=[near], phase=[phase])
        found = _found(criteria, roll, at)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for each in found:
            self.stdout.write(f"{each['ref']}  {each['band'] or '-':<8}  {each['name']}: {'; '.join(each['why'])}")
        self.stdout.write("1 leader" if len(found) == 1 else f"{len(found):,} leaders")


def _criteria(roll: Roll, **asked: list[str]) -> Criteria:
    """What the page's own form makes of these answers; a plain refusal where it can make nothing of one."""
    said = QueryDict(mutable=True)
    for name, values in asked.items():
        said.setlist(name, values)
    form = DirectoryForm(said, areas=(), expertise=roll.expertise, with_availability=False)
    if not form.is_valid():
        wrong = [f"{NAMES[name]}: {'. '.join(map(str, words))}" for name, words in form.errors.items()]
        raise CommandError("\n".join(wrong))
    return form.criteria()


def _found(criteria: Criteria, roll: Roll, at: Any) -> list[dict[str, Any]]:
    found = queries.search(criteria, at=at, roll=roll)
    told = []
    for leader in queries.in_batches(found.keys, at=at):
        card, match = queries.card(leader), found.match(leader.pk)
        away = km(card.school, criteria.near) if criteria.near else None
        why = reasons(card, criteria, found.question, match.hits, km=away)
        band = str(match.band) if match.band and criteria.ranked else ""
        told.append({"ref": card.reference, "name": card.name, "band": band, "why": why})
    return told

"""``pharos add_administrator``: the first one, who gives every other role in the office."""

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from pharos.common import clock
from pharos.common.errors import Refused
from pharos.office.forms.people import PersonForm
from pharos.people import actions, queries
from pharos.people.models import Person
from pharos.people.states import Role

REASON = "Made an administrator at the console"


class Command(BaseCommand):
    help = "Makes somebody a programme administrator, with an account if they have none. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="The address that they sign in with.")
        parser.add_argument("--name", required=True, help="Their full name, in quotes.")

    def handle(self, *, email: str, name: str, **options: Any) -> None:
        at = clock.now()
        try:
            person, is_new = _administrator(**_checked(name, email), at=at)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not is_new:
            self.stdout.write(f"{person.name} is an administrator already. Nothing was changed.")
            return
        self.stdout.write(
            f"{person.name} is an administrator now. We are writing to {person.email}, the address "
            f"with which they sign in at {settings.SITE_ADDRESS}/sign-in/"
        )


def _checked(name: str, email: str) -> dict[str, str]:
    """The same answers as the office's own page takes, or what is wrong with them."""
    form = PersonForm({"name": name, "email": email})
    if not form.is_valid():
        raise CommandError(". ".join(str(words) for errors in form.errors.values() for words in errors))
    return form.answers


@transaction.atomic
def _administrator(*, at: dt.datetime, **details: str) -> tuple[Person, bool]:
    """The person, and whether the role is new to them."""
    day = clock.day_of(at)
    person = actions.add_person(**details, by=None, at=at)
    if queries.lasting_administrators(at=at, until=day).filter(person=person).exists():
        return person, False
    actions.grant(person, Role.ADMINISTRATOR, by=None, at=at, from_on=day, reason=REASON)
    return person, True

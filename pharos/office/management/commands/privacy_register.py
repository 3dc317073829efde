"""``pharos privacy_register``: what is kept about people, why and for how long, for docs/privacy.md."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models

from pharos.common.privacy import Privacy

HEADING = """# The register of processing

Made by `pharos privacy_register` from what each model says of itself; a test holds it current. *Public* may be shown
to anybody, *personal* identifies a person, *sensitive* is confidential to the parties of a record. A leader’s profile
is public only once the leader has agreed to it.

Beside these records the service keeps, for its own working: sessions (14 days, or until somebody signs out), background
tasks that are done (a week; those that failed, a year), and counts of tries to sign in (an hour).
"""


class Command(BaseCommand):
    help = "Prints the register of processing as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(register()), ending="")


def register() -> Iterator[str]:
    """The heading, then each area's records, from the lowest area up."""
    yield HEADING
    for area in apps.get_app_configs():
        kept = [model for model in area.get_models() if "privacy" in model.__dict__]
        if kept:
            yield f"## {area.label.capitalize()}\n"
            yield from map(_record, kept)


def _record(model: type[models.Model]) -> str:
    privacy: Privacy = model.__dict__["privacy"]
    words = (model.__doc__ or "").strip().splitlines()[0].replace("``", "`")
    kinds = {"Public": privacy.public, "Personal": privacy.personal, "Sensitive": privacy.sensitive}
    lines = [f"- **{kind}:** {_fields(names)}" for kind, names in kinds.items() if names]
    told = [f"- **Why:** {privacy.purpose}", f"- **How long:** {privacy.keep}", *lines]
    return "\n".join([f"### {model._meta.object_name}\n", f"{words}\n", *told, ""])


def _fields(names: str) -> str:
    return ", ".join(name.replace("_", " ") for name in names.split())
